import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import { pickExact } from './exact-match.ts';

export interface GroupArguments {
  readonly groupId?: string | undefined;
  readonly groupName?: string | undefined;
}

export const GROUP_REQUIRED = "You must supply either 'groupName' or 'groupId";

/**
 * The id of a group by id or exact name; the id wins where both are given.
 *
 * @throws {UsageError} where no group, or more than one, has exactly that name
 */
export async function resolveGroupId(okta: OktaClient, { groupId, groupName }: GroupArguments): Promise<string> {
  if (groupId !== undefined) return groupId;
  if (groupName === undefined) throw new UsageError(GROUP_REQUIRED, { code: 'invalid_arguments' });
  const found = await okta.groups.startingWith(groupName);
  if (found.length === 0) {
    throw new UsageError('Either group name not found or multiple groups include this name.', {
      code: 'group_not_found',
    });
  }
  return pickExact(
    'group',
    groupName,
    found.map(({ id, profile }) => ({ id, name: profile?.name ?? '' })),
  ).id;
}

/** How a group is called in what people read: by its name where it was given, else by its id. */
export function toGroupTitle({ groupId, groupName }: GroupArguments): string {
  return groupName ?? groupId ?? '';
}
