import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { changeUserState } from '../shared/user-state.ts';

export const suspendUser = defineCommand({
  name: 'okta-suspend-user',
  description:
    "Suspends a single user. This operation can only be performed on users with an ACTIVE status. After the porcess is completed, the user's status is SUSPENDED.",
  effect: 'write',
  protects: 'login or id',
  policies: ['User Hard Remediation'],
  scopes: ['okta.users.manage'],
  args: { username: arg.string('Username to suspend.', { required: true, unnamed: true }) },
  outputs: [],
  examples: ['!okta-suspend-user username=testForDocs@test.com'],
  refusals: {
    E0000001:
      'Cannot suspend a user who is not active: okta-get-user shows the status. To stop them anyway, use okta-contain-user.',
  },
  async run({ username }, context) {
    const raw = await changeUserState(context, username, 'suspend');
    return {
      blocks: [heading(`${username} status is Suspended`)],
      raw,
      changes: [userBecomes(username, { Status: 'SUSPENDED' })],
    };
  },
});
