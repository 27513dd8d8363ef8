import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { contextKey } from '../../core/context-keys.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { actOnNamedUser } from '../shared/user-target.ts';

const REACTIVATION_KEY = contextKey('Okta.Reactivation', 'User');

export const reactivateUser = defineCommand({
  name: 'okta-reactivate-user',
  description: 'Sends the activation mail to a user whose activation is pending again, or returns the link.',
  effect: 'write',
  idempotent: false,
  scopes: ['okta.users.manage'],
  args: {
    ...userArguments(),
    sendEmail: arg.boolean('Whether Okta mails the link; false: it is returned.', { default: true }),
  },
  rules: USER_RULES,
  outputs: [
    { path: 'Okta.Reactivation.User', type: 'String', description: 'The user, as given.' },
    { path: 'Okta.Reactivation.EmailSent', type: 'Boolean', description: 'Whether Okta mails the link.' },
    {
      path: 'Okta.Reactivation.ActivationUrl',
      type: 'String',
      description: 'The activation link; only with sendEmail=false.',
    },
    {
      path: 'Okta.Reactivation.ActivationToken',
      type: 'String',
      description: 'The activation token; only with sendEmail=false.',
    },
  ],
  examples: ['!okta-reactivate-user username=ivan.horvat@acme.example'],
  refusals: {
    E0000038:
      'Cannot reactivate a user in this status: only one who has not finished their activation can be. okta-get-user shows the status.',
  },
  async run({ sendEmail, ...user }, context) {
    const answer = await actOnNamedUser(context, user, ({ idOrLogin }) =>
      context.okta.userLifecycle.reactivate(idOrLogin, { sendEmail }),
    );
    const name = user.userId ?? user.username;
    const { activationUrl: url, activationToken: token } = sendEmail ? {} : (answer ?? {});
    return {
      blocks: [
        textBlock(
          sendEmail
            ? `Okta mails ${name} a new activation link.`
            : `The new activation link of ${name}: ${url ?? 'Okta gave none'}`,
        ),
      ],
      context: {
        [REACTIVATION_KEY]: {
          User: name,
          EmailSent: sendEmail,
          ...(url && { ActivationUrl: url }),
          ...(token && { ActivationToken: token }),
        },
      },
      raw: answer ?? {},
      changes: [userBecomes(name ?? '', { Status: 'PROVISIONED' })],
    };
  },
});
