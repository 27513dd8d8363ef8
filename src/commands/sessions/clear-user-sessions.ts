import { arg } from '../../core/argument.ts';
import { heading } from '../../core/block.ts';
import { defineCommand } from '../define.ts';
import { resolveUserId, USER_REQUIRED } from '../shared/user-target.ts';

export const clearUserSessions = defineCommand({
  name: 'okta-clear-user-sessions',
  description:
    'Ends all sessions that a user has with Okta, and revokes the OAuth tokens that Okta issued to them. Sessions inside apps go on until they expire.',
  effect: 'write',
  protects: 'id',
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    userId: arg.string('Okta User ID.'),
    username: arg.string('Login of the user. If both are given, the ID is used.'),
    revokeOauthTokens: arg.boolean("Whether to revoke the user's OAuth refresh and access tokens too.", {
      default: true,
    }),
    forgetDevices: arg.boolean(
      'Whether devices on which factors are remembered are forgotten. Without it Okta decides (Identity Engine: true, Classic: false).',
    ),
  },
  rules: [{ anyOf: ['userId', 'username'], message: USER_REQUIRED }],
  outputs: [],
  examples: ['!okta-clear-user-sessions userId=00ui5brmwtJpMdoZZ0h7'],
  async run({ revokeOauthTokens, forgetDevices, ...user }, context) {
    const userId = await resolveUserId(context, user);
    const raw = await context.okta.sessions.clear(userId, { oauthTokens: revokeOauthTokens, forgetDevices });
    return { blocks: [heading(`User session was cleared for: ${user.userId ?? user.username}`)], raw };
  },
});
