import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaGroup } from '../../okta/types.ts';
import { GROUP_FIELDS, GROUP_KEY, GROUPS, toGroupContext } from '../../views/group.ts';
import { type ChangeResult, resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { findGroup, type GroupArguments, toNamedGroup } from '../shared/group-target.ts';
import { GROUP_RULE, groupArgs } from '../shared/target-args.ts';

export const updateGroup = defineCommand({
  name: 'okta-update-group',
  description: 'Changes the name or the description of a group.',
  effect: 'write',
  scopes: ['okta.groups.manage'],
  args: {
    ...groupArgs({ isMain: true }),
    name: arg.string('New name of the group.'),
    description: arg.string('New description of the group.'),
  },
  rules: [GROUP_RULE, { anyOf: ['name', 'description'] }],
  outputs: [...toOutputs('Okta.Group', GROUP_FIELDS), resultOutput('Okta.Group')],
  examples: ['!okta-update-group groupName=Finance description="Counts all money"'],
  async run({ name, description, ...named }, { okta, rules }) {
    const group = await readGroup(okta, named);
    rules.protection.refuseGroup(toNamedGroup(group));
    if (group.type !== 'OKTA_GROUP') {
      throw new UsageError(
        `${toTitle(group)} is of the type ${group.type ?? 'unknown'}; only groups of the type OKTA_GROUP can be changed here.`,
        { code: 'wrong_kind' },
      );
    }
    const change = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
    const isChanged = Object.entries(change).some(([key, value]) => (group.profile?.[key] ?? '') !== value);
    const result: ChangeResult = isChanged ? 'done' : 'already';
    // A profile is replaced as a whole: what Okta keeps in it must go back as it came.
    const updated = isChanged ? await okta.groups.replace(group.id, { ...group.profile, ...change }) : group;
    return {
      blocks: [
        textBlock(`Group ${toTitle(group)} ${isChanged ? 'was updated' : 'already has these values'}.`),
        tableBlock('Group', GROUPS, [updated]),
      ],
      context: { [GROUP_KEY]: { ...toGroupContext(updated), Result: result } },
      raw: updated,
    };
  },
});

function readGroup(okta: OktaClient, named: GroupArguments): Promise<OktaGroup> {
  return named.groupId === undefined ? findGroup(okta, named) : okta.groups.get(named.groupId);
}

const toTitle = ({ id, profile }: OktaGroup): string => `${profile?.name ?? 'Group'} (${id})`;
