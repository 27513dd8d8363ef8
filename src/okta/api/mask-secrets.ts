import { isPlainObject } from '../../json-values.ts';
import { REPLACEMENT } from '../redactor.ts';

/** Members of Okta's objects that hold a secret, wherever they are and in whatever case they are written. */
const SECRET_MEMBERS: ReadonlySet<string> = new Set([
  'client_secret',
  'clientsecret',
  'secret',
  'sharedsecret',
  'temppassword',
  'password',
  'activationtoken',
  'activationurl',
  'resetpasswordurl',
  'recoverytoken',
  'sessiontoken',
  'statetoken',
  'access_token',
  'refresh_token',
  'id_token',
  'accesstoken',
  'refreshtoken',
  'token',
  'tac',
  'private_key',
  'privatekey',
]);

/** The private members of a JSON Web Key (RFC 7518 §6.2.2, §6.3.2, §6.4.1). */
const PRIVATE_KEY_MEMBERS: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);

/** `\u` too: a name could be spelled with it. */
const SUSPICIOUS = new RegExp(
  `"(?:${[...SECRET_MEMBERS, 'authscheme', 'kty'].join('|')})"\\s*:\\s*(?:["[\\d]|\\{\\s*")|\\\\u`,
  'i',
);

/**
 * The body with `<XX_REPLACED>` in the place of each secret that it holds. Null stays null, and an object under the name of
 * a secret is looked into.
 *
 * @param text the body as it came: most hold none, and a look at the text is quicker than a walk through the body
 */
export function maskSecrets(body: unknown, text: string): unknown {
  return SUSPICIOUS.test(text) ? mask(body, '', SECRET_MEMBERS) : body;
}

/**
 * The same for a reader who must not see sessions either.
 *
 * @param names further members that are secret, in lower case
 */
export function maskMembers(body: unknown, names: readonly string[]): unknown {
  return mask(body, '', new Set([...SECRET_MEMBERS, ...names]));
}

/** @param under the name under which the value is, in lower case */
function mask(value: unknown, under: string, secrets: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((element) => maskMember(element, under, secrets.has(under), secrets));
  if (!isPlainObject(value)) return value;
  const isKey = typeof value.kty === 'string';
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const lowered = name.toLowerCase();
      // The value of a password or of a hook's credential is in an object of its own.
      const isSecret =
        secrets.has(lowered) ||
        (lowered === 'value' && (under === 'password' || under === 'authscheme')) ||
        (isKey && PRIVATE_KEY_MEMBERS.has(name));
      return [name, maskMember(member, lowered, isSecret, secrets)];
    }),
  );
}

function maskMember(member: unknown, under: string, isSecret: boolean, secrets: ReadonlySet<string>): unknown {
  const isScalar = typeof member === 'string' || typeof member === 'number';
  return isSecret && isScalar ? REPLACEMENT : mask(member, under, secrets);
}
