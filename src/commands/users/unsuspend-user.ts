import { arg } from '../../core/arg.ts';
import { defineCommand } from '../define.ts';
import { actOnUser } from '../shared/user-target.ts';

export const unsuspendUser = defineCommand({
  name: 'okta-unsuspend-user',
  description:
    'Returns a single user to ACTIVE status. This operation can only be performed on users that have a SUSPENDED status.',
  effect: 'write',
  scopes: ['okta.users.manage'],
  args: { username: arg.string('Username to change the status to ACTIVE.', { required: true, unnamed: true }) },
  outputs: [],
  examples: ['!okta-unsuspend-user username=testForDocs@test.com'],
  async run({ username }, { okta }) {
    const raw = await actOnUser(okta, username, okta.users.unsuspend);
    return { readable: `### ${username} is no longer SUSPENDED`, raw };
  },
});
