import { tableBlock, textBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { DATED_ROLE_FIELDS, ROLE_KEY, ROLES, toRoleContext } from '../../views/role.ts';
import { defineCommand } from '../define.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const listUserRoles = defineCommand({
  name: 'okta-list-user-roles',
  description: 'Lists the admin roles of a user, given to them directly or through a group.',
  effect: 'read',
  scopes: ['okta.roles.read', 'okta.users.read'],
  args: userArguments(),
  rules: USER_RULES,
  outputs: [
    { path: 'Okta.UserRole.UserID', type: 'String', description: 'ID of the user.' },
    ...toOutputs('Okta.UserRole', DATED_ROLE_FIELDS),
  ],
  examples: ['!okta-list-user-roles username=jane.doe@acme.example'],
  async run(user, context) {
    const userId = await resolveUserId(context, user);
    const raw = await context.okta.roles.ofUser(userId);
    if (raw.length === 0) return { blocks: [textBlock(`The user ${userId} has no admin role.`)], raw };
    return {
      blocks: [tableBlock(`Admin roles of user ${userId}`, ROLES, raw)],
      context: { [ROLE_KEY]: raw.map((role) => toRoleContext(role, userId)) },
      raw,
    };
  },
});
