import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { toContextEntity, toOutputs } from '../../core/context-fields.ts';
import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaAuthenticatorEnrollment } from '../../okta/types.ts';
import { ACCESS_CODE_FIELDS, ACCESS_CODE_KEY, ACCESS_CODES } from '../../views/access-code.ts';
import { defineCommand } from '../define.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { settleTogether } from '../shared/settle-together.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const createTemporaryAccessCode = defineCommand({
  name: 'okta-create-temporary-access-code',
  description:
    'Creates a temporary access code with which a user can sign in without their factors, for example to enroll new ones.',
  effect: 'write',
  idempotent: false,
  harmful: true,
  asksAlways: true,
  protects: 'id',
  scopes: ['okta.users.manage', 'okta.authenticators.read', 'okta.users.read'],
  args: {
    ...userArguments(),
    lifetimeInMinutes: arg.integerFrom(10, 14_400)('How long the code is valid, 10 to 14400 minutes.', { default: 60 }),
    multiUse: arg.boolean('Whether it may be used more than once; the org must allow it.', { default: false }),
    hide_code: arg.boolean('Whether the code is left out of everything that is returned.', { default: false }),
  },
  rules: USER_RULES,
  outputs: [
    { path: 'Okta.TemporaryAccessCode.UserID', type: 'String', description: 'ID of the user.' },
    ...toOutputs('Okta.TemporaryAccessCode', ACCESS_CODE_FIELDS),
  ],
  examples: ['!okta-create-temporary-access-code username=jane.doe@acme.example lifetimeInMinutes=30'],
  async run({ lifetimeInMinutes, multiUse, hide_code, ...user }, context) {
    const { okta } = context;
    const [userId, authenticatorId] = await settleTogether<[string, string]>([
      resolveUserId(context, user),
      findAuthenticator(okta),
    ]);
    const profile = { ttl: lifetimeInMinutes, multiUse };
    const answer = await okta.authenticators.createTemporaryAccessCode(userId, authenticatorId, profile);
    const code = hide_code ? withoutCode(answer) : answer;
    return {
      blocks: [
        tableBlock('Temporary Access Code', ACCESS_CODES, [code]),
        ...(hide_code ? [textBlock('The code itself was left out (hide_code).')] : []),
      ],
      context: {
        [ACCESS_CODE_KEY]: { ...toContextEntity(ACCESS_CODE_FIELDS, code, { leaveOut: 'blank' }), UserID: userId },
      },
      raw: code,
    };
  },
});

/** @throws {UsageError} where the org has switched temporary access codes off */
async function findAuthenticator(okta: OktaClient): Promise<string> {
  const all = await okta.authenticators.list();
  const found = all.find(({ key, status }) => key === 'tac' && status === 'ACTIVE');
  if (found !== undefined) return found.id;
  throw new UsageError('This Okta org has no active temporary access code authenticator.', {
    code: 'authenticator_not_found',
  });
}

function withoutCode({ profile, ...rest }: OktaAuthenticatorEnrollment): OktaAuthenticatorEnrollment {
  const { tac: _, ...shown } = profile ?? {};
  return { ...rest, id: rest.id, profile: shown };
}
