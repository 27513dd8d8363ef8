/** A value as a person compares it with what they typed: nothing for what is missing, JSON for objects. */
export function toValueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** For sorting: numbers by size, all else as text; what is missing comes last either way. */
export function compareValues(left: unknown, right: unknown, isDescending: boolean): number {
  const [a, b] = [toValueText(left), toValueText(right)];
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const difference =
    typeof left === 'number' && typeof right === 'number' ? left - right : a.localeCompare(b, 'en', { numeric: true });
  return isDescending ? -difference : difference;
}
