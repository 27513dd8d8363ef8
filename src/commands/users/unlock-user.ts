import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { changeUserState } from '../shared/user-state.ts';

export const unlockUser = defineCommand({
  name: 'okta-unlock-user',
  description: 'Unlocks a single user.',
  effect: 'write',
  harmful: true,
  scopes: ['okta.users.manage'],
  args: { username: arg.string('Username to unlock.', { required: true, unnamed: true }) },
  outputs: [],
  examples: ['!okta-unlock-user username=testForDocs@test.com'],
  refusals: {
    E0000032:
      'Cannot unlock a user who is not locked out: okta-get-user shows the status, okta-get-user-blocks what else keeps them out.',
  },
  async run({ username }, context) {
    const raw = await changeUserState(context, username, 'unlock');
    return {
      blocks: [heading(`User ${username} unlocked`)],
      raw,
      changes: [userBecomes(username, { Status: 'ACTIVE' })],
    };
  },
});
