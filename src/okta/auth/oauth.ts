import { headerOf, type OktaRequest, type OktaResponse, type RunContext, type Send } from '../pipeline/send.ts';
import { errorChallenge } from './challenge.ts';
import { toChallengeHint } from './challenge-hint.ts';
import { DEFAULT_SCOPES } from './scopes.ts';
import type { OAuthStrategy } from './strategy.ts';
import type { AccessToken, DpopState } from './token-cache.ts';
import { clockMoved } from './token-endpoint.ts';
import { createTokenKeeper, type TokenKeeperOptions } from './token-keeper.ts';

export interface OAuthOptions extends Omit<TokenKeeperOptions, 'scopes'> {
  /** What to ask for; default: what the commands need. */
  readonly scopes?: readonly string[] | undefined;
}

/** OAuth 2.0 for a service app: Bearer tokens, or tokens bound to a DPoP key where Okta wants them so. */
export function createOAuth(options: OAuthOptions): OAuthStrategy {
  const { serverClock, clientId } = options;
  const scopes = options.scopes ?? DEFAULT_SCOPES;
  const keeper = createTokenKeeper({ ...options, scopes });
  /** The nonce that the API gave last, which is another one than the token endpoint's (RFC 9449 §9). */
  let resourceNonce: string | undefined;

  const withCredential = async (
    request: OktaRequest,
    token: AccessToken,
    dpop: DpopState | undefined,
  ): Promise<OktaRequest> => {
    const headers: Record<string, string> = Object.assign({}, request.headers);
    headers.authorization = `${token.type} ${token.value}`;
    if (token.type === 'DPoP' && dpop !== undefined) {
      const { method, url } = request;
      const subject = { method, url, nowMs: serverClock.now(), token: token.value, nonce: resourceNonce };
      headers.dpop = await dpop.key.prove(subject);
    }
    return Object.assign({}, request, { headers });
  };

  const authenticated =
    (send: Send): Send =>
    async (request) => {
      const done = { nonce: false, time: false, token: false };
      let { token, dpop } = await keeper.get(request.run);
      for (;;) {
        const assumedMs = serverClock.differenceMs ?? 0;
        const response = await send(await withCredential(request, token, dpop));
        const nonce = token.type === 'DPoP' ? headerOf(response, 'dpop-nonce') : undefined;
        if (nonce !== undefined) resourceNonce = nonce;
        if (response.status !== 400 && response.status !== 401 && response.status !== 403) return response;
        const error = errorChallenge(headerOf(response, 'www-authenticate'))?.parameters.error;
        if (error === 'use_dpop_nonce' && nonce !== undefined && !done.nonce) done.nonce = true;
        else if (error === 'invalid_dpop_proof' && clockMoved(assumedMs, serverClock) && !done.time) done.time = true;
        else if (isTokenRefused(response, error) && !done.token) {
          done.token = true;
          ({ token, dpop } = await keeper.renew(token, request.run));
        } else return withHint(response, token, request.run);
      }
    };

  const withHint = (response: OktaResponse, token: AccessToken, run: RunContext): OktaResponse => {
    const hint = toChallengeHint(response, {
      granted: token.scopes,
      needed: run.needs ?? [],
      clockDifferenceMs: serverClock.differenceMs,
    });
    return hint === undefined ? response : { ...response, hint: options.redactor.redact(hint) };
  };

  return {
    kind: 'oauth',
    authenticate: authenticated,
    async reset() {
      resourceNonce = undefined;
      await keeper.reset();
    },
    async inspect(run) {
      const { token, keyId } = await keeper.fresh(run);
      return {
        clientId,
        keyId,
        requestedScopes: scopes,
        grantedScopes: token.scopes,
        tokenType: token.type,
        expiresAtMs: token.expiresAtMs,
      };
    },
  };
}

/** Okta's "feature not enabled" has status 401 too; no other token would help there. */
function isTokenRefused(response: OktaResponse, error: string | undefined): boolean {
  return response.status === 401 && error !== 'use_dpop_nonce' && !response.text.includes('E0000015');
}
