import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { UsageError } from '../../errors.ts';
import type { RoleAssignment } from '../../okta/resources/roles.ts';
import type { OktaRole } from '../../okta/types.ts';
import { DATED_ROLE_FIELDS, isThroughGroup, ROLE_KEY, ROLES, toRoleContext } from '../../views/role.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { changeRoles, isErrorCode, ROLE_TYPES } from '../shared/role-change.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const assignUserRole = defineCommand({
  name: 'okta-assign-user-role',
  description:
    "Gives an admin role to a user. The instance's setting 'Allow commands to assign admin roles' must be selected.",
  effect: 'write',
  harmful: true,
  asksAlways: true,
  scopes: ['okta.roles.manage', 'okta.roles.read', 'okta.users.read'],
  args: {
    ...userArguments(),
    roleType: arg.choice('The type of the role.', ROLE_TYPES, { required: true }),
    customRoleId: arg.id('ID of the custom role; needed with roleType=CUSTOM.'),
    resourceSetId: arg.id('ID of the resource set that the custom role is for; needed with roleType=CUSTOM.'),
    disableNotifications: arg.boolean("Whether the user is spared Okta's mails to administrators."),
  },
  rules: USER_RULES,
  check({ roleType, customRoleId, resourceSetId }, { allowsPrivilegeChanges }) {
    if (!allowsPrivilegeChanges) {
      throw new UsageError(
        "Assigning roles is switched off in the instance's settings (allow_privilege_changes); nothing was changed.",
        { code: 'switched_off' },
      );
    }
    const isCustom = roleType === 'CUSTOM';
    if ((customRoleId !== undefined) !== isCustom || (resourceSetId !== undefined) !== isCustom) {
      throw new UsageError("Give 'customRoleId' and 'resourceSetId' with roleType=CUSTOM, and with no other type.", {
        code: 'invalid_arguments',
      });
    }
  },
  outputs: [
    { path: 'Okta.UserRole.UserID', type: 'String', description: 'ID of the user.' },
    ...toOutputs('Okta.UserRole', DATED_ROLE_FIELDS),
    { path: 'Okta.UserRole.Result', type: 'String', description: 'What became of it: done or already.' },
  ],
  examples: ['!okta-assign-user-role username=jane.doe@acme.example roleType=READ_ONLY_ADMIN'],
  async run({ roleType, customRoleId, resourceSetId, disableNotifications, ...user }, context) {
    const { roles } = context.okta;
    const userId = await resolveUserId(context, user);
    const assignment: RoleAssignment = { type: roleType, role: customRoleId, 'resource-set': resourceSetId };
    try {
      const role = await changeRoles(context, () => roles.assign(userId, assignment, disableNotifications));
      const shown = { type: roleType, role: customRoleId, 'resource-set': resourceSetId, ...role };
      return {
        blocks: [textBlock(`The user ${userId} was given the role.`), tableBlock('Role', ROLES, [toRow(shown)])],
        context: { [ROLE_KEY]: { ...toRoleContext(shown, userId), Result: 'done' } },
        raw: role ?? {},
      };
    } catch (error) {
      if (!isErrorCode(error, 409, 'E0000090', 'E0000263')) throw error;
      return toAlready(await findAssigned(context, userId, assignment), userId);
    }
  },
});

/** What the list knows of the role, or, where it does not have it, what was to be assigned. */
async function findAssigned(
  { okta }: CommandContext,
  userId: string,
  assignment: RoleAssignment,
): Promise<Partial<OktaRole>> {
  const isMeant = (role: OktaRole) =>
    role.type === assignment.type &&
    !isThroughGroup(role) &&
    (assignment.type !== 'CUSTOM' ||
      (role.role === assignment.role && role['resource-set'] === assignment['resource-set']));
  return (await okta.roles.ofUser(userId)).find(isMeant) ?? { ...assignment };
}

function toAlready(role: Partial<OktaRole>, userId: string) {
  return {
    blocks: [textBlock(`The user ${userId} already has the role.`), tableBlock('Role', ROLES, [toRow(role)])],
    context: { [ROLE_KEY]: { ...toRoleContext(role, userId), Result: 'already' } },
    raw: role,
  };
}

/** An id that is not known leaves its cell empty. */
const toRow = (role: Partial<OktaRole>): OktaRole => ({ ...role, id: role.id ?? '' });
