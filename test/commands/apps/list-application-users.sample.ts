import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-list-application-users',
  calls: [
    { args: { appId: '0oa0000000000000desk' }, requests: 1 },
    { args: { appName: 'Desk', query: 'ann' }, requests: 2 },
  ],
  org: { apps: [{ id: '0oa0000000000000desk', label: 'Desk', users: [ANN.username] }] },
};
