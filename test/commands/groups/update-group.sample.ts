import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-update-group',
  calls: [
    { args: { groupId: GROUP.groupId, description: 'All of us' }, requests: 2 },
    { args: { groupName: GROUP.groupName, name: 'Team' }, requests: 2 },
  ],
};
