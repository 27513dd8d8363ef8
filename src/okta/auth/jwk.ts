import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SigningKeyError } from '../../errors.ts';
import { isPlainObject } from '../../json-values.ts';
import { damaged, isPublic, truncated } from './pem.ts';

/** A JSON Web Key as it was pasted (RFC 7517), unchecked. */
export type PastedJwk = Readonly<Record<string, unknown>>;

export type PastedJson =
  | { readonly kind: 'one'; readonly jwk: PastedJwk }
  | { readonly kind: 'set'; readonly jwks: readonly PastedJwk[] };

/**
 * Reads a JWK or a JWK set (RFC 7517 §5).
 *
 * @param text begins with a brace or a bracket
 * @throws {SigningKeyError}
 */
export function parseJwkText(text: string): PastedJson {
  // Line ends may have become `\n` in two characters, and the quotes `\"`, where the text went through a JSON string.
  const value = parseJson(text) ?? parseJson(text.replace(/\\[rnt]/g, ' ').replace(/\\(["\\])/g, '$1'));
  if (value === undefined) {
    if (!/[}\]]$/.test(text)) throw truncated('the JWK has no end');
    throw damaged('it looks like a JWK but is not valid JSON');
  }
  if (Array.isArray(value)) return { kind: 'set', jwks: value.filter(isPlainObject) };
  if (!isPlainObject(value)) throw isNoKey();
  const keys = value.keys;
  return Array.isArray(keys) ? { kind: 'set', jwks: keys.filter(isPlainObject) } : { kind: 'one', jwk: value };
}

/** The key's id, if it has one. */
export function keyIdOf(jwk: PastedJwk): string | undefined {
  const kid = jwk.kid;
  return typeof kid === 'string' && kid !== '' ? kid : undefined;
}

/**
 * The private key in a JWK.
 *
 * @throws {SigningKeyError} that names the fault
 */
export function readJwk(jwk: PastedJwk, algorithm: string): KeyObject {
  const kty = jwk.kty;
  if (kty === 'oct') {
    throw new SigningKeyError(
      "The parameter Private Key holds a shared secret (kty 'oct'). Okta needs a private RSA or EC key here.",
      { code: 'signing_key_kind' },
    );
  }
  if (kty === undefined) throw isNoKey();
  if (kty !== 'RSA' && kty !== 'EC') {
    throw new SigningKeyError(
      "The parameter Private Key holds a JWK of a kind that Okta does not accept. Its kty must be 'RSA' or 'EC'.",
      { code: 'signing_key_kind' },
    );
  }
  if (jwk.d === undefined) throw isPublic();
  refuseOtherUse(jwk, algorithm);
  try {
    return createPrivateKey({ key: withoutBlanks(jwk), format: 'jwk' });
  } catch {
    throw damaged('the JWK lacks members of its kind or their values are wrong');
  }
}

/** Refuses a key whose own members say that it is for something else (RFC 7517 §4.2 to §4.4). */
function refuseOtherUse(jwk: PastedJwk, algorithm: string): void {
  const operations = jwk.key_ops;
  const signs = !Array.isArray(operations) || operations.includes('sign');
  if ((jwk.use !== undefined && jwk.use !== 'sig') || !signs) {
    throw new SigningKeyError(
      'The parameter Private Key holds a JWK that is not meant for signing (see its use and key_ops). Choose a signing key.',
      { code: 'signing_key_kind' },
    );
  }
  const alg = jwk.alg;
  if (typeof alg === 'string' && alg !== algorithm) {
    throw new SigningKeyError(
      `The JWK in the parameter Private Key signs with ${alg}, but the JWT Signing Algorithm is ${algorithm}. Make them the same.`,
      { code: 'signing_key_algorithm' },
    );
  }
}

const isNoKey = (): SigningKeyError =>
  new SigningKeyError(
    'The parameter Private Key holds JSON that is not a key: a JWK has a member kty. Paste the private key itself, as PEM or as a JWK.',
    { code: 'signing_key_format' },
  );

/** A pasted line break may have become a space inside a value. */
function withoutBlanks(jwk: PastedJwk): Record<string, string> {
  const texts = Object.entries(jwk).filter((member): member is [string, string] => typeof member[1] === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name, value.replace(/\s+/g, '')]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
