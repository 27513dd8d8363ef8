import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-delete-group-rule',
  calls: [
    { args: { ruleId: '0pr0000000000000rule' }, requests: 3 },
    { args: { ruleName: 'Berlin staff', removeUsers: 'true' }, requests: 3 },
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
