import { textBlock } from '../../core/block.ts';
import type { OutputSpec } from '../../core/command.ts';
import { UsageError } from '../../errors.ts';
import type { OktaGroup } from '../../okta/types.ts';
import { GROUP_KEY } from '../../views/group.ts';
import { type ChangeResult, resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { thingIsGone } from '../shared/context-changes.ts';
import { findCountedGroup, toNamedGroup } from '../shared/group-target.ts';
import { unlessAbsent } from '../shared/not-found-kind.ts';
import { GROUP_RULE, groupArgs } from '../shared/target-args.ts';

const OUTPUTS = [
  { path: 'Okta.Group.ID', type: 'String', description: 'ID of the group.' },
  { path: 'Okta.Group.Name', type: 'String', description: 'Name of the group.' },
  { path: 'Okta.Group.UsersCount', type: 'Number', description: 'How many users were in the group.' },
  { path: 'Okta.Group.AppsCount', type: 'Number', description: 'How many applications the group had.' },
  resultOutput('Okta.Group'),
] as const satisfies readonly OutputSpec[];

export const deleteGroup = defineCommand({
  name: 'okta-delete-group',
  description: 'Deletes a group for good.',
  effect: 'destructive',
  harmful: true,
  scopes: ['okta.groups.manage'],
  args: groupArgs({ isMain: true }),
  rules: [GROUP_RULE],
  outputs: OUTPUTS,
  examples: ['!okta-delete-group groupName="VPN Users"'],
  async run(named, { okta, rules }) {
    // By id, an empty answer proves nothing: the credential may not see the group.
    const group: OktaGroup = (await findCountedGroup(okta, named)) ?? { id: named.groupId ?? '' };
    rules.protection.refuseGroup(toNamedGroup(group));
    const title = `${group.profile?.name ?? named.groupName ?? 'Group'} (${group.id})`;
    if (group.type === 'BUILT_IN') {
      throw new UsageError(`${title} is of the type BUILT_IN and cannot be deleted.`, { code: 'wrong_kind' });
    }
    const deleted = await unlessAbsent(okta.groups.delete(group.id), []);
    const result: ChangeResult = deleted === undefined ? 'already' : 'done';
    return {
      blocks: [textBlock(result === 'done' ? toReport(title, group) : `${title} is already gone.`)],
      context: { [GROUP_KEY]: toContext(group, result) },
      changes: [thingIsGone('Group', { ID: group.id })],
      raw: deleted || null,
    };
  },
});

function toReport(title: string, { _embedded }: OktaGroup): string {
  const { usersCount, appsCount } = _embedded?.stats ?? {};
  const counts =
    usersCount == null && appsCount == null
      ? ''
      : ` It had ${usersCount ?? '?'} users and ${appsCount ?? '?'} applications.`;
  return `${title} was deleted.${counts} Rules that fill it become INVALID.`;
}

function toContext({ id, profile, _embedded }: OktaGroup, result: ChangeResult): Record<string, unknown> {
  const { usersCount, appsCount } = _embedded?.stats ?? {};
  return {
    ID: id,
    ...(profile?.name && { Name: profile.name }),
    ...(usersCount != null && { UsersCount: usersCount }),
    ...(appsCount != null && { AppsCount: appsCount }),
    Result: result,
  };
}
