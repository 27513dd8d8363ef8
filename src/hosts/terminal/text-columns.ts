import type { Column, TableBlock } from '../../core/block.ts';
import { isPlainObject } from '../../json-values.ts';
import { escapeControls, toEscapedLines } from './escape-controls.ts';
import { toReadableTime, toTimeline } from './readable-time.ts';
import { type Cell, isEmptyColumn, type TextColumn } from './table-space.ts';

/**
 * The columns of a table as text.
 *
 * @param forPeople words values for people, and takes the columns that the view has for them
 */
export function toTextColumns(table: TableBlock, forPeople: boolean): readonly TextColumn[] {
  const columns = (forPeople ? table.peopleColumns : undefined) ?? table.columns;
  const hasTimeline = forPeople && table.role === 'timeline' && table.rows.length > 1;
  return columns
    .map((column): TextColumn => {
      if (hasTimeline && column.kind === 'time') return toTimelineColumn(column, table.rows);
      const cells = table.rows.map((row) => toCell(column.read(row), column, forPeople));
      return { ...column, label: escapeControls(column.label), cells };
    })
    .filter((column) => !column.hidesWhenEmpty || !isEmptyColumn(column));
}

/** The title of a log's times names the time zone, and the year where all are of one year. */
function toTimelineColumn(column: Column<unknown>, rows: readonly unknown[]): TextColumn {
  const values = rows.map((row) => column.read(row));
  const { title, times } = toTimeline(values);
  return { ...column, label: title, cells: times.map((time) => [escapeControls(time)]) };
}

function toCell(value: unknown, { kind, wraps }: Column<unknown>, forPeople: boolean): Cell {
  if (typeof value === 'string' && kind !== 'time') return toTextLines(value);
  if (value === null || value === undefined) return [''];
  if (kind === 'time') return [escapeControls(forPeople ? toReadableTime(value) : toPlainText(value))];
  if (Array.isArray(value)) return toListLines(value, kind === 'composed' ? '' : wraps ? ', ' : '\n');
  if (isPlainObject(value)) return toMemberLines(value, forPeople);
  return toTextLines(toPlainText(value));
}

function toListLines(items: readonly unknown[], separator: string): Cell {
  return toTextLines(items.map(toPlainText).join(separator));
}

/** Members that Okta leaves empty are nothing for people: they would take a line each. */
function toMemberLines(object: Readonly<Record<string, unknown>>, forPeople: boolean): Cell {
  const members = Object.entries(object).filter(([, member]) => !forPeople || (member !== null && member !== ''));
  return toTextLines(members.map(([name, member]) => `${name}: ${toPlainText(member)}`).join('\n'));
}

/** A text that ends in line breaks would leave empty lines in every row. */
function toTextLines(text: string): Cell {
  if (!/[\r\n]/.test(text)) return [escapeControls(text)];
  return toEscapedLines(text.slice(0, endOfText(text)));
}

function toPlainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

/** Where the line breaks at the end begin. */
function endOfText(text: string): number {
  let end = text.length;
  while (end > 0 && '\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return end;
}
