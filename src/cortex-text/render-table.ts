import type { Column, TableBlock } from '../core/block.ts';
import { isEmpty } from '../core/is-empty.ts';
import { escapeCell, toCellText } from './cell-text.ts';

const NO_ENTRIES = '**No entries.**\n';
const BETWEEN_LINES = ' |\n| ';

/**
 * A table as Cortex's `tableToMarkdown` writes it, with a line break at its end.
 *
 * @param written the rows of the table, if `writeRows` has written them already
 */
export function renderTable({ title, columns, rows }: TableBlock, written?: readonly string[]): string {
  const head = title === '' ? '' : `### ${title}\n`;
  const shown = columns.filter((column) => !column.hidesWhenEmpty || rows.some((row) => !isEmpty(column.read(row))));
  if (rows.length === 0 || shown.length === 0) return `${head}${NO_ENTRIES}`;
  const titles = `|${shown.map(({ label }) => escapeCell(label)).join('|')}|\n|${'---|'.repeat(shown.length)}\n| `;
  const lines = written ?? [writeRows(shown, rows)];
  return [head, titles, lines.join(BETWEEN_LINES), ' |\n'].join('');
}

/** Some rows of a table as text, without the separators before the first row and after the last. */
export function writeRows(columns: readonly Column<unknown>[], rows: readonly unknown[]): string {
  return rows.map((row) => toLine(columns, row)).join(BETWEEN_LINES);
}

function toLine(columns: readonly Column<unknown>[], row: unknown): string {
  return columns.map((column) => toCellText(column.read(row), column.kind)).join(' | ');
}
