/** Okta's deepest answers have about ten levels; whoever walks through an answer may do it by recursion. */
const MAX_DEPTH = 100;

/** Bodies from here on are looked through before they are parsed: millions of empty lists take gigabytes of memory. */
const SUSPICIOUS_LENGTH = 8 * 1024 * 1024;

/**
 * JSON that is fit to be worked with. A key named `__proto__` is a key like any other (JSON.parse makes it so).
 *
 * @throws {RangeError} where it is nested more deeply than any answer of Okta's
 * @throws {SyntaxError} where it is not JSON
 */
export function parseJson(text: string): unknown {
  if (text.length > SUSPICIOUS_LENGTH && isTextDeeperThan(text, MAX_DEPTH)) throw tooDeep();
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && isDeeperThan(value, MAX_DEPTH)) throw tooDeep();
  return value;
}

const tooDeep = () => new RangeError(`nested more than ${MAX_DEPTH} levels deep`);

/** Written for speed: it walks through every page of every list. */
function isDeeperThan(value: object, most: number): boolean {
  if (most === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === 'object' && item !== null && isDeeperThan(item, most - 1)) return true;
    }
    return false;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === 'object' && member !== null && isDeeperThan(member, most - 1)) return true;
  }
  return false;
}

function isTextDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) at = endOfText(text, at);
    else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      if (depth > most) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
  return false;
}

/** Where the text in quotes that begins there ends. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at;
    if (unit === 0x5c) at += 1;
  }
  return text.length;
}
