import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-get-group',
  calls: [
    { args: { groupName: GROUP.groupName }, requests: 1 },
    { args: { groupId: GROUP.groupId }, requests: 1 },
  ],
};
