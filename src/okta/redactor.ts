/** What replaces a secret, as Cortex writes it. */
export const REPLACEMENT = '<XX_REPLACED>';

/** Shorter texts would match by chance; no credential of Okta's is that short. */
const MIN_SECRET_LENGTH = 4;

/**
 * Signed tokens (RFC 7515 §7.1) of any issuer: access tokens, client assertions, DPoP proofs. The last two differ in each
 * request, so a list of them would only grow.
 *
 * The header alone matches too, and is left as it is: if the pattern demanded the rest, a text of nothing but `eyJ` would
 * be searched again from each of them. The lengths are bounded, far above those of real tokens, because V8 keeps a way
 * back for every character that a repetition takes and throws a RangeError after some ten million.
 */
const SIGNED_TOKEN = /eyJ[\w-]{8,16384}(\.[\w-]{8,65536}(?:\.[\w-]{0,65536})?)?/g;

const withoutSignedTokens = (text: string): string =>
  text.replace(SIGNED_TOKEN, (found, rest: string | undefined) => (rest === undefined ? found : REPLACEMENT));

/** Removes known secrets and signed tokens from texts before they become part of an error or a log line. */
export interface Redactor {
  /** Removes this value, and the forms in which it travels, from now on. */
  add(secret: string | undefined): void;
  /** @param more secrets of this one call, such as a password that it sets */
  redact(text: string, more?: readonly string[]): string;
}

export function createRedactor(secrets: readonly (string | undefined)[] = []): Redactor {
  let forms: readonly string[] = [];
  const add = (secret: string | undefined) => {
    const more = formsOf(secret);
    if (more.some((form) => !forms.includes(form))) forms = longestFirst([...forms, ...more]);
  };
  secrets.forEach(add);
  return {
    add,
    redact(text, more = []) {
      const all = more.length === 0 ? forms : longestFirst([...forms, ...more.flatMap(formsOf)]);
      const clean = all.reduce((rest, form) => (rest.includes(form) ? rest.replaceAll(form, REPLACEMENT) : rest), text);
      return withoutSignedTokens(clean);
    },
  };
}

/** Where one secret contains another, the longer one has to go first. */
function longestFirst(forms: readonly string[]): readonly string[] {
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** As it is, as JSON escapes it (also as ASCII, also twice), as URLs and forms encode it, and in base64. */
function formsOf(secret: string | undefined): string[] {
  if (secret === undefined || secret.length < MIN_SECRET_LENGTH) return [];
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // A server that repeats a body of ours inside a text of its own escapes it once more.
  const twice = [json, ascii].map((text) => JSON.stringify(text).slice(1, -1));
  const encoded = secret.isWellFormed() ? [encodeURIComponent(secret), toFormEncoding(secret)] : [];
  return [...new Set([secret, json, ascii, ...twice, ...encoded, Buffer.from(secret).toString('base64')])];
}

function toFormEncoding(text: string): string {
  return new URLSearchParams({ v: text }).toString().slice(2);
}
