import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaRole, OktaUser } from '../../okta/types.ts';
import { ADMIN_KEY, ADMINS, type Admin, toAdminContext } from '../../views/admin.ts';
import { ROLE_FIELDS } from '../../views/role.ts';
import { defineCommand } from '../define.ts';
import { collectPages } from '../shared/collect-pages.ts';
import { readEach, type Settled, settleEach, toFailures, toReason } from '../shared/each.ts';
import { toRowLimit } from '../shared/row-limit.ts';

export const listAdmins = defineCommand({
  name: 'okta-list-admins',
  description: 'Lists everyone who has an admin role, with these roles.',
  effect: 'read',
  scopes: ['okta.roles.read', 'okta.users.read'],
  args: {
    role: arg.string('Type, label or custom role ID of a role: only who has it.'),
    limit: arg.integer('How many administrators to look at; 0 means all.', { default: 0 }),
  },
  outputs: [
    { path: 'Okta.Admin.UserID', type: 'String', description: 'ID of the user.' },
    { path: 'Okta.Admin.Login', type: 'String', description: 'Login of the user.' },
    { path: 'Okta.Admin.DisplayName', type: 'String', description: 'Name of the user.' },
    { path: 'Okta.Admin.Status', type: 'String', description: 'Status of the user.' },
    ...toOutputs('Okta.Admin.Roles', ROLE_FIELDS),
    { path: 'Okta.Admin.Error', type: 'String', description: 'Why the roles of the user could not be read.' },
  ],
  examples: ['!okta-list-admins role=HELP_DESK_ADMIN'],
  async run({ role, limit }, context) {
    const { okta, progress } = context;
    const { rows } = await collectPages(okta.roles.assigneePages(toRowLimit(limit)), progress);
    const ids = rows.map(({ id }) => id);
    const settled = await settleEach(ids, (id) => okta.roles.ofUser(id), context);
    // Someone whose roles cannot be read may have the role.
    const shown = settled.filter((one) => !('value' in one) || role === undefined || hasRole(one.value, role));
    if (shown.length === 0) {
      const what = role === undefined ? 'Nobody has an admin role.' : `Nobody has the role ${role}.`;
      return { blocks: [textBlock(what)], raw: [] };
    }
    const users = await readUsers(
      okta,
      shown.map(({ item }) => item),
    );
    const admins = shown.map((one) => toAdmin(one, users.get(one.item)));
    return {
      blocks: [tableBlock('Administrators', ADMINS, admins)],
      context: { [ADMIN_KEY]: admins.map(toAdminContext) },
      raw: admins.map(({ userId, user, roles }) => ({ id: userId, user: user ?? null, roles: roles ?? null })),
      failures: toFailures(shown, (id) => users.get(id)?.profile?.login ?? id),
    };
  },
});

function hasRole(roles: readonly OktaRole[], wanted: string): boolean {
  const lowered = wanted.trim().toLowerCase();
  return roles.some(({ type, label, role }) => [type, label, role].some((name) => name?.toLowerCase() === lowered));
}

function toAdmin(one: Settled<string, readonly OktaRole[]>, user: OktaUser | undefined): Admin {
  return 'value' in one
    ? { userId: one.item, user, roles: one.value, reason: undefined }
    : { userId: one.item, user, roles: undefined, reason: toReason(one.error) };
}

/** So many ids fit into one filter. */
const IDS_IN_ONE_FILTER = 20;

async function readUsers(okta: OktaClient, ids: readonly string[]): Promise<ReadonlyMap<string, OktaUser>> {
  const groups: string[][] = [];
  for (let at = 0; at < ids.length; at += IDS_IN_ONE_FILTER) groups.push(ids.slice(at, at + IDS_IN_ONE_FILTER));
  // By filter: the index of a search lags behind.
  const found = await readEach(groups, async (group) => {
    const filter = group.map((id) => `id eq "${id}"`).join(' or ');
    return (await collectPages(okta.users.pages({ filter }, {}), () => {})).rows;
  });
  return new Map(found.flat().map((user) => [user.id, user]));
}
