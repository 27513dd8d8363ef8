import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import type { SigningKey } from './signing-key.ts';

/** Okta accepts up to one hour; five minutes outlast every retry and are of little use to a thief. */
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
  const { algorithm, privateKey } = key;
  const imported = importPKCS8(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), algorithm);
  // The first use awaits it; a failure before that must not count as unhandled.
  imported.catch(() => {});
  return async (nowMs) => {
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
