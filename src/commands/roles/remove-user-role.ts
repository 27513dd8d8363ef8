import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { summarizeError } from '../../core/error-text.ts';
import { UsageError } from '../../errors.ts';
import type { OktaRole } from '../../okta/types.ts';
import { DATED_ROLE_FIELDS, isThroughGroup, ROLE_KEY, toRoleContext } from '../../views/role.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { isOwnAccount } from '../shared/own-account.ts';
import { changeRoles, ROLE_TYPES } from '../shared/role-change.ts';
import { isNotFound, resolveUserId } from '../shared/user-target.ts';

export const removeUserRole = defineCommand({
  name: 'okta-remove-user-role',
  description: 'Takes an admin role from a user.',
  effect: 'destructive',
  undoneBy: 'okta-assign-user-role',
  harmful: true,
  protects: 'id',
  scopes: ['okta.roles.manage', 'okta.roles.read', 'okta.users.read'],
  args: {
    ...userArguments(),
    roleType: arg.choice('The type of the role.', ROLE_TYPES),
    roleAssignmentId: arg.id('ID of the role assignment, as okta-list-user-roles shows it.'),
  },
  rules: [...USER_RULES, { anyOf: ['roleType', 'roleAssignmentId'] }],
  check({ roleType, roleAssignmentId }) {
    if (roleType === undefined || roleAssignmentId === undefined) return;
    throw new UsageError("Give 'roleType' or 'roleAssignmentId', not both.", { code: 'invalid_arguments' });
  },
  outputs: [
    { path: 'Okta.UserRole.UserID', type: 'String', description: 'ID of the user.' },
    ...toOutputs('Okta.UserRole', DATED_ROLE_FIELDS),
    { path: 'Okta.UserRole.Result', type: 'String', description: 'What became of it: done or already.' },
  ],
  examples: ['!okta-remove-user-role username=jane.doe@acme.example roleType=HELP_DESK_ADMIN'],
  async run({ roleType, roleAssignmentId, ...user }, context) {
    const { roles } = context.okta;
    const userId = await resolveUserId(context, user);
    const role = pickRole(await roles.ofUser(userId), roleType, roleAssignmentId);
    if (role === undefined) {
      const meant = roleAssignmentId === undefined ? { type: roleType } : { id: roleAssignmentId };
      return toOutcome(meant, userId, 'already');
    }
    if (role.type === 'SUPER_ADMIN') await mustLeaveAnother(context, userId);
    try {
      await changeRoles(context, () => roles.unassign(userId, role.id));
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return toOutcome(role, userId, 'already');
    }
    return toOutcome(role, userId, 'done');
  },
});

function toOutcome(role: Partial<OktaRole>, userId: string, result: 'done' | 'already') {
  const name = role.label ?? role.type ?? role.id;
  const text = result === 'done' ? `The role ${name} was taken from` : `The role ${name} was already taken from`;
  return {
    blocks: [textBlock(`${text} user ${userId}.`)],
    context: { [ROLE_KEY]: { ...toRoleContext(role, userId), Result: result } },
    raw: null,
  };
}

/**
 * The role that is meant, of those that can be taken away.
 *
 * @throws {UsageError} where it comes through a group, or several are meant
 */
function pickRole(
  all: readonly OktaRole[],
  roleType: string | undefined,
  roleAssignmentId: string | undefined,
): OktaRole | undefined {
  const meant = all.filter(({ id, type }) =>
    roleAssignmentId === undefined ? type === roleType : id === roleAssignmentId,
  );
  const direct = meant.filter((role) => !isThroughGroup(role));
  const [role] = direct;
  if (direct.length > 1) {
    const found = direct.map(({ id, label }) => `${label ?? 'no label'} (${id})`).join(', ');
    throw new UsageError(`The user has several roles of type ${roleType}: ${found}. Give roleAssignmentId.`, {
      code: 'ambiguous_name',
    });
  }
  if (role !== undefined) return role;
  const [inherited] = meant;
  if (inherited !== undefined) throw comesThroughGroup(inherited);
  return undefined;
}

function comesThroughGroup({ label, type, _links }: OktaRole): UsageError {
  const groupId = /\/groups\/([^/?#]+)$/.exec(_links?.assignee?.href ?? '')?.[1];
  const group = groupId === undefined ? 'a group' : `the group ${groupId}`;
  return new UsageError(
    `The role ${label ?? type} comes through ${group}; nothing was changed. The user has to leave the group (okta-remove-from-group), or the group has to lose the role.`,
    { code: 'role_of_group' },
  );
}

/**
 * An org without a super administrator can only be repaired by Okta.
 *
 * @throws {UsageError} where it is our own account, where nobody else is left, or where that cannot be made sure
 */
async function mustLeaveAnother({ okta }: CommandContext, userId: string): Promise<void> {
  let isOwn: boolean;
  let isLast: boolean;
  try {
    isOwn = okta.auth.kind === 'api-token' && (await okta.users.getCurrent()).id === userId;
    isLast = !isOwn && !(await hasOtherSuperAdmin(okta, userId));
  } catch (error) {
    throw new UsageError(
      `It could not be confirmed that another super administrator remains, so nothing was changed. ${summarizeError(error)}`,
      { code: 'last_super_admin', cause: error },
    );
  }
  if (isOwn) throw isOwnAccount(userId);
  if (isLast) {
    throw new UsageError(`${userId} is the last super administrator of this org; nothing was changed.`, {
      code: 'last_super_admin',
    });
  }
}

/** Looks at one after another, until one is found. */
async function hasOtherSuperAdmin(okta: CommandContext['okta'], userId: string): Promise<boolean> {
  for await (const { rows } of okta.roles.assigneePages(undefined)) {
    for (const { id } of rows) {
      if (id === userId) continue;
      const roles = await okta.roles.ofUser(id);
      if (roles.some(({ type, status }) => type === 'SUPER_ADMIN' && status === 'ACTIVE')) return true;
    }
  }
  return false;
}
