import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import type { Clock } from '../../clock.ts';
import { invalidProof } from './oauth-error.ts';

export const DPOP_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];
const MAX_AGE_S = 300;
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth'];

export interface ProofDemand {
  method: string;
  /** Origin and path, decoded, without the query: Okta compares `htu` with that. */
  url: string;
  /** At a resource: the token that the proof must belong to. */
  accessToken?: string;
  /** At a resource: the thumbprint of the key that the token is bound to. */
  thumbprint?: string;
}

export interface ProofVerifier {
  /** Checks one proof (RFC 9449 §4.3) and gives its key's thumbprint and its nonce; throws `invalid_dpop_proof`. */
  verify(proof: string, demand: ProofDemand): Promise<{ thumbprint: string; nonce: string | undefined }>;
}

export function createProofVerifier(clock: Clock): ProofVerifier {
  const usedIds = new Set<string>();

  return {
    async verify(proof, demand) {
      const { jwk, alg } = readHeader(proof);
      const claims = await readClaims(proof, jwk, alg);
      const thumbprint = await calculateJwkThumbprint(jwk, 'sha256');
      const nowS = clock.now() / 1000;
      const { htm, htu, iat, exp, jti, ath, nonce } = claims;
      if (htm !== demand.method) throw invalidProof("The DPoP proof JWT 'htm' claim does not match the HTTP method.");
      if (htu !== demand.url)
        throw invalidProof("The DPoP proof JWT 'htu' claim does not match the URI of the request.");
      if (typeof iat !== 'number') throw invalidProof("The DPoP proof JWT 'iat' claim is missing.");
      if (iat > nowS) throw invalidProof('The DPoP proof JWT is issued in the future.');
      if (iat < nowS - MAX_AGE_S) {
        throw invalidProof('The DPoP proof JWT is issued more than five minutes in the past.');
      }
      if (typeof exp === 'number' && exp <= nowS) throw invalidProof('The DPoP proof JWT is expired.');
      if (typeof jti !== 'string' || jti === '') throw invalidProof("The DPoP proof JWT 'jti' claim is missing.");
      if (usedIds.has(jti)) throw invalidProof('The DPoP proof JWT has already been used.');
      if (demand.accessToken !== undefined) {
        const hash = createHash('sha256').update(demand.accessToken, 'ascii').digest('base64url');
        if (ath !== hash) throw invalidProof("The DPoP proof JWT 'ath' claim does not match the access token.");
      }
      if (demand.thumbprint !== undefined && demand.thumbprint !== thumbprint) {
        throw invalidProof('The access token is not bound to the key of the DPoP proof JWT.');
      }
      usedIds.add(jti);
      return { thumbprint, nonce: typeof nonce === 'string' ? nonce : undefined };
    },
  };
}

function readHeader(proof: string): { jwk: JWK; alg: string } {
  let header: ReturnType<typeof decodeProtectedHeader>;
  try {
    header = decodeProtectedHeader(proof);
  } catch {
    throw invalidProof('The DPoP proof JWT is malformed.');
  }
  if (header.typ !== 'dpop+jwt') throw invalidProof("The DPoP proof JWT 'typ' header must be 'dpop+jwt'.");
  if (header.alg === undefined || !DPOP_ALGORITHMS.includes(header.alg)) {
    throw invalidProof("The DPoP proof JWT 'alg' header is not supported.");
  }
  if (header.jwk === undefined || PRIVATE_MEMBERS.some((name) => Object.hasOwn(header.jwk ?? {}, name))) {
    throw invalidProof("The DPoP proof JWT 'jwk' header must be a public key.");
  }
  return { jwk: header.jwk, alg: header.alg };
}

async function readClaims(proof: string, jwk: JWK, alg: string): Promise<Record<string, unknown>> {
  try {
    const { payload } = await compactVerify(proof, await importJWK(jwk, alg), { algorithms: [alg] });
    return JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
  } catch {
    throw invalidProof('The DPoP proof JWT signature is invalid.');
  }
}
