import { generateKeyPair } from 'node:crypto';
import { compactVerify, importJWK, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { SigningKeyError } from '../../../src/errors.ts';
import { createAssertions } from '../../../src/okta/auth/private-key-jwt.ts';
import type { SigningAlgorithm } from '../../../src/okta/auth/signing-algorithm.ts';
import { type PastedKey, parseSigningKey } from '../../../src/okta/auth/signing-key.ts';
import { PEM, type TestKey, testKey, toEncrypted, toPemPair, toPkcs1Public } from '../../support/oauth-keys.ts';

let rsa: TestKey;
let ec: TestKey;
let p384: TestKey;
let second: TestKey;

beforeAll(async () => {
  [rsa, ec, p384, second] = await Promise.all([
    testKey('RS256'),
    testKey('ES256'),
    testKey('ES384'),
    testKey('ES256', 'second'),
  ]);
});

const parse = (text: string, algorithm: SigningAlgorithm = 'RS256', keyId?: string) =>
  parseSigningKey({ text, algorithm, keyId });

/** The error of a key that cannot be used; it must not repeat any line of what was pasted. */
function faultOf(text: string, algorithm: SigningAlgorithm = 'RS256', keyId?: string): SigningKeyError {
  try {
    parse(text, algorithm, keyId);
  } catch (error) {
    if (!(error instanceof SigningKeyError)) throw error;
    expect(error.cause).toBeUndefined();
    expect(error.message).toContain('Private Key');
    for (const piece of text.match(/[A-Za-z0-9+/_-]{24,}/g) ?? []) expect(error.message).not.toContain(piece);
    return error;
  }
  throw new Error('The key was taken.');
}

describe('the private key as people paste it', () => {
  const layouts: Readonly<Record<string, (key: TestKey) => string>> = {
    'PKCS#8 PEM': ({ pkcs8 }) => pkcs8,
    'PKCS#1 or SEC1 PEM': ({ traditional }) => traditional,
    'a JWK': ({ jwk }) => JSON.stringify(jwk, null, 2),
    'a JWK set': ({ jwk }) => JSON.stringify({ keys: [jwk] }, null, 2),
    'a list of one JWK': ({ jwk }) => JSON.stringify([jwk]),
  };
  const journeys: Readonly<Record<string, (text: string) => string>> = {
    'as it is': (text) => text,
    'with line ends turned into blanks': (text) => text.replaceAll('\n', ' '),
    'with line ends turned into \\n': (text) => text.replaceAll('\n', '\\n'),
    'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
    'with \\r\\n in four characters': (text) => text.replaceAll('\n', '\\r\\n'),
    'with blanks around and at the ends of lines': (text) => `\n\t  ${text.replaceAll('\n', '  \n  ')}\u00a0 \n\n`,
    'with quotes around it': (text) => `"${text.trim()}"`,
    'as a JSON string': (text) => JSON.stringify(text),
    'with a byte order mark': (text) => `\ufeff${text}`,
  };

  describe.each(Object.keys(layouts))('in the form of %s', (layout) => {
    it.each(Object.keys(journeys))('is read %s', (journey) => {
      for (const [key, algorithm] of [
        [rsa, 'RS256'],
        [ec, 'ES256'],
      ] as const) {
        const text = journeys[journey]?.(layouts[layout]?.(key) ?? '') ?? '';
        expect(parse(text, algorithm).fingerprint).toBe(parse(key.pkcs8, algorithm).fingerprint);
      }
    });
  });

  it('is read without any line end, and with blanks inside the BEGIN line', () => {
    const text = ec.pkcs8.replaceAll('\n', '').replace('-----BEGIN PRIVATE KEY-----', '----- BEGIN  PRIVATE KEY -----');
    expect(parse(text, 'ES256').fingerprint).toBe(parse(ec.pkcs8, 'ES256').fingerprint);
  });

  it('is found behind the EC PARAMETERS that openssl writes before it', () => {
    const text = `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${ec.traditional}`;
    for (const pasted of [text, text.replaceAll('\n', '')]) {
      expect(parse(pasted, 'ES256').fingerprint).toBe(parse(ec.pkcs8, 'ES256').fingerprint);
    }
  });

  it('is read under the label of another layout', () => {
    const text = rsa.traditional.replaceAll('RSA PRIVATE KEY', 'PRIVATE KEY');
    expect(parse(text).fingerprint).toBe(parse(rsa.pkcs8).fingerprint);
  });
});

describe('a private key that cannot be used', () => {
  it('is called truncated, wherever it ends', () => {
    for (const key of [rsa.pkcs8, rsa.traditional, ec.pkcs8]) {
      const algorithm = key === ec.pkcs8 ? 'ES256' : 'RS256';
      const end = key.indexOf('-----END');
      for (const text of [
        key.slice(0, 80),
        key.slice(0, end),
        key.slice(0, -12),
        key.slice(0, end - 40) + key.slice(end),
      ]) {
        expect(faultOf(text, algorithm).code).toBe('signing_key_truncated');
      }
      expect(faultOf(key.slice(40), algorithm)).toMatchObject({
        code: 'signing_key_truncated',
        message: 'The parameter Private Key is truncated: its BEGIN line is missing. Paste it again, whole.',
      });
    }
    expect(faultOf(JSON.stringify(rsa.jwk).slice(0, 300)).code).toBe('signing_key_truncated');
    expect(faultOf('-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----').code).toBe('signing_key_truncated');
  });

  it('is called encrypted, with the command that decrypts it', () => {
    for (const text of [...toEncrypted(rsa), ...toEncrypted(ec)]) {
      const { code, message } = faultOf(text);
      expect(code).toBe('signing_key_encrypted');
      expect(message).toContain('openssl pkey');
    }
  });

  it('is called a public one', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    const ssh = 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 jane@laptop';
    const mislabelled = ec.publicPem.replaceAll('PUBLIC KEY', 'PRIVATE KEY');
    const texts = [rsa.publicPem, toPkcs1Public(rsa), JSON.stringify(rsa.publicJwk), certificate, ssh, mislabelled];
    for (const text of texts) expect(faultOf(text).code).toBe('signing_key_public');
    expect(faultOf(JSON.stringify({ keys: [ec.publicJwk] }), 'ES256').code).toBe('signing_key_public');
  });

  it.each([
    ['ES256', 'an RSA key', 'RS256, RS384 or RS512'],
    ['ES512', 'an RSA key', 'RS256, RS384 or RS512'],
  ] as const)('names the fitting algorithm for an RSA key with %s', (algorithm, kind, fitting) => {
    const { code, message } = faultOf(rsa.pkcs8, algorithm);
    expect(code).toBe('signing_key_algorithm');
    expect(message).toContain(kind);
    expect(message).toContain(`Set JWT Signing Algorithm to ${fitting}`);
  });

  it('names the fitting algorithm for an EC key with RS256, and for P-256 with ES384', () => {
    expect(faultOf(ec.pkcs8, 'RS256').message).toBe(
      'The parameter Private Key holds an EC key on P-256, which cannot sign with RS256. Set JWT Signing Algorithm to ES256, or give another key.',
    );
    expect(faultOf(ec.pkcs8, 'ES384').message).toContain('Set JWT Signing Algorithm to ES256');
    expect(faultOf(p384.pkcs8, 'ES256').message).toContain('Set JWT Signing Algorithm to ES384');
  });

  it('is refused for what its JWK says it is for', () => {
    const jwk = (members: JWK) => JSON.stringify({ ...rsa.jwk, ...members });
    expect(faultOf(jwk({ use: 'enc' })).code).toBe('signing_key_kind');
    expect(faultOf(jwk({ key_ops: ['decrypt'] })).code).toBe('signing_key_kind');
    expect(faultOf(jwk({ alg: 'RS512' })).message).toContain('signs with RS512');
    expect(parse(jwk({ use: 'sig', key_ops: ['sign'], alg: 'RS256' })).keyId).toBe('first');
  });

  it('is refused for its kind and its size', async () => {
    const short = await toPemPair((done) => generateKeyPair('rsa', { modulusLength: 1024, ...PEM }, done));
    const edwards = await toPemPair((done) => generateKeyPair('ed25519', PEM, done));
    const bitcoin = await toPemPair((done) => generateKeyPair('ec', { namedCurve: 'secp256k1', ...PEM }, done));
    expect(faultOf(short.privateKey)).toMatchObject({ code: 'signing_key_weak' });
    expect(faultOf(edwards.privateKey).code).toBe('signing_key_kind');
    expect(faultOf(bitcoin.privateKey, 'ES256').code).toBe('signing_key_kind');
    expect(faultOf('{"kty":"oct","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0"}').message).toContain('shared secret');
    expect(faultOf('{"kty":"OKP","crv":"Ed25519","d":"x","x":"y"}').code).toBe('signing_key_kind');
  });

  it('is called damaged, or no key at all', () => {
    const broken = rsa.pkcs8.replace(/\n(.{10})/, '\n****$1');
    expect(faultOf(broken).code).toBe('signing_key_damaged');
    expect(faultOf('-----BEGIN PRIVATE KEY-----\nMAMCAQE=\n-----END PRIVATE KEY-----').code).toBe(
      'signing_key_damaged',
    );
    expect(faultOf(JSON.stringify({ ...rsa.jwk, n: undefined })).code).toBe('signing_key_damaged');
    expect(faultOf('{"kty" "RSA"}').code).toBe('signing_key_damaged');
    expect(faultOf('hunter2').code).toBe('signing_key_format');
    expect(faultOf(`${rsa.pkcs8}${ec.pkcs8}`).code).toBe('signing_key_ambiguous');
    expect(faultOf('-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----').message).toContain(
      'ssh-keygen -p -m PKCS8',
    );
  });
});

describe('a text that is no key', () => {
  it.each([
    '{}',
    '{"a":1}',
    '{"kty":5}',
    '{"kty":"RSA","d":5,"n":{},"e":[]}',
    '{"keys":5}',
    '{"keys":[]}',
    '{"keys":[1,"text",null]}',
    '[]',
    '[1,2]',
    '[[{"kty":"RSA"}]]',
    '"text"',
    '5',
    'true',
    'null',
    '{"kty":"RSA"',
    '{',
    '[{"a":1},{"b":2}]',
  ])('is refused with the name of the parameter: %s', (text) => {
    expect(faultOf(text).message).toContain('parameter Private Key');
    expect(faultOf(text, 'ES256', 'first').message).toContain('parameter Private Key');
  });

  it('is refused with the name of the parameter where an object has a key inside', () => {
    const text = JSON.stringify({ private_key: ec.pkcs8 });
    expect(faultOf(text).message).toContain('parameter Private Key');
    expect(faultOf(text, 'ES256', 'first').message).toContain('parameter Private Key');
  });
});

describe('choosing the key', () => {
  const set = (...jwks: JWK[]) => JSON.stringify({ keys: jwks });

  it('sends the Key ID with a single key, and the one of a JWK where none is given', () => {
    expect(parse(rsa.pkcs8).keyId).toBeUndefined();
    expect(parse(rsa.pkcs8, 'RS256', 'abc').keyId).toBe('abc');
    expect(parse(JSON.stringify(rsa.jwk)).keyId).toBe('first');
    expect(parse(JSON.stringify(rsa.jwk), 'RS256', 'abc').keyId).toBe('abc');
  });

  it('picks by Key ID exactly one key of a set', () => {
    const picked = parse(set(ec.jwk, second.jwk), 'ES256', 'second');
    expect(picked).toMatchObject({ keyId: 'second', fingerprint: parse(second.pkcs8, 'ES256').fingerprint });
  });

  it('lists the ids where no key of the set has the Key ID, or several have it', () => {
    expect(faultOf(set(ec.jwk, second.jwk), 'ES256', 'third')).toMatchObject({
      code: 'signing_key_not_found',
      message: "No key of the JWK set in the parameter Private Key has the Key ID 'third'. It holds 'first', 'second'.",
    });
    expect(faultOf(set(ec.jwk, { ...second.jwk, kid: 'first' }), 'ES256', 'first')).toMatchObject({
      code: 'signing_key_ambiguous',
      message:
        "2 keys of the JWK set in the parameter Private Key have the Key ID 'first' (it holds 'first', 'first'). Keep one of them.",
    });
    const { kid: _, ...nameless } = ec.jwk;
    expect(faultOf(set(nameless), 'ES256', 'first').message).toContain('It holds a key without id.');
  });

  it('tells what is wrong with the key that the Key ID picks', () => {
    expect(faultOf(set(ec.publicJwk, second.jwk), 'ES256', 'first').code).toBe('signing_key_public');
    expect(faultOf(set(ec.jwk, rsa.jwk), 'RS256', 'first').code).toBe('signing_key_ambiguous');
    expect(faultOf(set({ ...ec.jwk, kid: 'ec' }, rsa.jwk), 'RS256', 'ec').code).toBe('signing_key_algorithm');
  });

  it('needs no Key ID for a set in which one key alone can be used', () => {
    const found = parse(set({ ...rsa.jwk, kid: 'rsa' }, ec.publicJwk, { ...second.jwk, kid: 'second' }), 'ES256');
    expect(found.keyId).toBe('second');
  });

  it('asks for the Key ID where several could be used', () => {
    expect(faultOf(set(ec.jwk, second.jwk), 'ES256')).toMatchObject({
      code: 'signing_key_ambiguous',
      message:
        "The parameter Private Key holds 2 keys that could sign with ES256 ('first', 'second'). Set Key ID to the one to use.",
    });
  });

  it('tells a set without any usable key', () => {
    expect(faultOf(set(ec.publicJwk, { ...rsa.jwk, kid: 'rsa' }), 'ES256').message).toBe(
      "No key of the JWK set in the parameter Private Key can sign with ES256; it holds 'first', 'rsa'. Add the private key, or change the JWT Signing Algorithm.",
    );
    expect(faultOf('{"keys":[]}').code).toBe('signing_key_not_found');
  });
});

describe('the client assertion', () => {
  it.each(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] as const)('is signed with %s', async (algorithm) => {
    const key = await testKey(algorithm.startsWith('RS') ? 'RS256' : algorithm);
    const pasted: PastedKey = { text: key.pkcs8, algorithm, keyId: 'abc' };
    const audience = 'https://acme.okta.test/oauth2/v1/token';
    const sign = createAssertions({ clientId: '0oa1', audience, key: parseSigningKey(pasted) });
    const nowMs = Date.parse('2026-06-01T12:00:00.500Z');
    const [first, next] = [await sign(nowMs), await sign(nowMs)];
    const { payload, protectedHeader } = await compactVerify(first, await importJWK(key.publicJwk, algorithm));
    const claims = JSON.parse(new TextDecoder().decode(payload));
    expect(protectedHeader).toMatchObject({ alg: algorithm, kid: 'abc' });
    expect(claims).toEqual({
      iss: '0oa1',
      sub: '0oa1',
      aud: audience,
      exp: Date.parse('2026-06-01T12:05:00Z') / 1000,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(JSON.parse(Buffer.from(next.split('.')[1] ?? '', 'base64url').toString()).jti).not.toBe(claims.jti);
  });
});
