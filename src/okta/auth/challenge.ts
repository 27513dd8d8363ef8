/** One challenge of a `WWW-Authenticate` header (RFC 9110 §11.6.1); parameter names are in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** `name=value` (token or quoted) with the comma before the next one, or a lone word, which is the scheme of the next challenge. */
const PIECE = /([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?[\s,]*/gy;

/** All challenges of a header. Skips what is not one. */
export function parseChallenges(header: string | undefined): readonly Challenge[] {
  const found: { scheme: string; parameters: Record<string, string> }[] = [];
  for (const [, word = '', quoted, plain] of (header ?? '').trim().matchAll(PIECE)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) found.push({ scheme: word, parameters: {} });
    else {
      const current = found.at(-1);
      if (current !== undefined) current.parameters[word.toLowerCase()] = value;
    }
  }
  return found;
}

/** The first challenge that names an error (RFC 6750 §3, RFC 9449 §7.1). */
export function errorChallenge(header: string | undefined): Challenge | undefined {
  return parseChallenges(header).find(({ parameters }) => parameters.error !== undefined);
}
