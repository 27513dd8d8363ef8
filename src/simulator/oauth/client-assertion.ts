import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload } from 'jose';
import type { Clock } from '../../clock.ts';
import type { OAuthClientSeed } from './clients.ts';
import { invalidClient } from './oauth-error.ts';

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];
/** No assertion may live longer than this, by the server's clock. */
const MAX_LIFETIME_S = 3600;

export interface AssertionVerifier {
  /** The client that an assertion authenticates (RFC 7523 §3); throws `invalid_client` in Okta's words. */
  verify(assertion: string, tokenUrl: string): Promise<OAuthClientSeed>;
}

export function createAssertionVerifier(
  clock: Clock,
  clients: ReadonlyMap<string, OAuthClientSeed>,
): AssertionVerifier {
  const usedIds = new Set<string>();

  return {
    async verify(assertion, tokenUrl) {
      const { header, claims } = decode(assertion);
      const client = clients.get(String(claims.sub));
      if (client === undefined || claims.iss !== claims.sub) {
        throw invalidClient("Invalid value for 'client_id' parameter.");
      }
      const key = chooseKey(client, header.kid);
      try {
        await compactVerify(assertion, await importJWK(key, header.alg), { algorithms: ALGORITHMS });
      } catch {
        throw invalidClient('The client_assertion signature is invalid.');
      }
      checkClaims(claims, tokenUrl, clock.now() / 1000);
      if (claims.jti !== undefined) {
        const id = `${client.clientId}\n${claims.jti}`;
        if (usedIds.has(id)) throw invalidClient('The client_assertion token has already been used.');
        usedIds.add(id);
      }
      return client;
    },
  };
}

function decode(assertion: string): { header: { alg: string; kid?: string }; claims: JWTPayload } {
  try {
    const { alg = '', kid } = decodeProtectedHeader(assertion);
    return { header: { alg, ...(kid === undefined ? {} : { kid }) }, claims: decodeJwt(assertion) };
  } catch {
    throw invalidClient('The client_assertion signature is invalid.');
  }
}

/** Without a kid only a single registered key is unambiguous. */
function chooseKey(client: OAuthClientSeed, kid: string | undefined): JWK {
  const fitting = kid === undefined ? client.keys : client.keys.filter((key) => key.kid === kid);
  const [key] = fitting;
  if (key === undefined || fitting.length > 1) throw invalidClient('The client_assertion JWT kid is invalid.');
  return key;
}

function checkClaims(claims: JWTPayload, tokenUrl: string, nowS: number): void {
  const audiences = [claims.aud ?? []].flat();
  if (!audiences.includes(tokenUrl)) {
    throw invalidClient('The audience claim for client_assertion must be the endpoint invoked for the request.');
  }
  if (typeof claims.exp !== 'number' || claims.exp <= nowS) {
    throw invalidClient('The client_assertion token is expired.');
  }
  if (claims.exp > nowS + MAX_LIFETIME_S) {
    throw invalidClient('The client_assertion token has an expiration too far into the future.');
  }
  if (claims.iat !== undefined && claims.iat > nowS) {
    throw invalidClient('The client_assertion token must be issued before the current time.');
  }
}
