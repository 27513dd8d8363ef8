/** Small readers of values that came as JSON, or as text that a person typed. */

/** An object with members: lists and null are none. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member at a path of names; undefined where something on the way is no object. */
export function memberAt(value: unknown, ...names: readonly string[]): unknown {
  let member = value;
  for (const name of names) member = isPlainObject(member) ? member[name] : undefined;
  return member;
}

/** The text without blanks around it; '' for anything that is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** true, false, yes or no in any case, or a boolean; undefined for everything else. */
export function parseTruth(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  switch (textOf(value).toLowerCase()) {
    case 'true':
    case 'yes':
      return true;
    case 'false':
    case 'no':
      return false;
    default:
      return undefined;
  }
}

/**
 * Whether objects and lists are nested more deeply than that; an object of texts has one level. Written for speed: it walks
 * through every page of every list.
 */
export function isDeeperThan(value: object, most: number): boolean {
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
