import type { Clock } from '../../clock.ts';
import { IntegrationError, TransportError, type UnexpectedResponseError } from '../../errors.ts';
import { unexpectedAnswer } from '../api/unexpected-answer.ts';
import type { Log } from '../log.ts';
import { headerOf, type OktaRequest, type OktaResponse, type RunContext, type Send } from '../pipeline/send.ts';
import type { Redactor } from '../redactor.ts';
import { createProofKey } from './dpop.ts';
import { createAssertions } from './private-key-jwt.ts';
import { parseScopes } from './scopes.ts';
import type { ServerClock } from './server-clock.ts';
import type { SigningKey } from './signing-key.ts';
import { type AccessToken, type DpopState, isHeaderSafe, type TokenState } from './token-cache.ts';
import { parseTokenRefusal, toTokenRequestError } from './token-failure.ts';

export interface TokenEndpointOptions {
  readonly origin: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly redactor: Redactor;
  readonly log: Log;
  /**
   * Puts what guards every request (retries, rate limit) above a layer that makes each attempt good, since no attempt may
   * repeat the assertion or the proof of the one before.
   */
  readonly guard: (attempt: (send: Send) => Send) => Send;
}

export interface TokenEndpoint {
  /**
   * Asks for a token.
   *
   * @param dpop the proof key and nonce of earlier requests, once Okta has asked for DPoP
   * @throws {TokenRequestError} where Okta refuses
   * @throws {UnexpectedResponseError} where the answer is no token
   * @throws {IntegrationError} with the code of a {@link TransportError} where no answer came
   */
  request(dpop: DpopState | undefined, run: RunContext): Promise<TokenState & { readonly token: AccessToken }>;
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Where Okta says nothing: its tokens live for an hour. */
const DEFAULT_LIFETIME_SECONDS = 3600;

/** No token is believed to live longer: no server means it, and some numbers lead beyond the calendar. */
const LONGEST_LIFETIME_SECONDS = 24 * 3600;

/** A clock that turned out to be this far from what was assumed is worth another try. */
const CLOCK_STEP_MS = 10_000;

/**
 * The org authorization server's token endpoint, with the client credentials grant (RFC 6749 §4.4) and private_key_jwt;
 * https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/
 */
export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const { origin, clientId, scopes, key, clock, serverClock, redactor, log } = options;
  const url = `${origin}/oauth2/v1/token`;
  const signAssertion = createAssertions({ clientId, audience: url, key });

  const toAttempt = async (request: OktaRequest, dpop: DpopState | undefined): Promise<OktaRequest> => {
    const nowMs = serverClock.now();
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: scopes.join(' '),
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: await signAssertion(nowMs),
    });
    const proof = dpop && { dpop: await dpop.key.prove({ method: 'POST', url, nowMs, nonce: dpop.nonce }) };
    return { ...request, headers: { ...request.headers, ...proof }, body: form.toString() };
  };

  const send = async (attempt: (send: Send) => Send, run: RunContext): Promise<OktaResponse> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    try {
      return await options.guard(attempt)({ method: 'POST', url, headers, repeat: 'safe', run });
    } catch (error) {
      // It has been tried often enough. A TransportError would be taken for one of the request that waits for the token:
      // that would be tried again, or be told to have been carried out perhaps, although it was never sent.
      if (error instanceof TransportError && error.fault !== 'aborted') {
        throw new IntegrationError(error.code, `No OAuth token could be requested. ${error.message}`, { cause: error });
      }
      throw error;
    }
  };

  return {
    async request(known, run) {
      let dpop = known;

      // One attempt as retries see it: what Okta asks for on the way (DPoP, its nonce, its time) is given once each.
      const attempt =
        (send: Send): Send =>
        async (request) => {
          const given = { proof: false, nonce: false, time: false };
          for (;;) {
            const assumedMs = serverClock.differenceMs ?? 0;
            const response = await send(await toAttempt(request, dpop));
            const nonce = headerOf(response, 'dpop-nonce');
            if (dpop !== undefined && nonce !== undefined) dpop = { ...dpop, nonce };
            if (response.status < 400) return response;
            const { error, description } = parseTokenRefusal(response.text);
            if (dpop === undefined && !given.proof && asksForProof(response.status, error, description)) {
              given.proof = true;
              log('debug', 'Okta asks for DPoP; asking again with a proof.');
              dpop = { key: await createProofKey(), nonce };
              redactor.add(dpop.key.jwk.d);
            } else if (dpop !== undefined && error === 'use_dpop_nonce' && nonce !== undefined && !given.nonce) {
              given.nonce = true;
            } else if (isAboutTime(error) && clockMoved(assumedMs, serverClock) && !given.time) {
              given.time = true;
              log('debug', "This machine's clock differs from Okta's; asking again by Okta's time.");
            } else return response;
          }
        };

      const response = await send(attempt, run);
      if (response.status >= 400) {
        const facts = { origin, scopes, keyId: key.keyId, clockDifferenceMs: serverClock.differenceMs };
        throw toTokenRequestError(response, facts, (text) => redactor.redact(text));
      }
      const token = parseTokenResponse(response, scopes, dpop !== undefined, clock.now());
      redactor.add(token.value);
      const until = new Date(token.expiresAtMs).toISOString();
      log('debug', `Okta issued an access token (${token.type}) until ${until} for ${token.scopes.join(' ')}.`);
      return { token, dpop };
    },
  };
}

/** Okta says so by the code alone; other servers name DPoP in the description of another one. */
function asksForProof(status: number, error: string | undefined, description = ''): boolean {
  if (error === 'use_dpop_nonce' || error === 'invalid_dpop_proof') return true;
  return status === 400 && /\bdpop\b/i.test(description);
}

const isAboutTime = (error: string | undefined): boolean =>
  error === 'invalid_client' || error === 'invalid_dpop_proof';

/** Whether the answer told a time that differs from the one that the request was signed by. */
export function clockMoved(assumedMs: number, { differenceMs }: ServerClock): boolean {
  return differenceMs !== undefined && Math.abs(differenceMs - assumedMs) > CLOCK_STEP_MS;
}

/** RFC 6749 §5.1; `scope` is left out where it is what was asked for. */
function parseTokenResponse(
  response: OktaResponse,
  requested: readonly string[],
  proved: boolean,
  nowMs: number,
): AccessToken {
  let body: unknown;
  try {
    body = JSON.parse(response.text);
  } catch {
    throw unexpected('it is not JSON');
  }
  const members: Record<string, unknown> = body !== null && typeof body === 'object' ? { ...body } : {};
  const { access_token: value, token_type: type, expires_in: lifetime, scope } = members;
  if (typeof value !== 'string' || !isHeaderSafe(value)) throw unexpected('it holds no access token');
  const known = (['Bearer', 'DPoP'] as const).find((name) => name.toLowerCase() === String(type).toLowerCase());
  if (known === undefined) throw unexpected('the token is neither of type Bearer nor DPoP');
  if (known === 'DPoP' && !proved) throw unexpected('the token is bound to a DPoP key, but no proof was sent');
  return {
    value,
    type: known,
    expiresAtMs: nowMs + toLifetimeSeconds(lifetime) * 1000,
    scopes: typeof scope === 'string' ? parseScopes(scope) : requested,
  };
}

function toLifetimeSeconds(told: unknown): number {
  const seconds = Number(told ?? DEFAULT_LIFETIME_SECONDS);
  if (!Number.isFinite(seconds)) return DEFAULT_LIFETIME_SECONDS;
  return Math.min(Math.max(seconds, 0), LONGEST_LIFETIME_SECONDS);
}

function unexpected(what: string): UnexpectedResponseError {
  return unexpectedAnswer(`The OAuth token endpoint gave an answer that cannot be used: ${what}.`);
}
