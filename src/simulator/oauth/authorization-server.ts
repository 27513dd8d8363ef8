import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../../clock.ts';
import type { IdSource } from '../ids.ts';
import { KNOWN_SCOPES } from '../scopes.ts';
import { createAssertionVerifier } from './client-assertion.ts';
import type { OAuthClientSeed } from './clients.ts';
import { createProofVerifier, type ProofVerifier } from './dpop-proof.ts';
import { createNonces, type Nonces } from './nonces.ts';
import { invalidClient, invalidProof, OAuthError } from './oauth-error.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Fixed at Okta's org authorization server. */
const LIFETIME_S = 3600;

export interface IssuedToken {
  client: OAuthClientSeed;
  scopes: readonly string[];
  expiresAtMs: number;
  /** The thumbprint of the key that the token is bound to; undefined for a bearer token. */
  thumbprint: string | undefined;
}

export interface AuthorizationServer {
  /** `POST /oauth2/v1/token` for service apps (https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/). */
  token(request: Request): Promise<Response>;
  /** Client and scopes of a token; undefined if it is unknown, revoked or expired. */
  find(accessToken: string): IssuedToken | undefined;
  readonly proofs: ProofVerifier;
  readonly nonces: Nonces;
  /** Invalidates every token given out so far. */
  revokeTokens(): void;
  /** Registers or replaces an app while the org runs. */
  addClient(client: OAuthClientSeed): void;
  /** How many tokens were given out. */
  readonly issued: number;
}

export function createAuthorizationServer(
  clock: Clock,
  ids: IdSource,
  seeds: readonly OAuthClientSeed[],
): AuthorizationServer {
  const clients = new Map(seeds.map((client) => [client.clientId, client]));
  const assertions = createAssertionVerifier(clock, clients);
  const proofs = createProofVerifier(clock);
  const nonces = createNonces(clock, ids);
  const tokens = new Map<string, IssuedToken>();
  const secret = randomBytes(32);
  let issued = 0;

  const thumbprintOf = async (request: Request, url: string, client: OAuthClientSeed): Promise<string | undefined> => {
    const proof = request.headers.get('dpop');
    if (proof === null) {
      if (client.dpop === true) throw invalidProof('The DPoP proof JWT header is missing.');
      return undefined;
    }
    const { thumbprint, nonce } = await proofs.verify(proof, { method: request.method, url });
    if (nonce === undefined || !nonces.isValid(nonce)) {
      throw new OAuthError(
        400,
        'use_dpop_nonce',
        'Authorization server requires nonce in DPoP proof.',
        nonces.current(),
      );
    }
    return thumbprint;
  };

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const tokenUrl = url.origin + url.pathname;
    const form = new URLSearchParams(await request.text());
    const client = await authenticateClient(request, form, (assertion) => assertions.verify(assertion, tokenUrl));
    const thumbprint = await thumbprintOf(request, tokenUrl, client);
    const scopes = grantScopes(client, form.get('scope'));
    const nowMs = clock.now();
    const accessToken = await new SignJWT({
      scp: scopes,
      cid: client.clientId,
      ...(thumbprint === undefined ? {} : { cnf: { jkt: thumbprint } }),
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'application/okta-internal-at+jwt' })
      .setIssuer(url.origin)
      .setAudience(url.origin)
      .setSubject(client.clientId)
      .setIssuedAt(Math.floor(nowMs / 1000))
      .setExpirationTime(Math.floor(nowMs / 1000) + LIFETIME_S)
      .setJti(ids.opaque('AT.', 24))
      .sign(secret);
    tokens.set(accessToken, { client, scopes, expiresAtMs: nowMs + LIFETIME_S * 1000, thumbprint });
    issued += 1;
    return Response.json({
      token_type: thumbprint === undefined ? 'Bearer' : 'DPoP',
      expires_in: LIFETIME_S,
      access_token: accessToken,
      scope: scopes.join(' '),
    });
  };

  return {
    async token(request) {
      try {
        return await answer(request);
      } catch (error) {
        if (error instanceof OAuthError) return error.toResponse();
        throw error;
      }
    },
    find(accessToken) {
      const token = tokens.get(accessToken);
      return token !== undefined && clock.now() < token.expiresAtMs ? token : undefined;
    },
    proofs,
    nonces,
    revokeTokens: () => tokens.clear(),
    addClient(client) {
      clients.set(client.clientId, client);
    },
    get issued() {
      return issued;
    },
  };
}

async function authenticateClient(
  request: Request,
  form: URLSearchParams,
  verify: (assertion: string) => Promise<OAuthClientSeed>,
): Promise<OAuthClientSeed> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim();
  if (mediaType !== 'application/x-www-form-urlencoded') {
    throw new OAuthError(400, 'invalid_request', 'The content type must be application/x-www-form-urlencoded.');
  }
  const grantType = form.get('grant_type');
  if (grantType === null)
    throw new OAuthError(400, 'invalid_request', "The request is missing the 'grant_type' parameter.");
  if (grantType !== 'client_credentials') {
    throw new OAuthError(
      400,
      'unsupported_grant_type',
      'The authorization grant type is not supported by the authorization server.',
    );
  }
  const assertion = form.get('client_assertion');
  if (assertion === null) {
    const hasSecret = form.has('client_secret') || request.headers.get('authorization')?.startsWith('Basic ') === true;
    throw invalidClient(
      hasSecret
        ? 'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.'
        : 'No client credentials found.',
    );
  }
  if (form.get('client_assertion_type') !== ASSERTION_TYPE) {
    throw new OAuthError(400, 'invalid_request', "The 'client_assertion_type' parameter is missing or not supported.");
  }
  const client = await verify(assertion);
  const claimed = form.get('client_id');
  if (claimed !== null && claimed !== client.clientId) throw invalidClient("Invalid value for 'client_id' parameter.");
  if ((client.applicationType ?? 'service') !== 'service') {
    throw invalidClient("Only clients with 'application_type' of 'service' may use the client_credentials grant type.");
  }
  if (!(client.grantTypes ?? ['client_credentials']).includes(grantType)) {
    throw new OAuthError(400, 'unauthorized_client', 'The client is not authorized to use the provided grant type.');
  }
  if (client.outsideZone === true) {
    throw new OAuthError(403, 'access_denied', 'The client is not allowed to request tokens from this network.');
  }
  return client;
}

/** The requested scopes that the app has; Okta silently leaves the others out. */
function grantScopes(client: OAuthClientSeed, requested: string | null): string[] {
  const scopes = [...new Set((requested ?? '').split(' ').filter((scope) => scope !== ''))];
  if (scopes.length === 0) throw new OAuthError(400, 'invalid_scope', 'No scopes were requested.');
  // RFC 6749 §3.3: printable ASCII without quote and backslash.
  if (!scopes.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))) {
    throw new OAuthError(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
  }
  if (!scopes.every((scope) => KNOWN_SCOPES.has(scope) || client.scopes.includes(scope))) {
    throw new OAuthError(
      400,
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
    );
  }
  const granted = scopes.filter((scope) => client.scopes.includes(scope));
  if (granted.length === 0) {
    throw new OAuthError(400, 'consent_required', 'You are not allowed any of the requested scopes.');
  }
  return granted;
}
