import { randomUUID } from 'node:crypto';
import type { SigningKey } from './signing-key.ts';

/** Okta takes at most one hour; five minutes outlast every retry and are of little use to anyone else. */
const LIFETIME_SECONDS = 5 * 60;

export interface AssertionOptions {
  readonly clientId: string;
  /** The address of the token endpoint, exactly as it is called. */
  readonly audience: string;
  readonly key: SigningKey;
}

/** Signs client assertions (RFC 7523 §3): each is good for one request. */
export type SignAssertion = (nowMs: number) => Promise<string>;

/**
 * Client assertions of `private_key_jwt` (OpenID Connect Core §9; Okta: "Build a JWT for client authentication").
 *
 * There is no `iat`: Okta does not ask for it, and refuses one that its own clock finds in the future.
 */
export function createAssertions({ clientId, audience, key }: AssertionOptions): SignAssertion {
  const imported = importKey(key);
  // The first use awaits it; until then a failure must not count as unhandled.
  imported.catch(() => {});
  return async (nowMs) => {
    const { SignJWT } = await import('jose/jwt/sign');
    return new SignJWT({})
      .setProtectedHeader({ alg: key.algorithm, typ: 'JWT', ...(key.keyId === undefined ? {} : { kid: key.keyId }) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(audience)
      .setJti(randomUUID())
      .setExpirationTime(Math.floor(nowMs / 1000) + LIFETIME_SECONDS)
      .sign(await imported);
  };
}

async function importKey({ privateKey, algorithm }: SigningKey) {
  const { importPKCS8 } = await import('jose/key/import');
  return importPKCS8(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), algorithm);
}
