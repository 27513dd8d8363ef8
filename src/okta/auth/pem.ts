import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { SigningKeyError } from '../../errors.ts';

/** The encoding inside a PEM block, by its label (RFC 7468, RFC 8017, RFC 5915). */
const LAYOUTS: Readonly<Record<string, 'pkcs8' | 'pkcs1' | 'sec1'>> = {
  'PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
};

/**
 * The lines around a block. Where all line breaks are lost, an END line touches the next BEGIN line: each takes five
 * dashes. Neither pattern can match one text in two ways, however many dashes and spaces are pasted, so both stay fast.
 */
const BEGIN = /-{3,5}\s*BEGIN\s+([A-Z0-9]+(?:\s+[A-Z0-9]+)*)\s*-{3,}/g;
const END = /-{3,5}\s*END\s+[A-Z0-9]+(?:\s+[A-Z0-9]+)*\s*---/;

interface Block {
  readonly label: string;
  readonly body: string;
}

/**
 * The private key in a PEM text. Its line breaks may have got lost on the way: only the characters between the BEGIN and
 * END lines count.
 *
 * @throws {SigningKeyError} that names the fault and the remedy and never repeats any of the text
 */
export function parsePem(text: string): KeyObject {
  const blocks = blocksOf(text);
  const keys = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  const [key] = keys;
  if (key === undefined) throw withoutPrivateKey(text, blocks);
  if (keys.length > 1) {
    throw new SigningKeyError('The parameter Private Key holds several private keys. Give the one that the app uses.', {
      code: 'signing_key_ambiguous',
    });
  }
  return readBlock(key);
}

function blocksOf(text: string): Block[] {
  const begins = [...text.matchAll(BEGIN)];
  return begins.map((begin, index) => {
    const label = (begin[1] ?? '').replace(/\s+/g, ' ');
    const from = begin.index + begin[0].length;
    const rest = text.slice(from, begins[index + 1]?.index);
    const end = END.exec(rest);
    if (end === null) throw truncated('its END line is missing');
    return { label, body: rest.slice(0, end.index) };
  });
}

function readBlock({ label, body }: Block): KeyObject {
  if (label === 'OPENSSH PRIVATE KEY') {
    throw new SigningKeyError(
      'The parameter Private Key is in the format of OpenSSH. Convert it to PEM with: ssh-keygen -p -m PKCS8 -f <file>',
      { code: 'signing_key_format' },
    );
  }
  if (label === 'ENCRYPTED PRIVATE KEY' || /\bENCRYPTED\b|DEK-Info/.test(body)) throw encrypted();
  const base64 = body.replace(/\s+/g, '');
  if (base64 === '') throw truncated('there is nothing between its BEGIN and END lines');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw damaged('it holds characters that do not belong between its BEGIN and END lines');
  }
  const der = Buffer.from(base64, 'base64');
  if (base64.replace(/={1,2}$/, '').length % 4 === 1 || isCutOff(der)) throw truncated('its end is missing');
  const labelled = LAYOUTS[label];
  const layouts = [...new Set([...(labelled ? [labelled] : []), ...Object.values(LAYOUTS)])];
  for (const type of layouts) {
    const key = tryOrUndefined(() => createPrivateKey({ key: der, format: 'der', type }));
    if (key !== undefined) return key;
  }
  if (tryOrUndefined(() => createPublicKey({ key: der, format: 'der', type: 'spki' })) !== undefined) throw isPublic();
  throw damaged('the text between its BEGIN and END lines is not a private key');
}

/** DER states the length of the whole at its beginning (X.690 §8.1.3). */
function isCutOff(der: Buffer): boolean {
  const first = der[1];
  if (der[0] !== 0x30 || first === undefined) return false;
  if (first < 0x80) return der.length < 2 + first;
  const size = first & 0x7f;
  if (size < 1 || size > 4) return false;
  return der.length < 2 + size || der.length < 2 + size + der.readUIntBE(2, size);
}

function withoutPrivateKey(text: string, blocks: readonly Block[]): SigningKeyError {
  if (blocks.some(({ label }) => label.endsWith('PUBLIC KEY') || label.includes('CERTIFICATE'))) return isPublic();
  if (/^(?:ssh-|ecdsa-)/.test(text)) return isPublic();
  if (/---\s*END\s/.test(text)) return truncated('its BEGIN line is missing');
  return new SigningKeyError(
    'The parameter Private Key is neither in PEM format (-----BEGIN PRIVATE KEY----- and so on, with both of these lines) nor a JWK. ' +
      'Paste the whole text that Okta showed when the key was made.',
    { code: 'signing_key_format' },
  );
}

/** Drops Node's own message, which might repeat a part of the key. */
function tryOrUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export const truncated = (what: string): SigningKeyError =>
  new SigningKeyError(`The parameter Private Key is truncated: ${what}. Paste it again, whole.`, {
    code: 'signing_key_truncated',
  });

export const damaged = (what: string): SigningKeyError =>
  new SigningKeyError(`The parameter Private Key is damaged: ${what}. Paste it again, whole.`, {
    code: 'signing_key_damaged',
  });

export const isPublic = (): SigningKeyError =>
  new SigningKeyError(
    'The parameter Private Key holds a public key or a certificate. Give the private key, which Okta showed once, when it was made.',
    { code: 'signing_key_public' },
  );

const encrypted = (): SigningKeyError =>
  new SigningKeyError(
    'The parameter Private Key is encrypted with a passphrase. Decrypt it with: openssl pkey -in <file> -out <new file>',
    { code: 'signing_key_encrypted' },
  );
