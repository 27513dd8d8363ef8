import type { Sample } from '../../support/sample.ts';
import { ANN } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-list-user-applications',
  calls: [
    { args: { userId: ANN.userId }, requests: 1 },
    { args: { username: ANN.username, limit: '0' }, requests: 2 },
  ],
  org: { apps: [{ id: '0oa0000000000000desk', label: 'Desk', users: [ANN.username] }] },
};
