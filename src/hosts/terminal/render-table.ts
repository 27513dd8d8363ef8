import type { TableBlock } from '../../core/block.ts';
import { longestWord, wrapText } from './display-width.ts';
import { fitColumns } from './fit-columns.ts';
import { naturalWidth, widestOf } from './measure-column.ts';
import { renderCompact } from './render-compact.ts';
import { renderGrid } from './render-grid.ts';
import { renderRecords } from './render-records.ts';
import { GAP, isEmptyColumn, MIN_WRAPPED_WIDTH, type TableSpace, type TextColumn } from './table-space.ts';
import { toTextColumns } from './text-columns.ts';

/** Words up to this width are not broken in a grid, so that ids and e-mail addresses can be copied. */
const KEPT_WORDS = [48, 36];

/**
 * A table for a terminal. Several rows of a view that says which columns are kept make a compact grid at any width. Others
 * make a grid if it fits, else a grid with wrapped texts, or one block of lines per row. Where room is short, columns that
 * are empty in every row are only named below.
 */
export function renderTable(table: TableBlock, space: TableSpace): string[] {
  const all = toTextColumns(table, space);
  if (all.length === 0 || table.rows.length === 0) return [space.style.dim(toNoEntries(space))];
  if (table.role === 'record') return renderRecords(all, space);
  const isCompactable = space.forPeople && all.some(({ isKept }) => isKept);
  const filled = all.filter((column) => !isEmptyColumn(column));
  const footer = (notes: readonly string[]) => toFooter(table.rows.length, notes, space);
  const compact = isCompactable && table.rows.length > 1 ? renderCompact(filled, space) : undefined;
  if (compact !== undefined) return [...compact.lines, ...footer(compact.notes)];

  const whole = isCompactable ? filled : all;
  const natural = whole.map(naturalWidth);
  if (fits(natural, space.width)) {
    // Where there is no end to the width, one long value would make every line of the table as long.
    const grid = isMostlyBlank(whole, natural) ? renderRecords(filled, space) : renderGrid(whole, natural, space.style);
    return [...grid, ...footer([])];
  }
  const widths = wrappedWidths(filled, space.width);
  const body = widths ? renderGrid(filled, widths, space.style) : renderRecords(filled, space);
  const empty = all.filter(isEmptyColumn).map(({ label }) => label);
  return body.concat(footer(empty.length > 0 ? [`empty: ${empty.join(', ')}`] : []));
}

function toFooter(rowCount: number, notes: readonly string[], { forPeople, width, style, more }: TableSpace): string[] {
  if (!forPeople) return [];
  const count = [...(rowCount > 1 || more !== undefined ? [toRowCount(rowCount)] : []), ...(more ? [more] : [])];
  const text = [...(count.length > 0 ? [count.join(', ')] : []), ...notes].join('; ');
  return text === '' ? [] : wrapText(text, width).map(style.dim);
}

const toNoEntries = ({ more, forPeople }: TableSpace): string =>
  more && forPeople ? `No entries, ${more}` : 'No entries.';

const toRowCount = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;

/** Characters of a grid that are no trouble, however many of them are blanks. */
const SMALL_GRID = 10_000_000;
const MOST_BLANKS = 20;

/** Whether a grid would be large, and nearly nothing in it but blanks. */
function isMostlyBlank(columns: readonly TextColumn[], widths: readonly number[]): boolean {
  const rows = columns[0]?.cells.map((_, row) => columns.map(({ cells }) => cells[row] ?? [])) ?? [];
  const height = rows.reduce((sum, cells) => sum + Math.max(...cells.map((lines) => lines.length)), 0);
  const size = height * widths.reduce((sum, one) => sum + one, 0);
  if (size < SMALL_GRID) return false;
  const filled = columns.reduce((sum, { cells }) => sum + cells.flat().reduce((all, line) => all + line.length, 0), 0);
  return size > MOST_BLANKS * filled;
}

function fits(widths: readonly number[], width: number): boolean {
  return widths.reduce((sum, one) => sum + one, GAP * (widths.length - 1)) <= width;
}

/** The widths of a grid that fits, if need be with long texts wrapped; undefined where none does. */
function wrappedWidths(columns: readonly TextColumn[], width: number): number[] | undefined {
  const measured = columns.map((column) => ({
    natural: naturalWidth(column),
    word: widestOf(column, longestWord),
  }));
  for (const kept of KEPT_WORDS) {
    const widths = fitColumns(
      measured.map(({ natural, word }) => ({
        natural,
        least: Math.max(Math.min(natural, MIN_WRAPPED_WIDTH), Math.min(word, kept)),
      })),
      width,
    );
    if (widths !== undefined) return widths;
  }
  return undefined;
}
