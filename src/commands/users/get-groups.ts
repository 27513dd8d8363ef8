import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import type { OktaGroup } from '../../okta/types.ts';
import { ACCOUNT_KEY } from '../../views/account.ts';
import { GROUPS, toGroupContext } from '../../views/group.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { collectPages, rowsOfPages } from '../shared/collect-pages.ts';
import { settleTogether } from '../shared/settle-together.ts';
import { findByLogin, isAddressable, isUserId, refuseSelf } from '../shared/user-target.ts';

export const getGroups = defineCommand({
  name: 'okta-get-groups',
  description: 'Returns all user groups associated with a specified user.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: {
    username: arg.string('Username in Okta for which to get the associated groups.', { required: true, unnamed: true }),
  },
  outputs: [
    { path: 'Account.Group', type: 'Unknown', description: 'Okta groups with which the account is associated.' },
    { path: 'Account.ID', type: 'String', description: 'Okta account ID.' },
    { path: 'Account.Type', type: 'String', description: 'Okta account type.' },
    { path: 'Account.Group.ID', type: 'String', description: 'Unique key for the group.' },
    { path: 'Account.Group.Created', type: 'Date', description: 'Timestamp when the group was created.' },
    {
      path: 'Account.Group.ObjectClass',
      type: 'String',
      description: "The object class, which determines the group's profile.",
    },
    {
      path: 'Account.Group.LastUpdated',
      type: 'Date',
      description: "Timestamp when the group's profile was last updated.",
    },
    {
      path: 'Account.Group.LastMembershipUpdated',
      type: 'Date',
      description: "Timestamp when the group's memberships were last updated.",
    },
    {
      path: 'Account.Group.Type',
      type: 'String',
      description: "Group type, which determines how a group's profile and memberships are managed.",
    },
    { path: 'Account.Group.Description', type: 'String', description: 'Description of the group.' },
    { path: 'Account.Group.Name', type: 'String', description: 'Name of the group.' },
  ],
  examples: ['!okta-get-groups username=testForDocs@test.com'],
  async run({ username }, context) {
    const { id, groups } = await findWithGroups(context, username);
    return {
      blocks: [
        textBlock(`Okta groups for user: ${username}`, { spacing: { after: '\n ' } }),
        tableBlock('Groups', GROUPS, groups),
      ],
      context: { [ACCOUNT_KEY]: { Group: groups.map(toGroupContext), ID: id, Type: 'Okta' } },
      raw: groups,
    };
  },
  async *stream({ username }, { okta }) {
    const id = isUserId(username) ? username : (await findByLogin(okta, username)).id;
    yield* rowsOfPages(okta.users.groupPages(id));
  },
});

/** Okta gives the groups by login too, but not the user's id, which is read at the same time. */
async function findWithGroups(
  { okta, progress }: CommandContext,
  username: string,
): Promise<{ readonly id: string; readonly groups: readonly OktaGroup[] }> {
  const groupsOf = async (user: string) => (await collectPages(okta.users.groupPages(user), progress)).rows;
  if (isUserId(username)) return { id: username, groups: await groupsOf(username) };
  if (!isAddressable(username)) {
    const { id } = await findByLogin(okta, username);
    return { id, groups: await groupsOf(id) };
  }
  refuseSelf(username);
  const [{ id }, groups] = await settleTogether<[{ id: string }, readonly OktaGroup[]]>([
    findByLogin(okta, username),
    groupsOf(username),
  ]);
  return { id, groups };
}
