import { UsageError } from '../../errors.ts';
import { toFilterLiteral } from '../../okta/api/path.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaGroup } from '../../okta/types.ts';
import { pickNamed } from './exact-match.ts';

export interface GroupArguments {
  readonly groupId?: string | undefined;
  readonly groupName?: string | undefined;
}

export const GROUP_REQUIRED = "You must supply either 'groupName' or 'groupId";

/**
 * The id of a group by id or name; the id wins where both are given.
 *
 * @throws {UsageError} where no group, or more than one, has that name
 */
export async function resolveGroupId(okta: OktaClient, named: GroupArguments): Promise<string> {
  return named.groupId ?? (await findGroup(okta, named)).id;
}

/** The group of a name. @throws {UsageError} where none, or more than one, has it */
export async function findGroup(okta: OktaClient, { groupName }: GroupArguments): Promise<OktaGroup> {
  if (groupName === undefined) throw new UsageError(GROUP_REQUIRED, { code: 'invalid_arguments' });
  return pickGroup(groupName, await okta.groups.startingWith(groupName));
}

/**
 * A group with its counts, by id or name; the id wins where both are given. Undefined where no group has the id, or the
 * credential may not see it.
 *
 * @throws {UsageError} where no group, or more than one, has that name
 */
export async function findCountedGroup(
  okta: OktaClient,
  { groupId, groupName }: GroupArguments,
): Promise<OktaGroup | undefined> {
  if (groupId !== undefined) {
    const [group] = await okta.groups.withStats({ filter: `id eq ${toFilterLiteral(groupId)}` });
    return group;
  }
  if (groupName === undefined) throw new UsageError(GROUP_REQUIRED, { code: 'invalid_arguments' });
  return pickGroup(groupName, await okta.groups.withStats({ q: groupName }));
}

/** The group of a name among those whose names begin so. @throws {UsageError} where none, or several, have it */
export function pickGroup(groupName: string, found: readonly OktaGroup[]): OktaGroup {
  if (found.length === 0) {
    throw new UsageError('Either group name not found or multiple groups include this name.', {
      code: 'group_not_found',
      summary: `No group has the name '${groupName}', and none begins with it. okta-list-groups lists them.`,
    });
  }
  return pickNamed('group', groupName, found, toNamedGroup);
}

/** A group by id and name; '' where it has no name. */
export function toNamedGroup({ id, profile }: OktaGroup): { readonly id: string; readonly name: string } {
  return { id, name: profile?.name ?? '' };
}

/** How a group is called in what people read: by its name where it was given, else by its id. */
export function toGroupTitle({ groupId, groupName }: GroupArguments): string {
  return groupName ?? groupId ?? '';
}
