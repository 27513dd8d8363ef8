import { headerOf, type OktaRequest, type OktaResponse, type RunContext, type Send } from '../pipeline/send.ts';
import { errorChallenge } from './challenge.ts';
import { toChallengeHint } from './challenge-hint.ts';
import { type Demand, sendMeetingDemands } from './demands.ts';
import { clockMoved } from './server-clock.ts';
import type { OAuthStatus, OAuthStrategy } from './strategy.ts';
import type { AccessToken } from './token-cache.ts';
import type { Grant, TokenKeeperOptions } from './token-keeper.ts';
import { TokenKeepers } from './token-keepers.ts';

/** OAuth 2.0 for a service app: Bearer tokens, or tokens bound to a DPoP key where Okta demands that. */
export function createOAuth(options: TokenKeeperOptions): OAuthStrategy {
  return new OAuth(options);
}

type DemandKind = 'nonce' | 'time' | 'token';

class OAuth implements OAuthStrategy {
  readonly kind = 'oauth';
  readonly #options: TokenKeeperOptions;
  readonly #keepers: TokenKeepers;
  /** The API's last nonce, which is not the token endpoint's (RFC 9449 §9). */
  #resourceNonce: string | undefined;

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
    this.#keepers = new TokenKeepers(options);
  }

  authenticate(send: Send): Send {
    return (request) => this.#sendAuthenticated(send, request);
  }

  async reset(): Promise<void> {
    this.#resourceNonce = undefined;
    await this.#keepers.reset();
  }

  async inspect(run: RunContext): Promise<OAuthStatus> {
    const keeper = this.#keepers.exact(run);
    const { token, keyId } = await keeper.obtainNew(run);
    return {
      clientId: this.#options.clientId,
      keyId,
      requestedScopes: keeper.scopes,
      grantedScopes: token.scopes,
      tokenType: token.type,
      expiresAtMs: token.expiresAtMs,
    };
  }

  async #sendAuthenticated(send: Send, request: OktaRequest): Promise<OktaResponse> {
    const { serverClock } = this.#options;
    const keeper = await this.#keepers.choose(request.run);
    let grant = await keeper.get(request.run);
    let assumedMs = 0;
    const attempt = async () => {
      assumedMs = serverClock.differenceMs ?? 0;
      const response = await send(await this.#withCredential(request, grant));
      this.#resourceNonce = nonceOf(response, grant) ?? this.#resourceNonce;
      return response;
    };
    const demandOf = (response: OktaResponse, met: ReadonlySet<DemandKind>): Demand<DemandKind> | undefined => {
      if (!isRefused(response)) return undefined;
      const error = errorChallenge(headerOf(response, 'www-authenticate'))?.parameters.error;
      if (error === 'use_dpop_nonce') return nonceOf(response, grant) === undefined ? undefined : { kind: 'nonce' };
      if (error === 'invalid_dpop_proof' && clockMoved(assumedMs, serverClock) && !met.has('time')) {
        return { kind: 'time' };
      }
      if (!isTokenRefused(response)) return undefined;
      const meet = async () => {
        grant = await keeper.renew(grant.token, request.run);
      };
      return { kind: 'token', meet };
    };
    const response = await sendMeetingDemands(attempt, demandOf);
    return isRefused(response) ? this.#withHint(response, grant.token, request.run) : response;
  }

  async #withCredential(request: OktaRequest, { token, dpop }: Grant): Promise<OktaRequest> {
    const headers: Record<string, string> = { ...request.headers, authorization: `${token.type} ${token.value}` };
    if (token.type === 'DPoP' && dpop !== undefined) {
      const { method, url } = request;
      const nowMs = this.#options.serverClock.now();
      headers.dpop = await dpop.key.prove({ method, url, nowMs, token: token.value, nonce: this.#resourceNonce });
    }
    return { ...request, headers };
  }

  #withHint(response: OktaResponse, token: AccessToken, run: RunContext): OktaResponse {
    const { serverClock, redactor } = this.#options;
    const facts = { granted: token.scopes, needed: run.needs ?? [], clockDifferenceMs: serverClock.differenceMs };
    const hint = toChallengeHint(response, facts);
    return hint === undefined ? response : { ...response, hint: redactor.redact(hint) };
  }
}

function nonceOf(response: OktaResponse, { token }: Grant): string | undefined {
  return token.type === 'DPoP' ? headerOf(response, 'dpop-nonce') : undefined;
}

const isRefused = ({ status }: OktaResponse): boolean => status === 400 || status === 401 || status === 403;

/** Okta's "feature not enabled" has status 401 too; no other token would help there. */
const isTokenRefused = ({ status, text }: OktaResponse): boolean => status === 401 && !text.includes('E0000015');
