import type { Sample } from '../../support/sample.ts';
import { ANN, GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-remove-from-group',
  calls: [
    { args: { username: ANN.username, groupName: GROUP.groupName }, requests: 3 },
    { args: { userId: ANN.userId, groupId: GROUP.groupId }, requests: 1 },
  ],
};
