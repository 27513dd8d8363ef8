import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { changeUserState } from '../shared/user-state.ts';

export const unsuspendUser = defineCommand({
  name: 'okta-unsuspend-user',
  description:
    'Returns a single user to ACTIVE status. This operation can only be performed on users that have a SUSPENDED status.',
  effect: 'write',
  scopes: ['okta.users.manage'],
  args: { username: arg.string('Username to change the status to ACTIVE.', { required: true, unnamed: true }) },
  outputs: [],
  examples: ['!okta-unsuspend-user username=testForDocs@test.com'],
  refusals: {
    E0000001: 'Cannot unsuspend a user who is not suspended: okta-get-user shows the status.',
  },
  async run({ username }, context) {
    const raw = await changeUserState(context, username, 'unsuspend');
    return {
      blocks: [heading(`${username} is no longer SUSPENDED`)],
      raw,
      changes: [userBecomes(username, { Status: 'ACTIVE' })],
    };
  },
});
