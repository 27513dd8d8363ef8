import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { createProofKey, parseProofKey, toHtu } from '../../../src/okta/auth/dpop.ts';

const NOW_MS = Date.parse('2026-06-01T12:00:00.900Z');

async function open(proof: string): Promise<{ claims: JWTPayload; header: Record<string, unknown> }> {
  const currentDate = new Date(NOW_MS);
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', currentDate });
  return { claims: payload, header: { ...protectedHeader } };
}

describe('a DPoP proof', () => {
  it('holds method, address, time and a new id, signed by the key that it shows', async () => {
    const key = await createProofKey();
    const subject = { method: 'POST', url: 'https://acme.okta.test/oauth2/v1/token', nowMs: NOW_MS };
    const [first, second] = [await open(await key.prove(subject)), await open(await key.prove(subject))];
    expect(first.header).toEqual({
      typ: 'dpop+jwt',
      alg: 'ES256',
      jwk: { kty: 'EC', crv: 'P-256', x: key.jwk.x, y: key.jwk.y },
    });
    expect(first.claims).toEqual({
      htm: 'POST',
      htu: 'https://acme.okta.test/oauth2/v1/token',
      iat: Date.parse('2026-06-01T11:59:30Z') / 1000,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(second.claims.jti).not.toBe(first.claims.jti);
  });

  it('holds the hash of the token and the nonce where there are any', async () => {
    const key = await createProofKey();
    const url = 'https://acme.okta.test/api/v1/users';
    const { claims } = await open(await key.prove({ method: 'GET', url, nowMs: NOW_MS, token: 'abc', nonce: 'n-1' }));
    expect(claims).toMatchObject({
      nonce: 'n-1',
      ath: createHash('sha256').update('abc', 'ascii').digest('base64url'),
    });
  });

  it.each([
    ['https://acme.okta.test/api/v1/users?limit=1&after=x#top', 'https://acme.okta.test/api/v1/users'],
    ['https://acme.okta.test/api/v1/users/a%40b.c', 'https://acme.okta.test/api/v1/users/a@b.c'],
    ['https://acme.okta.test/api/v1/users/%C3%A9%20%2541', 'https://acme.okta.test/api/v1/users/é %41'],
    ['https://acme.okta.test:8443/api/v1/users/%zz', 'https://acme.okta.test:8443/api/v1/users/%zz'],
  ])('names %s as %s', (url, htu) => {
    expect(toHtu(url)).toBe(htu);
  });

  it('is made by the same key after it was kept', async () => {
    const key = await createProofKey();
    const kept = await parseProofKey(JSON.stringify(key.jwk));
    expect(await calculateJwkThumbprint(kept?.jwk ?? {})).toBe(await calculateJwkThumbprint(key.jwk));
    const proof = await kept?.prove({ method: 'GET', url: 'https://acme.okta.test/', nowMs: NOW_MS });
    expect((await open(proof ?? '')).header.jwk).toEqual({ kty: 'EC', crv: 'P-256', x: key.jwk.x, y: key.jwk.y });
  });

  it.each(['', 'null', '[]', '{"kty":"RSA","d":"x"}', '{"kty":"EC","crv":"P-256","x":"a","y":"b"}'])(
    'is not made by a kept key that is none: %s',
    async (text) => {
      expect(await parseProofKey(text)).toBeUndefined();
    },
  );
});
