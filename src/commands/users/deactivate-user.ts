import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { changeUserState } from '../shared/user-state.ts';

export const deactivateUser = defineCommand({
  name: 'okta-deactivate-user',
  description: 'Deactivates a single user.',
  effect: 'destructive',
  protects: 'login or id',
  policies: ['User Hard Remediation'],
  scopes: ['okta.users.manage'],
  args: { username: arg.string('Username to deactivate.', { required: true }) },
  outputs: [],
  examples: ['!okta-deactivate-user username=testForDocs@test.com'],
  async run({ username }, context) {
    const raw = await changeUserState(context, username, 'deactivate');
    return {
      blocks: [heading(`User ${username} deactivated`)],
      raw,
      changes: [userBecomes(username, { Status: 'DEPROVISIONED' })],
    };
  },
});
