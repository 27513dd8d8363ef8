import { leavesOf } from '../../core/rows/leaves-of.ts';
import { isPlainObject } from '../../json-values.ts';

/**
 * Rows as comma-separated values (RFC 4180, lines end in \n): one column for each path that leads to a value in any row
 * (`profile.login`); lists are JSON. A cell that a spreadsheet would take for a formula gets a `'` before it, also behind
 * characters that are not seen.
 *
 * @param chosen these members of the rows in this order instead, also where none has a value; objects are JSON, too
 */
export function toCsv(rows: readonly unknown[], chosen?: readonly string[]): string[] {
  const flat = rows.map((row) => (chosen === undefined ? flatten(row) : pick(row, chosen)));
  const columns = chosen ?? [...new Set(flat.flatMap((row) => [...row.keys()]))];
  if (columns.length === 0) return [];
  return [
    columns.map((column) => quote(toText(column))).join(','),
    ...flat.map((row) => columns.map((column) => quote(row.get(column) ?? '')).join(',')),
  ];
}

function pick(row: unknown, names: readonly string[]): ReadonlyMap<string, string> {
  const members = new Map(isPlainObject(row) ? Object.entries(row) : []);
  return new Map(names.map((name) => [name, toText(members.get(name) ?? '')]));
}

function flatten(row: unknown): ReadonlyMap<string, string> {
  return new Map(leavesOf(row, { opensLists: false }).map(([path, value]) => [path, toText(value)]));
}

function toText(value: unknown): string {
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value !== 'string') return String(value);
  const isFormula = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r])/u.test(value) && !/^[+-][\d\s().-]*$/.test(value);
  return isFormula ? `'${value}` : value;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
