import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  calculateJwkThumbprint,
  createRemoteJWKSet,
  EmbeddedJWK,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import Provider from 'oidc-provider';
import { onTestFinished } from 'vitest';

/** A client of the authorization server. */
export interface RegisteredClient {
  readonly id: string;
  readonly keys: readonly JWK[];
  /** What it is granted of what it asks for. */
  readonly scopes: readonly string[];
  readonly dpop?: boolean;
}

export interface RealAuthorizationServer {
  readonly url: string;
  /** Requests to the resource so far, by the claims of their tokens and proofs. */
  readonly served: readonly { readonly token: JWTPayload; readonly proof: JWTPayload | undefined }[];
  /** Requests so far, as `POST /oauth2/v1/token 200`. */
  readonly asked: readonly string[];
  /** From now on the resource wants this nonce in proofs (RFC 9449 §9). */
  demandNonce(nonce: string): void;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];

/**
 * A real authorization server (oidc-provider, with the token endpoint where Okta has it) in front of a resource that
 * verifies by itself what it is sent: signature, audience and scope of the token, and the proof with `htm`, `htu`, `iat`,
 * `jti`, `ath` and nonce. Closes by itself when the test is over.
 */
export async function startAuthorizationServer(clients: readonly RegisteredClient[]): Promise<RealAuthorizationServer> {
  const asked: string[] = [];
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => {
    response.on('finish', () => asked.push(`${request.method} ${request.url?.split('?')[0]} ${response.statusCode}`));
    handle(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await createProvider(url, clients);
  const served: { token: JWTPayload; proof: JWTPayload | undefined }[] = [];
  const wanted: { nonce: string | undefined } = { nonce: undefined };
  const authorize = createResourceCheck(url, wanted);
  handle = (request, response) => {
    if (!request.url?.startsWith('/api/')) {
      provider.callback()(request, response);
      return;
    }
    void answer(request, response, authorize).then((claims) => claims !== undefined && served.push(claims));
  };
  return {
    url,
    served,
    asked,
    demandNonce(nonce) {
      wanted.nonce = nonce;
    },
  };
}

async function createProvider(url: string, clients: readonly RegisteredClient[]): Promise<Provider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const granted = (id: string) => clients.find((client) => client.id === id)?.scopes.join(' ');
  return new Provider(url, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'server', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['unused'] },
    routes: { token: '/oauth2/v1/token' },
    enabledJWA: { clientAuthSigningAlgValues: ALGORITHMS, dPoPSigningAlgValues: ALGORITHMS },
    clientAuthMethods: ['private_key_jwt'],
    clients: clients.map(({ id, keys, dpop }) => ({
      client_id: id,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys },
      dpop_bound_access_tokens: dpop === true,
    })),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `${url}/api`,
        getResourceServerInfo: (_ctx: unknown, _resource: string, client: { clientId: string }) => ({
          scope: granted(client.clientId),
          audience: `${url}/api`,
          accessTokenTTL: 3600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}

/** Why a request is refused: the status and its challenge. */
class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, challenge: string, headers: Readonly<Record<string, string>> = {}) {
    super(challenge);
    this.status = status;
    this.headers = { 'www-authenticate': challenge, ...headers };
  }
}

interface Claims {
  readonly token: JWTPayload;
  readonly proof: JWTPayload | undefined;
}

function createResourceCheck(url: string, wanted: { readonly nonce: string | undefined }) {
  const keys = createRemoteJWKSet(new URL(`${url}/jwks`));
  const seen = new Set<string>();

  const checkProof = async (request: IncomingMessage, accessToken: string, token: JWTPayload): Promise<JWTPayload> => {
    const bad = (what: string) => new Refusal(400, `DPoP error="invalid_dpop_proof", error_description="${what}"`);
    const header = request.headers.dpop;
    if (typeof header !== 'string') throw bad('no proof');
    const { payload, protectedHeader } = await jwtVerify(header, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ALGORITHMS,
    });
    const { jwk } = protectedHeader;
    const { htm, htu, ath, nonce, iat = 0, jti = '' } = payload;
    if (jwk === undefined || 'd' in jwk) throw bad('no public key');
    const { jkt } = token.cnf as { jkt: string };
    if ((await calculateJwkThumbprint(jwk)) !== jkt) throw bad('another key');
    if (htm !== request.method) throw bad('htm');
    if (htu !== `${url}${decodeURIComponent(request.url?.split('?')[0] ?? '')}`) throw bad('htu');
    if (ath !== createHash('sha256').update(accessToken, 'ascii').digest('base64url')) throw bad('ath');
    if (Math.abs(Date.now() / 1000 - iat) > 300) throw bad('iat');
    if (jti === '' || seen.has(jti)) throw bad('jti');
    seen.add(jti);
    if (wanted.nonce !== undefined && nonce !== wanted.nonce) {
      throw new Refusal(401, 'DPoP error="use_dpop_nonce", error_description="nonce"', { 'dpop-nonce': wanted.nonce });
    }
    return payload;
  };

  return async (request: IncomingMessage): Promise<Claims> => {
    const [, scheme, accessToken = ''] = /^(\S+) (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    const { payload: token } = await jwtVerify(accessToken, keys, { audience: `${url}/api`, issuer: url }).catch(() => {
      throw new Refusal(401, `${scheme} error="invalid_token"`);
    });
    const isBound = (token.cnf as { jkt?: string } | undefined)?.jkt !== undefined;
    if (isBound !== (scheme === 'DPoP')) throw new Refusal(401, `DPoP error="invalid_token"`);
    const proof = isBound ? await checkProof(request, accessToken, token) : undefined;
    const scope = request.url?.startsWith('/api/v1/groups') ? 'okta.groups.read' : 'okta.users.read';
    if (!String(token.scope).split(' ').includes(scope)) {
      throw new Refusal(403, `${scheme} scope="${scope}", error="insufficient_scope"`);
    }
    return { token, proof };
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  authorize: (request: IncomingMessage) => Promise<Claims>,
): Promise<Claims | undefined> {
  try {
    const claims = await authorize(request);
    response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    return claims;
  } catch (error) {
    if (error instanceof Refusal) response.writeHead(error.status, error.headers).end();
    else response.writeHead(500).end(String(error));
    return undefined;
  }
}
