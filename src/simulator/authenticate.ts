import { timingSafeEqual } from 'node:crypto';
import { toErrorBody } from './app.ts';
import type { Caller } from './bindings.ts';
import type { AuthorizationServer } from './oauth/authorization-server.ts';
import { DPOP_ALGORITHMS } from './oauth/dpop-proof.ts';
import { OAuthError } from './oauth/oauth-error.ts';
import { invalidToken } from './okta-error.ts';
import type { Org } from './org.ts';
import { coversScope, requiredScope } from './scopes.ts';

/** Finds the caller of a request, or gives the answer that refuses the request. */
export function createAuthenticator(
  org: Org,
  token: string,
  oauth: AuthorizationServer,
): (request: Request) => Promise<Caller | Response> {
  const refuseToken = (): Response => {
    const error = invalidToken();
    return Response.json(toErrorBody(org, error), { status: error.status });
  };

  return async (request) => {
    const [, scheme = '', credentials = ''] = /^(\S+) +(\S+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    switch (scheme.toLowerCase()) {
      case 'ssws':
        return isSame(credentials, token) && org.apiTokens.has(org.ownTokenId)
          ? { kind: 'ssws', client: 'ssws', isAdmin: true }
          : refuseToken();
      case 'bearer':
      case 'dpop':
        return checkAccessToken(request, scheme.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer', credentials, oauth);
      default:
        return refuseToken();
    }
  };
}

function isSame(sent: string, right: string): boolean {
  const [left, other] = [Buffer.from(sent), Buffer.from(right)];
  return left.length === other.length && timingSafeEqual(left, other);
}

async function checkAccessToken(
  request: Request,
  scheme: 'Bearer' | 'DPoP',
  accessToken: string,
  oauth: AuthorizationServer,
): Promise<Caller | Response> {
  const url = new URL(request.url);
  const scope = requiredScope(request.method, url.pathname);
  const challenge = (status: number, error: string, description: string, nonce?: string): Response =>
    new Response(null, {
      status,
      headers: {
        'www-authenticate': [
          `${scheme} ${scheme === 'DPoP' ? `algs="${DPOP_ALGORITHMS.join(' ')}", ` : ''}`,
          `authorization_uri="${url.origin}/oauth2/v1/authorize", realm="${url.origin}", scope="${scope ?? ''}", `,
          `error="${error}", error_description="${description}", resource="${url.pathname}"`,
        ].join(''),
        ...(nonce === undefined ? {} : { 'dpop-nonce': nonce }),
      },
    });

  const token = oauth.find(accessToken);
  if (token === undefined) return challenge(401, 'invalid_token', 'The access token is invalid or has expired.');
  if (scheme === 'Bearer' && token.thumbprint !== undefined) {
    return challenge(400, 'invalid_request', 'dpop_authentication_scheme_required');
  }
  if (scheme === 'DPoP') {
    if (token.thumbprint === undefined) {
      return challenge(401, 'invalid_token', 'The access token is not bound to a key.');
    }
    const proof = request.headers.get('dpop');
    if (proof === null) return challenge(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.');
    try {
      const { nonce } = await oauth.proofs.verify(proof, {
        method: request.method,
        url: url.origin + decodePath(url.pathname),
        accessToken,
        thumbprint: token.thumbprint,
      });
      if (token.client.resourceNonce === true && (nonce === undefined || !oauth.nonces.isValid(nonce))) {
        const description = 'Resource server requires nonce in DPoP proof.';
        return challenge(401, 'use_dpop_nonce', description, oauth.nonces.current());
      }
    } catch (error) {
      if (error instanceof OAuthError) return challenge(400, error.error, error.message);
      throw error;
    }
  }
  if (scope !== undefined && !coversScope(token.scopes, scope)) {
    const description = 'The access token provided does not contain the required scopes.';
    return challenge(403, 'insufficient_scope', description);
  }
  return {
    kind: 'oauth',
    client: token.client.clientId,
    isAdmin: token.client.adminRole !== false,
    scopes: token.scopes,
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
