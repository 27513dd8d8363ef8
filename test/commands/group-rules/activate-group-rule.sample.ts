import type { Sample } from '../../support/sample.ts';
import { GROUP } from '../../support/sample-org.ts';

export const sample: Sample = {
  command: 'okta-activate-group-rule',
  calls: [
    { args: { ruleId: '0pr0000000000000rule' }, requests: 2 },
    { args: { ruleName: 'Berlin staff' }, requests: 2 },
  ],
  org: {
    groupRules: [
      {
        id: '0pr0000000000000rule',
        name: 'Berlin staff',
        status: 'INACTIVE',
        expression: 'user.city=="Berlin"',
        groups: [GROUP.groupName],
      },
    ],
  },
};
