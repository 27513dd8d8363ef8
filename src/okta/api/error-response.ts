import type { OktaFailure } from '../../errors.ts';
import { headerOf, type OktaResponse } from '../pipeline/send.ts';
import { parseJson } from './parse-json.ts';

/**
 * Reads an error response (https://developer.okta.com/docs/reference/error-codes/): its JSON body where there is one,
 * else the `WWW-Authenticate` header, in which Okta names what an empty body does not (a missing scope, a bad DPoP proof).
 */
export function toOktaFailure(response: OktaResponse, redact: (text: string) => string): OktaFailure {
  const bodyText = withoutSecrets(response.text, redact);
  const body = parseObject(bodyText);
  const causes = Array.isArray(body.errorCauses) ? body.errorCauses.map(causeText).filter(isText) : undefined;
  const challenge = headerOf(response, 'www-authenticate');
  const requestId = headerOf(response, 'x-okta-request-id');
  const errorCode = textOf(body.errorCode);
  return {
    status: response.status,
    reason: redact(response.reason),
    bodyText,
    errorCode,
    errorSummary: textOf(body.errorSummary),
    errorId: textOf(body.errorId),
    causes,
    requestId: requestId === undefined ? undefined : redact(requestId),
    attempts: response.attempts,
    challenge: challenge === undefined ? undefined : redact(challenge),
    hint: response.hint,
    remedy: remedyFor(response.status, errorCode),
  };
}

function remedyFor(status: number, errorCode: string | undefined): string | undefined {
  switch (errorCode) {
    case 'E0000011':
      return 'Check the API token: it may be mistyped, revoked, unused for 30 days, or of another org.';
    case 'E0000006':
      return 'The owner of the credential lacks the admin role for this.';
    case 'E0000007':
      return 'Check the id: it may be that of something else, or of something that was deleted.';
    case 'E0000031':
    case 'E0000053':
    case 'E0000094':
      return 'Check the expression: put values in double quotes, as in status eq "ACTIVE".';
    case 'E0000038':
      return "The user's status does not allow it; a suspended user, for example, has to be unsuspended first.";
    case 'E0000047':
      return 'Try again in a minute, or ask for less at once.';
    default:
      return status >= 500 ? 'Okta is having problems; try again later.' : undefined;
  }
}

/**
 * A body may escape more than it has to (`\u0027`), and may hold JSON inside a text: a secret must not be readable there
 * either. The body is serialized again only where one is found.
 */
function withoutSecrets(text: string, redact: (text: string) => string): string {
  const clean = redact(text);
  let value: unknown;
  try {
    value = parseJson(clean);
  } catch {
    return clean;
  }
  const cleaner = JSON.stringify(value, (_, member: unknown) => (isText(member) ? redact(member) : member));
  return cleaner === JSON.stringify(value) ? clean : cleaner;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function causeText(cause: unknown): unknown {
  return cause !== null && typeof cause === 'object' ? (cause as { errorSummary?: unknown }).errorSummary : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const textOf = (value: unknown): string | undefined => (isText(value) ? value : undefined);
