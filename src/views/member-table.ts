import { type CellKind, type Column, column, type TableBlock, tableBlock } from '../core/block.ts';
import { isPlainObject } from '../json-values.ts';

/** Members of Okta's objects that are more than a text. */
const KINDS: Readonly<Record<string, CellKind>> = {
  id: 'id',
  status: 'status',
  created: 'time',
  activated: 'time',
  statusChanged: 'time',
  lastLogin: 'time',
  lastUpdated: 'time',
  passwordChanged: 'time',
};

/**
 * An object of which only Okta knows the members, as a table with a column for each, sorted by name. An object with a
 * single member becomes a column of that member's items, as in the original.
 *
 * @param hidesEmpty leaves out members that hold nothing
 */
export function memberTable(
  title: string,
  object: object | null | undefined,
  { hidesEmpty = false }: { readonly hidesEmpty?: boolean } = {},
): TableBlock {
  const members = isPlainObject(object) ? object : {};
  const names = Object.keys(members).sort(compareCodePoints);
  const layout = hidesEmpty ? { hidesWhenEmpty: true as const } : {};
  const columns = names.map((name): Column<unknown> => {
    const read = (row: unknown) => (isPlainObject(row) && Object.hasOwn(row, name) ? row[name] : undefined);
    return { ...column(name, kindOf(name, members[name]), read, layout), key: name };
  });
  return tableBlock(title, { columns }, toRows(members, names));
}

function toRows(members: Readonly<Record<string, unknown>>, names: readonly string[]): readonly unknown[] {
  const [name, ...more] = names;
  if (name === undefined) return [];
  if (more.length > 0) return [members];
  const value = members[name];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return isPlainObject(items[0]) ? items : items.map((item) => ({ [name]: item }));
}

function kindOf(name: string, value: unknown): CellKind {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object' && value !== null) return 'object';
  return KINDS[name] ?? 'text';
}

/** Python sorts by code point; JavaScript by UTF-16 unit, which puts U+1F600 before U+FF21. */
function compareCodePoints(left: string, right: string): number {
  for (let index = 0; index < left.length && index < right.length; ) {
    const a = left.codePointAt(index) ?? 0;
    const b = right.codePointAt(index) ?? 0;
    if (a !== b) return a - b;
    index += a > 0xffff ? 2 : 1;
  }
  return left.length - right.length;
}
