import { GROUP_RULE_OUTPUTS } from '../../views/group-rule.ts';
import { resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { changeRuleState } from '../shared/rule-state.ts';
import { RULE_RULE, ruleArgs } from '../shared/target-args.ts';

export const deactivateGroupRule = defineCommand({
  name: 'okta-deactivate-group-rule',
  description: 'Deactivates a group rule; memberships that it gave stay.',
  effect: 'write',
  scopes: ['okta.groups.manage'],
  args: ruleArgs(),
  rules: [RULE_RULE],
  outputs: [...GROUP_RULE_OUTPUTS, resultOutput('Okta.GroupRule')],
  examples: ['!okta-deactivate-group-rule ruleName="Sales staff"'],
  run: (args, { okta }) => changeRuleState(okta, args, 'deactivate', 'Memberships that it gave stay.'),
});
