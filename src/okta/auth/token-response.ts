import { type UnexpectedResponseError, unexpectedAnswer } from '../../errors.ts';
import type { OktaResponse } from '../pipeline/send.ts';
import { parseScopes } from './scopes.ts';
import { type AccessToken, isHeaderSafe } from './token-cache.ts';

/** Where Okta names none: its tokens live for an hour. */
const DEFAULT_LIFETIME_SECONDS = 3600;

/** A longer lifetime is not believed: no server means it, and some numbers lead beyond the calendar. */
const LONGEST_LIFETIME_SECONDS = 24 * 3600;

/**
 * The token in a successful answer (RFC 6749 §5.1).
 *
 * @param requested scopes, which are those granted where the answer names none
 * @param isProved true where the request carried a DPoP proof
 * @throws {UnexpectedResponseError}
 */
export function parseTokenResponse(
  response: OktaResponse,
  requested: readonly string[],
  isProved: boolean,
  nowMs: number,
): AccessToken {
  let body: unknown;
  try {
    body = JSON.parse(response.text);
  } catch {
    throw unusable('it is not JSON');
  }
  const members: Record<string, unknown> = body !== null && typeof body === 'object' ? { ...body } : {};
  const { access_token: value, token_type: type, expires_in: lifetime, scope } = members;
  if (typeof value !== 'string' || !isHeaderSafe(value)) throw unusable('it contains no access token');
  const known = (['Bearer', 'DPoP'] as const).find((name) => name.toLowerCase() === String(type).toLowerCase());
  if (known === undefined) throw unusable('the token is neither of type Bearer nor DPoP');
  if (known === 'DPoP' && !isProved) throw unusable('the token is bound to a DPoP key, but no proof was sent');
  return {
    value,
    type: known,
    expiresAtMs: nowMs + toLifetimeSeconds(lifetime) * 1000,
    scopes: typeof scope === 'string' ? parseScopes(scope) : requested,
  };
}

function toLifetimeSeconds(given: unknown): number {
  const seconds = Number(given ?? DEFAULT_LIFETIME_SECONDS);
  if (!Number.isFinite(seconds)) return DEFAULT_LIFETIME_SECONDS;
  return Math.min(Math.max(seconds, 0), LONGEST_LIFETIME_SECONDS);
}

function unusable(what: string): UnexpectedResponseError {
  return unexpectedAnswer(`The OAuth token endpoint gave an answer that cannot be used: ${what}.`);
}
