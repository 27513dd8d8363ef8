import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-delete-group',
  calls: [
    { args: { groupId: GROUP.groupId }, requests: 2 },
    { args: { groupName: GROUP.groupName }, requests: 2 },
  ],
};
