import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import type { OutputSpec } from '../../core/command.ts';
import { GROUP_RULE_KEY } from '../../views/group-rule.ts';
import { type ChangeResult, resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { thingIsGone } from '../shared/context-changes.ts';
import { deleteDeactivated } from '../shared/delete-deactivated.ts';
import { unlessAbsent } from '../shared/not-found-kind.ts';
import { toRuleTitle } from '../shared/rule-state.ts';
import { readRule } from '../shared/rule-target.ts';
import { RULE_RULE, ruleArgs } from '../shared/target-args.ts';

const OUTPUTS = [
  { path: 'Okta.GroupRule.ID', type: 'String', description: 'ID of the group rule.' },
  { path: 'Okta.GroupRule.Name', type: 'String', description: 'Name of the group rule.' },
  resultOutput('Okta.GroupRule'),
] as const satisfies readonly OutputSpec[];

export const deleteGroupRule = defineCommand({
  name: 'okta-delete-group-rule',
  description: 'Deletes a group rule, deactivating it first if it is ACTIVE.',
  effect: 'destructive',
  harmful: true,
  scopes: ['okta.groups.manage'],
  args: {
    ...ruleArgs(),
    removeUsers: arg.boolean('Whether users whom the rule put into groups leave them.', { default: false }),
  },
  rules: [RULE_RULE],
  outputs: OUTPUTS,
  examples: ['!okta-delete-group-rule ruleName="Sales staff"'],
  async run({ removeUsers, ...named }, { okta }) {
    const rule = await unlessAbsent(readRule(okta, named), []);
    if (rule === undefined)
      return toOutcome(`Group rule ${named.ruleId} is already gone.`, { ID: named.ruleId, Result: 'already' });
    const deleted = await deleteDeactivated({
      what: 'group rule',
      status: rule.status,
      deactivate: () => okta.groupRules.changeState(rule.id, 'deactivate'),
      remove: () => okta.groupRules.delete(rule.id, { removeUsers }),
    });
    const entity = { ID: rule.id, ...(rule.name && { Name: rule.name }) };
    if (deleted === undefined)
      return toOutcome(`Group rule ${toRuleTitle(rule)} is already gone.`, { ...entity, Result: 'already' });
    const members = removeUsers
      ? 'Users whom it put into groups leave them.'
      : 'Users whom it put into groups stay in them.';
    return toOutcome(`Group rule ${toRuleTitle(rule)} is being deleted in the background. ${members}`, {
      ...entity,
      Result: 'done',
    });
  },
});

function toOutcome(
  text: string,
  entity: { readonly ID: string | undefined; readonly Name?: string; readonly Result: ChangeResult },
) {
  const changes = entity.ID === undefined ? [] : [thingIsGone('GroupRule', { ID: entity.ID })];
  return { blocks: [textBlock(text)], context: { [GROUP_RULE_KEY]: entity }, raw: null, changes };
}
