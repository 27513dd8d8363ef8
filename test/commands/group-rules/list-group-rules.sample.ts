import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-list-group-rules',
  calls: [
    { args: { query: 'Berlin' }, requests: 1 },
    { args: { groupName: GROUP.groupName }, requests: 2 },
    { args: { groupId: GROUP.groupId, limit: '0' }, requests: 1 },
  ],
  org: {
    groupRules: [
      {
        id: '0pr0000000000000rule',
        name: 'Berlin staff',
        status: 'ACTIVE',
        expression: 'user.city=="Berlin"',
        groups: [GROUP.groupName],
      },
    ],
  },
};
