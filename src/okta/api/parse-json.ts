import { isDeeperThan } from '../../json-values.ts';

/** Okta's deepest answers have about ten levels; code that walks through an answer may recurse. */
const MAX_DEPTH = 100;

/**
 * Memory counts, not only bytes: an empty object of two characters takes about 70 bytes once parsed. Okta's largest pages
 * hold some hundred thousand objects.
 */
const MAX_CONTAINERS = 2_000_000;

/**
 * JSON that is safe to work with. A key named `__proto__` is a key like any other (JSON.parse makes it so).
 *
 * @throws {RangeError} where it is nested more deeply, or holds more objects and lists, than any answer of Okta's
 * @throws {SyntaxError} where it is not JSON
 */
export function parseJson(text: string): unknown {
  if (text.length > MAX_CONTAINERS && countOf('{', text) + countOf('[', text) > MAX_CONTAINERS) {
    throw new RangeError(`made of more than ${MAX_CONTAINERS} parts`);
  }
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && isDeeperThan(value, MAX_DEPTH)) {
    throw new RangeError(`nested more than ${MAX_DEPTH} levels deep`);
  }
  return value;
}

/** Also inside texts, where a bracket opens nothing: an answer of nothing but such texts is none of Okta's either. */
function countOf(bracket: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) count += 1;
  return count;
}
