import { createHash, createPrivateKey, randomUUID, sign, webcrypto } from 'node:crypto';
import type { Target } from './contestant.ts';

type DpopCredential = Extract<Target['credential'], { kind: 'dpop' }>;
type Post = (
  url: string,
  headers: Record<string, string>,
  body: string,
) => Promise<{ readonly nonce: string; readonly text: string }>;

/** Headers for one request. */
export type Authorize = (method: string, url: string) => Promise<Record<string, string>>;

/**
 * The least that DPoP takes (RFC 9449), by hand: a token once, after Okta's nonce, and a proof for each request, signed
 * with a P-256 key by WebCrypto.
 */
export async function createTokenSource(origin: string, credential: DpopCredential, post: Post): Promise<Authorize> {
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', publicKey);
  const header = toPart({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } });

  const prove = async (method: string, url: string, extra: Record<string, string>): Promise<string> => {
    const payload = { htm: method, htu: url.replace(/[?#].*$/, ''), iat: nowSeconds(), jti: randomUUID(), ...extra };
    const signed = `${header}.${toPart(payload)}`;
    const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(signed));
    return `${signed}.${Buffer.from(signature).toString('base64url')}`;
  };

  const tokenUrl = `${origin}/oauth2/v1/token`;
  const askToken = async (extra: Record<string, string>) =>
    post(
      tokenUrl,
      { 'content-type': 'application/x-www-form-urlencoded', dpop: await prove('POST', tokenUrl, extra) },
      `grant_type=client_credentials&client_assertion=${createAssertion(tokenUrl, credential)}`,
    );
  const { nonce } = await askToken({});
  const { access_token: token } = JSON.parse((await askToken({ nonce })).text) as { access_token: string };
  const ath = createHash('sha256').update(token).digest('base64url');
  return async (method, url) => ({ authorization: `DPoP ${token}`, dpop: await prove(method, url, { ath }) });
}

function createAssertion(audience: string, { clientId, privateKeyPem }: DpopCredential): string {
  const claims = { aud: audience, iss: clientId, sub: clientId, iat: nowSeconds(), exp: nowSeconds() + 300 };
  const signed = `${toPart({ alg: 'RS256' })}.${toPart(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), createPrivateKey(privateKeyPem)).toString('base64url')}`;
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000);
const toPart = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
