import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-get-app-user-assignment',
  calls: [
    { args: { userId: ANN.userId, appId: '0oa0000000000000desk' }, requests: 1 },
    { args: { username: ANN.username, appName: 'Wiki' }, requests: 3 },
  ],
  org: { apps: [{ id: '0oa0000000000000desk', label: 'Desk', users: [ANN.username] }] },
};
