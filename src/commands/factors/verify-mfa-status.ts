import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { contextKey } from '../../core/context-keys.ts';
import { UsageError, unexpectedAnswer } from '../../errors.ts';
import { hasPath } from '../../okta/api/own-address.ts';
import { defineCommand } from '../define.ts';

const FACTOR_RESULT_KEY = contextKey('Okta.FactorResult', 'ID');

export const verifyMfaStatus = defineCommand({
  name: 'okta-verify-mfa-status',
  description: 'Reads what has become of a push that okta-verify-push-factor sent with polling=false.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: {
    polling_url: arg.string('The URL that okta-verify-push-factor gave.', { required: true, unnamed: true }),
  },
  outputs: [
    { path: 'Okta.FactorResult.ID', type: 'String', description: 'ID of the factor.' },
    { path: 'Okta.FactorResult.UserID', type: 'String', description: 'ID of the user.' },
    {
      path: 'Okta.FactorResult.factorResult',
      type: 'String',
      description: 'What has become of the push, such as WAITING, SUCCESS, REJECTED or TIMEOUT.',
    },
  ],
  examples: [
    '!okta-verify-mfa-status polling_url=https://acme.okta.com/api/v1/users/00u1janedoe000000d7x/factors/opf1janephone0000d7x/transactions/v2mst.GldKV5VxTrifyeZmWSQguA',
  ],
  async run({ polling_url }, { okta }) {
    const { userId, factorId, transactionId } = parsePollingUrl(polling_url.trim(), okta.url);
    const raw = await okta.factors.transaction(userId, factorId, transactionId);
    const { factorResult } = raw;
    if (!factorResult) throw unexpectedAnswer("Okta's answer about the push challenge has no factorResult.");
    return {
      blocks: [textBlock(`The status of the push factor challenge is ${factorResult}`)],
      context: { [FACTOR_RESULT_KEY]: { ID: factorId, UserID: userId, factorResult } },
      raw,
    };
  },
});

const TRANSACTION = /^\/api\/v1\/users\/([^/]+)\/factors\/([^/]+)\/transactions\/([^/]+)$/;

/**
 * The ids in a poll link.
 *
 * @param instanceUrl only below it may the link lead: the credential goes where it leads
 * @throws {UsageError} for any other address
 */
function parsePollingUrl(given: string, instanceUrl: string) {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  // Behind a reverse proxy Okta's links name Okta itself; only their path counts.
  if (url !== undefined && hasPath(instanceUrl) && TRANSACTION.test(url.pathname) && url.search === '') {
    return toIds(TRANSACTION.exec(url.pathname)?.map(decode) ?? [], given);
  }
  const isOurs = url?.origin === new URL(instanceUrl).origin && url.username === '' && url.password === '';
  if (!isOurs) {
    throw new UsageError(`The polling URL is no address of ${instanceUrl}; nothing was sent.`, {
      code: 'invalid_arguments',
    });
  }
  // As it was given: a parsed address has lost `..` and the like.
  const parts = given.startsWith(`${instanceUrl}/`) ? TRANSACTION.exec(given.slice(instanceUrl.length)) : null;
  return toIds(parts?.map(decode) ?? [], given);
}

function toIds([, userId, factorId, transactionId]: readonly (string | undefined)[], given: string) {
  if (userId === undefined || factorId === undefined || transactionId === undefined || /[?#]/.test(given)) {
    throw new UsageError(`Could not extract user ID and Factor ID from the polling URL: ${given}`, {
      code: 'invalid_arguments',
    });
  }
  return { userId, factorId, transactionId };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
