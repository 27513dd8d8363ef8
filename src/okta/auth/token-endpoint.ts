import type { Clock } from '../../clock.ts';
import { IntegrationError, TransportError } from '../../errors.ts';
import type { Log } from '../log.ts';
import { headerOf, type OktaRequest, type OktaResponse, type RunContext, type Send } from '../pipeline/send.ts';
import type { Redactor } from '../redactor.ts';
import { type Demand, sendMeetingDemands } from './demands.ts';
import { createProofKey } from './dpop.ts';
import { createAssertions, type SignAssertion } from './private-key-jwt.ts';
import { clockMoved, type ServerClock } from './server-clock.ts';
import type { SigningKey } from './signing-key.ts';
import type { AccessToken, DpopState, TokenState } from './token-cache.ts';
import { parseTokenRefusal, toTokenRequestError } from './token-failure.ts';
import { parseTokenResponse } from './token-response.ts';

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
   * Puts retries and rate limit around a layer that prepares each try, since no try may repeat the assertion or the proof
   * of the one before.
   */
  readonly withReliability: (prepare: (send: Send) => Send) => Send;
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

type DemandKind = 'proof' | 'nonce' | 'time';

/** What is known of DPoP by now, in the course of one token request with all its tries. */
interface TokenExchange {
  dpop: DpopState | undefined;
}

/**
 * The org authorization server's token endpoint, with the client credentials grant (RFC 6749 §4.4) and private_key_jwt;
 * https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/
 */
export class TokenEndpoint {
  readonly #options: TokenEndpointOptions;
  readonly #url: string;
  readonly #signAssertion: SignAssertion;

  constructor(options: TokenEndpointOptions) {
    const { origin, clientId, key } = options;
    this.#options = options;
    this.#url = `${origin}/oauth2/v1/token`;
    this.#signAssertion = createAssertions({ clientId, audience: this.#url, key });
  }

  /**
   * Asks for a token.
   *
   * @param known the proof key and nonce of earlier requests, once Okta has asked for DPoP
   * @throws {TokenRequestError} where Okta refuses
   * @throws {UnexpectedResponseError} where the answer is no token
   * @throws {IntegrationError} with the code of a {@link TransportError} where no answer came
   */
  async request(known: DpopState | undefined, run: RunContext): Promise<TokenState & { readonly token: AccessToken }> {
    const { origin, scopes, key, clock, serverClock, redactor, log } = this.#options;
    const { response, dpop } = await this.#send(known, run);
    if (response.status >= 400) {
      const facts = { origin, scopes, keyId: key.keyId, clockDifferenceMs: serverClock.differenceMs };
      throw toTokenRequestError(response, facts, (text) => redactor.redact(text));
    }
    const token = parseTokenResponse(response, scopes, dpop !== undefined, clock.now());
    redactor.add(token.value);
    const until = new Date(token.expiresAtMs).toISOString();
    log('debug', `Okta issued an access token (${token.type}) until ${until} for ${token.scopes.join(' ')}.`);
    return { token, dpop };
  }

  async #send(known: DpopState | undefined, run: RunContext) {
    const exchange: TokenExchange = { dpop: known };
    const prepare =
      (send: Send): Send =>
      (request) =>
        this.#try(send, request, exchange);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    try {
      const request: OktaRequest = { method: 'POST', url: this.#url, headers, repeat: 'safe', run };
      const response = await this.#options.withReliability(prepare)(request);
      return { response, dpop: exchange.dpop };
    } catch (error) {
      // As a TransportError it would pass for a failure of the request that waits for the token, which would be retried,
      // or reported as perhaps carried out, although it was never sent.
      if (error instanceof TransportError && error.fault !== 'aborted') {
        throw new IntegrationError(error.code, `No OAuth token could be requested. ${error.message}`, { cause: error });
      }
      throw error;
    }
  }

  /** One try as retries see it: what Okta asks for on the way (DPoP, its nonce, its time) is part of it. */
  #try(send: Send, request: OktaRequest, exchange: TokenExchange): Promise<OktaResponse> {
    const { serverClock, redactor, log } = this.#options;
    let assumedMs = 0;
    const attempt = async () => {
      assumedMs = serverClock.differenceMs ?? 0;
      const { dpop } = exchange;
      const response = await send(await this.#withProof(request, dpop));
      const nonce = headerOf(response, 'dpop-nonce');
      if (dpop !== undefined && nonce !== undefined) exchange.dpop = { ...dpop, nonce };
      return response;
    };
    const demandOf = (response: OktaResponse): Demand<DemandKind> | undefined => {
      if (response.status < 400) return undefined;
      const { error, description } = parseTokenRefusal(response.text);
      const nonce = headerOf(response, 'dpop-nonce');
      if (exchange.dpop === undefined && asksForProof(response.status, error, description)) {
        const meet = async () => {
          log('debug', 'Okta asks for DPoP; asking again with a proof.');
          const key = await createProofKey();
          redactor.add(key.jwk.d);
          exchange.dpop = { key, nonce };
        };
        return { kind: 'proof', meet };
      }
      if (error === 'use_dpop_nonce' && nonce !== undefined) return { kind: 'nonce' };
      if (!isAboutTime(error) || !clockMoved(assumedMs, serverClock)) return undefined;
      const meet = () => log('debug', "This machine's clock differs from Okta's; asking again by Okta's time.");
      return { kind: 'time', meet };
    };
    return sendMeetingDemands(attempt, demandOf);
  }

  async #withProof(request: OktaRequest, dpop: DpopState | undefined): Promise<OktaRequest> {
    const nowMs = this.#options.serverClock.now();
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: this.#options.scopes.join(' '),
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: await this.#signAssertion(nowMs),
    });
    const proof = dpop && {
      dpop: await dpop.key.prove({ method: 'POST', url: this.#url, nowMs, nonce: dpop.nonce }),
    };
    return { ...request, headers: { ...request.headers, ...proof }, body: form.toString() };
  }
}

/** Okta says so by the code alone; other servers name DPoP in the description of another code. */
function asksForProof(status: number, error: string | undefined, description = ''): boolean {
  if (error === 'use_dpop_nonce' || error === 'invalid_dpop_proof') return true;
  return status === 400 && /\bdpop\b/i.test(description);
}

const isAboutTime = (error: string | undefined): boolean =>
  error === 'invalid_client' || error === 'invalid_dpop_proof';
