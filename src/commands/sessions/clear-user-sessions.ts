import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const clearUserSessions = defineCommand({
  name: 'okta-clear-user-sessions',
  description:
    'Removes all active identity provider sessions. This forces the user to authenticate upon the next operation. Optionally revokes OpenID Connect and OAuth refresh and access tokens issued to the user. For more information and examples: https://developer.okta.com/docs/reference/api/users/#user-sessions',
  effect: 'write',
  protects: 'id',
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage'],
  args: { userId: arg.string('Okta User ID.', { required: true }) },
  outputs: [],
  examples: ['!okta-clear-user-sessions userId=00ui5brmwtJpMdoZZ0h7'],
  async run({ userId }, context) {
    const raw = await context.okta.sessions.clear(await resolveUserId(context, { userId }));
    return { blocks: [heading(`User session was cleared for: ${userId}`)], raw };
  },
});
