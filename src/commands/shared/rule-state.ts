import { tableBlock, textBlock } from '../../core/block.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaGroupRule } from '../../okta/types.ts';
import { GROUP_RULE_KEY, GROUP_RULES, toGroupRuleContext } from '../../views/group-rule.ts';
import type { ChangeResult } from '../../views/result-field.ts';
import { type RuleArguments, readRule } from './rule-target.ts';

const REACHED = { activate: 'ACTIVE', deactivate: 'INACTIVE' } as const;

/**
 * Activates or deactivates a group rule, unless it is in that state already.
 *
 * @param consequence what a person should know once it is done
 */
export async function changeRuleState(
  okta: OktaClient,
  args: RuleArguments,
  operation: 'activate' | 'deactivate',
  consequence: string,
): Promise<Outcome> {
  const rule = await readRule(okta, args);
  const status = REACHED[operation];
  const result: ChangeResult = rule.status === status ? 'already' : 'done';
  if (result === 'done') await okta.groupRules.changeState(rule.id, operation);
  const changed = { ...rule, status };
  const said =
    result === 'already'
      ? `Group rule ${toRuleTitle(rule)} is already ${status}.`
      : `Group rule ${toRuleTitle(rule)} is now ${status}. ${consequence}`;
  return {
    blocks: [textBlock(said), tableBlock('Group rule', GROUP_RULES, [changed])],
    context: { [GROUP_RULE_KEY]: { ...toGroupRuleContext(changed), Result: result } },
    raw: changed,
  };
}

/** How a rule is called in what people read. */
export const toRuleTitle = ({ id, name }: OktaGroupRule): string => `${name ?? 'without a name'} (${id})`;
