import { isPlainObject } from '../../json-values.ts';
import { REPLACEMENT } from '../redactor.ts';

/** Members of Okta's objects that hold a secret, wherever they are. */
const SECRET_MEMBERS: ReadonlySet<string> = new Set([
  'client_secret',
  'clientSecret',
  'sharedSecret',
  'tempPassword',
  'activationToken',
  'activationUrl',
  'resetPasswordUrl',
  'recoveryToken',
  'sessionToken',
  'access_token',
  'refresh_token',
  'accessToken',
  'refreshToken',
  'privateKey',
  'tac',
]);

/** `\u` too: a name could be spelled with it. */
const SUSPICIOUS = new RegExp(`"(?:${[...SECRET_MEMBERS].join('|')})"\\s*:|"password"\\s*:\\s*(?:"|\\{\\s*")|\\\\u`);

/**
 * The body with `<XX_REPLACED>` in the place of each secret that it holds.
 *
 * @param text the body as it came: most hold none, and a look at the text is quicker than a walk through the body
 */
export function maskSecrets(body: unknown, text: string): unknown {
  return SUSPICIOUS.test(text) ? mask(body) : body;
}

function mask(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mask);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isSecret(name, member) ? REPLACEMENT : maskMember(name, member),
    ]),
  );
}

function isSecret(name: string, member: unknown): boolean {
  if (typeof member !== 'string' && typeof member !== 'number') return false;
  return SECRET_MEMBERS.has(name) || name === 'password';
}

/** A password is a text, or an object that holds it as its value. */
function maskMember(name: string, member: unknown): unknown {
  const masked = mask(member);
  return name === 'password' && isPlainObject(masked) && typeof masked.value === 'string'
    ? { ...masked, value: REPLACEMENT }
    : masked;
}
