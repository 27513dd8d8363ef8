import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { changeUserState } from '../shared/user-state.ts';

export const activateUser = defineCommand({
  name: 'okta-activate-user',
  description: 'Activates a single user.',
  effect: 'write',
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage'],
  args: { username: arg.string('Username to activate.', { required: true, unnamed: true }) },
  outputs: [],
  examples: ['!okta-activate-user username=testForDocs@test.com'],
  refusals: {
    E0000016: 'Cannot activate a user who is active already: okta-get-user shows the status.',
  },
  async run({ username }, context) {
    const raw = await changeUserState(context, username, 'activate');
    // ACTIVE or PROVISIONED; Okta's answer does not say which.
    return {
      blocks: [heading(`${username} is active now`)],
      raw,
      changes: [userBecomes(username, { Status: undefined })],
    };
  },
});
