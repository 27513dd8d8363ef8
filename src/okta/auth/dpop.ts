import { createHash, randomUUID } from 'node:crypto';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** What a proof is about (RFC 9449 §4.2). */
export interface ProofSubject {
  readonly method: string;
  readonly url: string;
  /** By the server's clock. */
  readonly nowMs: number;
  /** The access token that the proof goes with; absent at the token endpoint. */
  readonly token?: string | undefined;
  readonly nonce?: string | undefined;
}

/** A key that an access token is bound to. It serves nothing else and is never the client's signing key. */
export interface ProofKey {
  /** The private key as a JWK, which is stored beside the token that is bound to it. */
  readonly jwk: JWK;
  /** A proof for one attempt at one request; each call makes a new one. */
  prove(subject: ProofSubject): Promise<string>;
}

const ALGORITHM = 'ES256';

/** Okta accepts a proof for five minutes but none from the future; this allows for slow networks and for clocks that differ. */
const BACKDATE_SECONDS = 30;

/** Made with WebCrypto: on Node 20 a key from `generateKeyPairSync` can hang the process when it is exported as a JWK. */
export async function createProofKey(): Promise<ProofKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return toProofKey(await exportJWK(privateKey), privateKey);
}

/** The stored key, or undefined if it is unusable. */
export async function parseProofKey(text: string): Promise<ProofKey | undefined> {
  try {
    const jwk = JSON.parse(text) as JWK;
    if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || typeof jwk.d !== 'string') return undefined;
    const key = await importJWK(jwk, ALGORITHM);
    return key instanceof Uint8Array ? undefined : toProofKey(jwk, key);
  } catch {
    return undefined;
  }
}

function toProofKey(jwk: JWK, key: CryptoKey): ProofKey {
  const { kty, crv, x, y } = jwk;
  const header = { typ: 'dpop+jwt', alg: ALGORITHM, jwk: { kty, crv, x, y } as JWK };
  /** The hash of the last token: one token is used for hundreds of requests. */
  let hashed = { token: '', ath: '' };
  const hashOf = (token: string): string => {
    if (hashed.token !== token) hashed = { token, ath: createHash('sha256').update(token).digest('base64url') };
    return hashed.ath;
  };
  return {
    jwk: { kty, crv, x, y, d: jwk.d } as JWK,
    async prove({ method, url, nowMs, token, nonce }) {
      const claims = {
        jti: randomUUID(),
        iat: Math.floor(nowMs / 1000) - BACKDATE_SECONDS,
        htm: method,
        htu: toHtu(url),
        ...(token === undefined ? {} : { ath: hashOf(token) }),
        ...(nonce === undefined ? {} : { nonce }),
      };
      // Not SignJWT, which copies and checks the claims: each request needs a proof.
      return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader(header).sign(key);
    },
  };
}

/** Without query and fragment, and decoded: Okta compares with the decoded path, so that `%40` would be refused. */
export function toHtu(url: string): string {
  const { origin, pathname } = new URL(url);
  try {
    return origin + decodeURIComponent(pathname);
  } catch {
    return origin + pathname;
  }
}
