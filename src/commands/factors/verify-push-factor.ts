import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import type { Outcome } from '../../core/outcome.ts';
import { UnexpectedResponseError, UsageError, unexpectedAnswer } from '../../errors.ts';
import type { OktaFactorVerification } from '../../okta/types.ts';
import { ACCOUNT_KEY } from '../../views/account.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { resolveUserId, USER_REQUIRED } from '../shared/user-target.ts';

export const verifyPushFactor = defineCommand({
  name: 'okta-verify-push-factor',
  description: 'Enrolls and verifies a push factor for the specified user.',
  effect: 'write',
  idempotent: false,
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    userId: arg.string('The ID of the user to enroll and verify.'),
    username: arg.string('Login of the user to verify. If both are given, the ID is used.'),
    factorId: arg.string("The push factor ID. Without it, the user's only active push factor."),
    polling: arg.boolean(
      "Whether to wait for the user's answer. If false, read it with okta-verify-mfa-status. Default is true.",
      { default: true },
    ),
    polling_time: arg.integer('Interval, in seconds, between two polls.', { default: 5 }),
    max_polling_calls: arg.integer('The maximum number of polls.', { default: 10 }),
  },
  rules: [{ anyOf: ['userId', 'username'], message: USER_REQUIRED }],
  outputs: [
    { path: 'Account.ID', type: 'String', description: 'Okta user ID.' },
    { path: 'Account.VerifyPushResult', type: 'String', description: 'Okta user push factor result.' },
    {
      path: 'Okta.PollingStatusURL',
      type: 'String',
      description: 'The URL for okta-verify-mfa-status; only with polling=false.',
    },
  ],
  examples: ['!okta-verify-push-factor factorId=opfpt1joeaArlg27g0h7 userId=00upt1w8t40wFQM2v0h7'],
  async run({ factorId, polling, polling_time, max_polling_calls, ...user }, context) {
    const { factors } = context.okta;
    const userId = await resolveUserId(context, user);
    const pushId = factorId ?? (await findPushFactor(context, userId));
    const challenge = await factors.verify(userId, pushId);
    // No push was sent, so there is nothing to wait for.
    if (context.isDryRun) return { blocks: [] };
    const href = challenge?._links?.poll?.href;
    if (!href) throw new UnexpectedResponseError('No poll link for the push factor challenge');
    if (!polling) return toPending(href, challenge);
    const result = await pollUntilDecided(context, href, { intervalMs: polling_time * 1000, calls: max_polling_calls });
    return {
      blocks: [textBlock(`Verify push factor result for user ${userId}: ${result}`)],
      context: { [ACCOUNT_KEY]: { ID: userId, VerifyPushResult: result } },
      raw: challenge,
    };
  },
});

/** @throws {UsageError} where the user has no active push factor, or several */
async function findPushFactor({ okta }: CommandContext, userId: string): Promise<string> {
  const all = (await okta.factors.list(userId)) ?? [];
  const active = all.filter(({ factorType, status }) => factorType === 'push' && status === 'ACTIVE');
  const [only] = active;
  if (only === undefined) {
    throw new UsageError(`The user ${userId} has no active push factor.`, { code: 'factor_not_found' });
  }
  if (active.length > 1) {
    const found = active.map(({ id, profile }) => `${profile?.name ?? 'no name'} (${id})`).join(', ');
    throw new UsageError(`The user ${userId} has several active push factors: ${found}. Give factorId.`, {
      code: 'ambiguous_name',
    });
  }
  return only.id;
}

/** The key replaces what the push before it left there. */
const POLLING_KEY = 'Okta.PollingStatusURL(true)';

/** The link by which the user's answer can be read later. The sentence is the original's. */
function toPending(href: string, challenge: OktaFactorVerification): Outcome {
  const answer = challenge._embedded?.challenge?.correctAnswer ?? undefined;
  const sent = textBlock(
    `Push factor challenge has been initiated. To check the push factor challenge status, use the 'okta-verify-mfa-status' command with url: ${href}`,
  );
  return {
    blocks: answer === undefined ? [sent] : [sent, textBlock(`The number that the user has to choose: ${answer}`)],
    context: { [POLLING_KEY]: href },
    raw: challenge,
  };
}

/** What Okta answers while the user has not decided. */
const WAITING = 'WAITING';

/**
 * Okta's own result, or `TIMEOUT` where the user has not decided after the given number of polls: that is what the
 * original reports, so a log line says which of the two it was.
 */
async function pollUntilDecided(
  { okta, clock, log, signal, progress }: CommandContext,
  href: string,
  { intervalMs, calls }: { readonly intervalMs: number; readonly calls: number },
): Promise<string> {
  for (let call = 0; call < calls; call += 1) {
    if (intervalMs > 0) {
      progress({ kind: 'polling', result: WAITING, untilMs: clock.now() + intervalMs });
      await clock.sleep(intervalMs, signal);
    }
    const answer = await okta.factors.poll(href);
    const result = answer?.factorResult;
    if (!result) throw unexpectedAnswer("Okta's answer about the push challenge has no factorResult.");
    if (result !== WAITING) {
      log('info', `okta-verify-push-factor: Okta ended the push challenge with ${result}.`);
      return result;
    }
  }
  log(
    'info',
    `okta-verify-push-factor: gave up waiting after ${calls} polls; the push challenge is still open in Okta.`,
  );
  return 'TIMEOUT';
}
