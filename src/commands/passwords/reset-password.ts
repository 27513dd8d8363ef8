import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { contextKey } from '../../core/context-keys.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { actOnNamedUser } from '../shared/user-target.ts';

const PASSWORD_RESET_KEY = contextKey('Okta.PasswordReset', 'User');

export const resetPassword = defineCommand({
  name: 'okta-reset-password',
  description:
    "Starts the reset of a user's password: Okta mails them a link, or the link is returned. They cannot sign in until they have set a new one.",
  effect: 'destructive',
  idempotent: false,
  harmful: true,
  protects: 'login or id',
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage'],
  args: {
    ...userArguments(),
    sendEmail: arg.boolean('Whether Okta mails the link; false: it is returned.', { default: true }),
    revokeSessions: arg.boolean("Whether to end the user's sessions with Okta, too.", { default: false }),
  },
  rules: USER_RULES,
  outputs: [
    { path: 'Okta.PasswordReset.User', type: 'String', description: 'The user, as given.' },
    { path: 'Okta.PasswordReset.EmailSent', type: 'Boolean', description: 'Whether Okta mails the link.' },
    { path: 'Okta.PasswordReset.SessionsRevoked', type: 'Boolean', description: 'Whether the sessions were ended.' },
    {
      path: 'Okta.PasswordReset.ResetPasswordUrl',
      type: 'String',
      description:
        'The link for setting a new password; only with sendEmail=false. Anyone who has it can set the password.',
    },
  ],
  examples: ['!okta-reset-password username=jane.doe@acme.example revokeSessions=true'],
  refusals: {
    E0000017:
      'Cannot reset the password of a user in this status: okta-get-user shows it. A suspended user is unsuspended first (okta-unsuspend-user), a new one activated (okta-activate-user).',
  },
  async run({ sendEmail, revokeSessions, ...user }, context) {
    const answer = await actOnNamedUser(context, user, ({ idOrLogin }) =>
      context.okta.userLifecycle.resetPassword(idOrLogin, { sendEmail, revokeSessions }),
    );
    const name = user.userId ?? user.username;
    const link = sendEmail ? undefined : (answer?.resetPasswordUrl ?? undefined);
    return {
      blocks: [
        textBlock(
          sendEmail
            ? `The password of ${name} must be set again; Okta mails them the link.`
            : `The password of ${name} must be set again, by this link: ${link ?? 'Okta gave none'}`,
        ),
        ...(revokeSessions ? [textBlock('Their sessions with Okta were ended.')] : []),
      ],
      context: {
        [PASSWORD_RESET_KEY]: {
          User: name,
          EmailSent: sendEmail,
          SessionsRevoked: revokeSessions,
          ...(link !== undefined && { ResetPasswordUrl: link }),
        },
      },
      raw: answer ?? {},
      changes: [userBecomes(name ?? '', { Status: 'RECOVERY' })],
    };
  },
});
