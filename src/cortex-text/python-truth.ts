/** Python's idea of nothing, which decides what tables, contexts and entries leave out. */

/** Null, `[]` and `{}`; `''`, 0 and false are values. */
export function isEmptyElement(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Null, `''`, `[]` and `{}`; 0 and false are values. */
export function isEmpty(value: unknown): boolean {
  return value === '' || isEmptyElement(value);
}

/** Whether Python counts a value as false: nothing, `''`, 0, false, and an empty list or object. */
export function isFalsy(value: unknown): boolean {
  return !value || isEmptyElement(value);
}
