import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-deactivate-application',
  calls: [
    { args: { appId: '0oa0000000000000desk' }, requests: 2 },
    { args: { appName: 'Desk' }, requests: 2 },
  ],
  org: { apps: [{ id: '0oa0000000000000desk', label: 'Desk', users: [ANN.username] }] },
};
