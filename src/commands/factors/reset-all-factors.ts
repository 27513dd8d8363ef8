import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { type ContextField, toContextEntity, toOutputs } from '../../core/context-fields.ts';
import { OktaApiError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaFactor } from '../../okta/types.ts';
import { ACCOUNT_KEY } from '../../views/account.ts';
import { FACTORS } from '../../views/factor.ts';
import { defineCommand } from '../define.ts';
import { userBecomes } from '../shared/context-changes.ts';
import { toReason } from '../shared/each.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { resolveUserId } from '../shared/user-target.ts';

const RESET_FACTOR_FIELDS = {
  ID: { type: 'String', description: 'ID of a factor that was reset.', read: ({ id }) => id },
  FactorType: { type: 'String', description: 'Type of the factor.', read: ({ factorType }) => factorType },
  Provider: { type: 'String', description: 'Provider of the factor.', read: ({ provider }) => provider },
  Status: { type: 'String', description: 'Status of the factor before the reset.', read: ({ status }) => status },
} as const satisfies Readonly<Record<string, ContextField<OktaFactor>>>;

export const resetAllFactors = defineCommand({
  name: 'okta-reset-all-factors',
  description: 'Resets all factors of a user, so that they have to enroll again at the next sign-in.',
  effect: 'destructive',
  harmful: true,
  protects: 'id',
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    ...userArguments(),
    removeRecoveryEnrollment: arg.boolean('Whether to also remove the phone number as a way of recovery.'),
  },
  rules: USER_RULES,
  outputs: [
    { path: 'Account.ID', type: 'String', description: 'Okta account ID.' },
    ...toOutputs('Account.ResetFactors', RESET_FACTOR_FIELDS),
  ],
  examples: ['!okta-reset-all-factors username=jane.doe@acme.example'],
  async run({ removeRecoveryEnrollment, ...user }, context) {
    const { okta } = context;
    const userId = await resolveUserId(context, user);
    const found = await listFactors(okta, userId);
    // Always: the list may not show every factor that the user has.
    await okta.factors.resetAll(userId, { removeRecoveryEnrollment });
    const { factors } = found;
    const list = factors?.map((factor) => toContextEntity(RESET_FACTOR_FIELDS, factor, { leaveOut: 'blank' }));
    return {
      blocks: [
        textBlock(`All factors of user ${userId} were reset.`),
        factors === undefined
          ? textBlock(`The list of factors could not be read: ${found.reason}`)
          : factors.length === 0
            ? textBlock('The list of factors was empty.')
            : tableBlock('Factors', FACTORS, factors),
        textBlock(
          'Anyone who knows the password may enroll new factors now: reset the password (okta-reset-password) and end the sessions (okta-clear-user-sessions), too.',
        ),
      ],
      context: { [ACCOUNT_KEY]: { ID: userId, ...(list && { ResetFactors: list }) } },
      raw: factors ?? null,
      changes: [userBecomes(userId, { Factor: [] })],
    };
  },
});

type FoundFactors =
  | { readonly factors: readonly OktaFactor[]; readonly reason?: undefined }
  | { readonly factors: undefined; readonly reason: string };

/** The list only shows what goes: where Okta refuses it, the reset goes on. */
async function listFactors(okta: OktaClient, userId: string): Promise<FoundFactors> {
  try {
    return { factors: (await okta.factors.list(userId)) ?? [] };
  } catch (error) {
    if (!(error instanceof OktaApiError)) throw error;
    return { factors: undefined, reason: toReason(error) };
  }
}
