import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { UnexpectedResponseError, unexpectedAnswer } from '../../errors.ts';
import { ACCOUNT_KEY } from '../../views/account.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { checkedId } from '../shared/user-target.ts';

export const verifyPushFactor = defineCommand({
  name: 'okta-verify-push-factor',
  description: 'Enrolls and verifies a push factor for the specified user.',
  effect: 'write',
  policies: ['User Soft Remediation'],
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    userId: arg.string('The ID of the user to enroll and verify.', { required: true }),
    factorId: arg.string('The push factor ID.', { required: true }),
    polling_time: arg.integer('Interval, in seconds, between two polls.', { default: 5 }),
    max_polling_calls: arg.integer('The maximum number of polls.', { default: 10 }),
  },
  outputs: [
    { path: 'Account.ID', type: 'String', description: 'Okta user ID.' },
    { path: 'Account.VerifyPushResult', type: 'String', description: 'Okta user push factor result.' },
  ],
  examples: ['!okta-verify-push-factor factorId=opfpt1joeaArlg27g0h7 userId=00upt1w8t40wFQM2v0h7'],
  async run({ userId, factorId, polling_time, max_polling_calls }, context) {
    if (context.isDryRun) {
      await context.okta.factors.verify(checkedId(userId), factorId);
      return { blocks: [] };
    }
    const challenge = await context.okta.factors.verify(checkedId(userId), factorId);
    const href = challenge?._links?.poll?.href;
    if (!href) throw new UnexpectedResponseError('No poll link for the push factor challenge');
    const result = await pollUntilDecided(context, href, { intervalMs: polling_time * 1000, calls: max_polling_calls });
    return {
      blocks: [textBlock(`Verify push factor result for user ${userId}: ${result}`)],
      context: { [ACCOUNT_KEY]: { ID: userId, VerifyPushResult: result } },
      raw: challenge,
    };
  },
});

/** What Okta answers while the user has not decided. */
const WAITING = 'WAITING';

/**
 * Okta's own result, or `TIMEOUT` where the user has not decided after the given number of polls: that is what the
 * reference reports, so a log line says which of the two it was.
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
    if (!result) throw unexpectedAnswer("Okta's answer about the push challenge holds no factorResult.");
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
