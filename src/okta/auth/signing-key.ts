import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { SigningKeyError } from '../../errors.ts';
import { keyIdOf, type PastedJwk, parseJwkText, readJwk } from './jwk.ts';
import { parsePem } from './pem.ts';
import type { SigningAlgorithm } from './signing-algorithm.ts';

/** The private key of an OAuth client, which has been checked to fit its algorithm. */
export interface SigningKey {
  readonly algorithm: SigningAlgorithm;
  /** Sent as `kid`, if known. */
  readonly keyId: string | undefined;
  readonly privateKey: KeyObject;
  /** SHA-256 of the public key, base64url: distinguishes keys without revealing anything. */
  readonly fingerprint: string;
}

export interface PastedKey {
  /** PEM (PKCS#8, PKCS#1 or SEC1), a JWK or a JWK set, as it was pasted. */
  readonly text: string;
  readonly algorithm: SigningAlgorithm;
  readonly keyId: string | undefined;
}

/** Okta's and jose's limit: shorter keys are not safe. */
const MIN_RSA_BITS = 2048;

const CURVES: Readonly<Record<string, { readonly name: string; readonly algorithm: SigningAlgorithm }>> = {
  prime256v1: { name: 'P-256', algorithm: 'ES256' },
  secp384r1: { name: 'P-384', algorithm: 'ES384' },
  secp521r1: { name: 'P-521', algorithm: 'ES512' },
};

/**
 * Finds the key to sign with in what was pasted. In a JWK set, the key ID must match exactly one key; without a key ID,
 * exactly one key must fit the algorithm.
 *
 * @throws {SigningKeyError} each fault with its own `code` and remedy; no message repeats a part of the key
 */
export function parseSigningKey({ text, algorithm, keyId }: PastedKey): SigningKey {
  const clean = cleanUp(text);
  if (!/^[{[]/.test(clean)) return toSigningKey(parsePem(clean), algorithm, keyId);
  const pasted = parseJwkText(clean);
  if (pasted.kind === 'one') return fromJwk(pasted.jwk, algorithm, keyId ?? keyIdOf(pasted.jwk));
  return keyId === undefined ? onlyUsable(pasted.jwks, algorithm) : pick(pasted.jwks, algorithm, keyId);
}

/** Removes what forms, chats and environment files add: quotes around the whole, `\n` as two characters, odd spaces. */
function cleanUp(text: string): string {
  const plain = text.replace(/[\u00a0\u200b\u2060\ufeff]/g, ' ').trim();
  const unquoted = /^(["'])([\s\S]*)\1$/.exec(plain)?.[2] ?? plain;
  const trimmed = unquoted.trim();
  if (/^[{[]/.test(trimmed)) return trimmed;
  return trimmed.replace(/\\r|\\n|\\t/g, '\n').trim();
}

function pick(jwks: readonly PastedJwk[], algorithm: SigningAlgorithm, keyId: string): SigningKey {
  const matching = jwks.filter((jwk) => keyIdOf(jwk) === keyId);
  const [jwk] = matching;
  if (jwk === undefined) {
    throw new SigningKeyError(
      `No key of the JWK set in the parameter Private Key has the Key ID '${keyId}'. It holds ${listIds(jwks)}.`,
      {
        code: 'signing_key_not_found',
      },
    );
  }
  if (matching.length > 1) {
    throw new SigningKeyError(
      `${matching.length} keys of the JWK set in the parameter Private Key have the Key ID '${keyId}' (it holds ${listIds(jwks)}). Keep one of them.`,
      { code: 'signing_key_ambiguous' },
    );
  }
  return fromJwk(jwk, algorithm, keyId);
}

function onlyUsable(jwks: readonly PastedJwk[], algorithm: SigningAlgorithm): SigningKey {
  const faults: unknown[] = [];
  const usable: SigningKey[] = [];
  for (const jwk of jwks) {
    try {
      usable.push(fromJwk(jwk, algorithm, keyIdOf(jwk)));
    } catch (error) {
      faults.push(error);
    }
  }
  const [key] = usable;
  if (key !== undefined && usable.length === 1) return key;
  if (key !== undefined) {
    const ids = usable.map((one) => (one.keyId === undefined ? 'one without id' : `'${one.keyId}'`)).join(', ');
    throw new SigningKeyError(
      `The parameter Private Key holds ${usable.length} keys that could sign with ${algorithm} (${ids}). Set Key ID to the one to use.`,
      { code: 'signing_key_ambiguous' },
    );
  }
  if (jwks.length === 1) throw faults[0];
  throw new SigningKeyError(
    jwks.length === 0
      ? 'The parameter Private Key holds a list without a key. Paste the private key itself, as PEM or as a JWK.'
      : `No key of the JWK set in the parameter Private Key can sign with ${algorithm}; it holds ${listIds(jwks)}. Add the private key, or change the JWT Signing Algorithm.`,
    { code: 'signing_key_not_found' },
  );
}

function listIds(jwks: readonly PastedJwk[]): string {
  const ids = jwks.map((jwk) => {
    const id = keyIdOf(jwk);
    return id === undefined ? 'a key without id' : `'${id}'`;
  });
  return ids.length === 0 ? 'no keys' : ids.join(', ');
}

function fromJwk(jwk: PastedJwk, algorithm: SigningAlgorithm, keyId: string | undefined): SigningKey {
  return toSigningKey(readJwk(jwk, algorithm), algorithm, keyId);
}

function toSigningKey(privateKey: KeyObject, algorithm: SigningAlgorithm, keyId: string | undefined): SigningKey {
  const complaint = complaintAbout(privateKey, algorithm);
  if (complaint !== undefined) throw complaint;
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { algorithm, keyId, privateKey, fingerprint: createHash('sha256').update(spki).digest('base64url') };
}

/** Whether a key can sign with an algorithm (RFC 7518 §3.3 and §3.4). */
function complaintAbout(key: KeyObject, algorithm: SigningAlgorithm): SigningKeyError | undefined {
  const wantsRsa = algorithm.startsWith('RS');
  if (key.asymmetricKeyType === 'rsa') {
    if (!wantsRsa) return wrongKind('an RSA key', algorithm, 'RS256, RS384 or RS512');
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits >= MIN_RSA_BITS) return undefined;
    return new SigningKeyError(
      `The parameter Private Key holds a key of ${bits} bits; ${MIN_RSA_BITS} are the minimum. Make a new key in Okta and use that.`,
      { code: 'signing_key_weak' },
    );
  }
  const curve = CURVES[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (key.asymmetricKeyType !== 'ec' || curve === undefined) {
    return new SigningKeyError(
      'The parameter Private Key holds a key of a kind that Okta does not accept. It must be RSA, or EC on P-256, P-384 or P-521.',
      { code: 'signing_key_kind' },
    );
  }
  if (curve.algorithm === algorithm) return undefined;
  return wrongKind(`an EC key on ${curve.name}`, algorithm, curve.algorithm);
}

function wrongKind(what: string, algorithm: SigningAlgorithm, fitting: string): SigningKeyError {
  return new SigningKeyError(
    `The parameter Private Key holds ${what}, which cannot sign with ${algorithm}. Set JWT Signing Algorithm to ${fitting}, or give another key.`,
    { code: 'signing_key_algorithm' },
  );
}
