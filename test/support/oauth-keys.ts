import { createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto';
import { exportJWK, importPKCS8, type JWK } from 'jose';
import type { SigningAlgorithm } from '../../src/okta/auth/signing-algorithm.ts';

/** A client's key in every form in which people have it. */
export interface TestKey {
  readonly algorithm: SigningAlgorithm;
  readonly pkcs8: string;
  /** PKCS#1 for RSA, SEC1 for EC. */
  readonly traditional: string;
  readonly publicPem: string;
  readonly jwk: JWK;
  readonly publicJwk: JWK;
}

const CURVES: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };
const made = new Map<string, Promise<TestKey>>();

/** The same key for the same algorithm and name, as long as the test process lives: making RSA keys takes its time. */
export function testKey(algorithm: SigningAlgorithm = 'ES256', name = 'first'): Promise<TestKey> {
  const id = `${algorithm} ${name}`;
  const key = made.get(id) ?? makeKey(algorithm, name);
  made.set(id, key);
  return key;
}

/** Keys in PEM, made without a KeyObject: on Node 20, turning a generated one into a JWK can hang the process. */
export const PEM = {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
} as const;

export interface PemPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** `toPemPair((done) => generateKeyPair('rsa', { modulusLength: 2048, ...PEM }, done))` */
export function toPemPair(
  generate: (done: (error: Error | null, publicKey: string, privateKey: string) => void) => void,
): Promise<PemPair> {
  return new Promise((resolve, reject) => {
    generate((error, publicKey, privateKey) => {
      if (error) reject(error);
      else resolve({ publicKey, privateKey });
    });
  });
}

async function makeKey(algorithm: SigningAlgorithm, name: string): Promise<TestKey> {
  const namedCurve = CURVES[algorithm];
  const { privateKey, publicKey } = await toPemPair((done) => {
    if (namedCurve === undefined) generateKeyPair('rsa', { modulusLength: 2048, ...PEM }, done);
    else generateKeyPair('ec', { namedCurve, ...PEM }, done);
  });
  const type = namedCurve === undefined ? 'pkcs1' : 'sec1';
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicMembers } = await toJwk(privateKey, algorithm);
  return {
    algorithm,
    pkcs8: privateKey,
    traditional: createPrivateKey(privateKey).export({ type, format: 'pem' }).toString(),
    publicPem: publicKey,
    jwk: { ...(await toJwk(privateKey, algorithm)), kid: name },
    publicJwk: { ...publicMembers, kid: name },
  };
}

async function toJwk(pem: string, algorithm: string): Promise<JWK> {
  return exportJWK(await importPKCS8(pem, algorithm, { extractable: true }));
}

/** The private key encrypted with a passphrase, in PKCS#8 and in the traditional form. */
export function toEncrypted({ pkcs8, algorithm }: TestKey): readonly string[] {
  const key = createPrivateKey(pkcs8);
  const type = algorithm.startsWith('RS') ? 'pkcs1' : 'sec1';
  return (['pkcs8', type] as const).map((form) =>
    key.export({ type: form, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' }).toString(),
  );
}

/** PKCS#1 for RSA public keys. */
export const toPkcs1Public = ({ publicPem }: TestKey): string =>
  createPublicKey(publicPem).export({ type: 'pkcs1', format: 'pem' }).toString();
