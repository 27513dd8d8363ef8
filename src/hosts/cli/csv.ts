import { leavesOf } from '../../core/rows/leaves-of.ts';

/**
 * Rows as comma-separated values (RFC 4180, lines end in \n): one column for each path that leads to a value in any row
 * (`profile.login`); lists are JSON. A cell that a spreadsheet would take for a formula gets a `'` before it.
 */
export function toCsv(rows: readonly unknown[]): string[] {
  const flat = rows.map((row) => flatten(row));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  if (columns.length === 0) return [];
  return [
    columns.map(quote).join(','),
    ...flat.map((row) => columns.map((column) => quote(row.get(column) ?? '')).join(',')),
  ];
}

function flatten(row: unknown): ReadonlyMap<string, string> {
  return new Map(leavesOf(row, { opensLists: false }).map(([path, value]) => [path, toText(value)]));
}

function toText(value: unknown): string {
  if (typeof value !== 'string') return Array.isArray(value) ? JSON.stringify(value) : String(value);
  const isFormula = /^(?:\s*[=+\-@＝＋－＠]|[\t\r])/u.test(value) && !/^[+-][\d\s().-]*$/.test(value);
  return isFormula ? `'${value}` : value;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
