import { type CellKind, column, type TableBlock, tableBlock } from '../../src/core/block.ts';
import { memberTable } from '../../src/views/member-table.ts';

export interface RowsTableOptions {
  /** Columns in this order; default: the members of the first row, sorted. */
  readonly headers?: string | readonly string[] | undefined;
  readonly hidesEmpty?: boolean | undefined;
  /** What the values of a column are, by its title; default: text. */
  readonly kinds?: Readonly<Record<string, CellKind>>;
}

/**
 * A table of rows whose columns are their members, as Cortex's `tableToMarkdown` takes them; a single object is a table of
 * one row, or of what its only member holds.
 */
export function rowsTable(title: string | null, table: unknown, options: RowsTableOptions = {}): TableBlock {
  const { hidesEmpty = false, kinds = {} } = options;
  const given = [options.headers ?? []].flat();
  if (given.length === 0 && !Array.isArray(table)) return memberTable(title ?? '', toObject(table), { hidesEmpty });
  const items: readonly unknown[] = Array.isArray(table) ? table : [table];
  const isOfObjects = typeof items[0] === 'object' && items[0] !== null;
  const rows = isOfObjects ? items.map(toObject) : items.map((item) => ({ [given[0] ?? '']: item }));
  const names =
    given.length > 0
      ? given
      : memberTable('', { '': 1, ...rows[0] })
          .columns.slice(1)
          .map(({ key }) => key);
  const columns = names.map((name) =>
    column<Readonly<Record<string, unknown>>>(
      name,
      kinds[name] ?? 'text',
      (row) => (Object.hasOwn(row, name) ? row[name] : undefined),
      hidesEmpty ? { hidesWhenEmpty: true } : {},
    ),
  );
  return tableBlock(title ?? '', { columns }, rows);
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
