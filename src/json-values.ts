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
