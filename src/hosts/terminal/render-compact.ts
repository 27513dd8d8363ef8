import { COMPACT_SHAPES, type CompactColumn } from './compact-shapes.ts';
import { displayWidth, longestWord } from './display-width.ts';
import { fitColumns } from './fit-columns.ts';
import { renderGrid } from './render-grid.ts';
import type { Cell, TableSpace } from './table-space.ts';

/** Columns of an order up to this one are left out rather than that a row takes two lines. */
const DISPENSABLE = 3;
/** How narrow columns of wrapped text may become: rather not, but still better than no table. */
const WRAPPED_WIDTHS = [20, 14];
const MAX_WHOLE_WORD = 28;

/** Lines, and what was taken out of them because it is the same in all or there is no room. */
export interface CompactTable {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/**
 * A list of users, groups, zones or log events as a table of about one line per row, where the columns of the reference
 * do not fit side by side. Undefined where the table is none of these, or there is not even room for that.
 */
export function renderCompact(
  headers: readonly string[],
  rows: readonly Cell[][],
  { width, style }: TableSpace,
): CompactTable | undefined {
  const shape = COMPACT_SHAPES.find((known) => [...known.headers].sort().join() === [...headers].sort().join());
  if (shape === undefined || rows.length < 2) return undefined;
  const all = shape.toColumns(rows.map((row) => (header) => row[headers.indexOf(header)] ?? []));
  const filled = all.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  const shared = filled.filter(({ isKept, cells }) => !isKept && new Set(cells.map(textOf)).size === 1);
  const told = filled.filter((column) => !shared.includes(column));
  const layout = fitWhole(told, width) ?? fitWrapped(told, width);
  if (layout === undefined) return undefined;
  const { columns, widths } = layout;
  const leftOut = told.filter((column) => !columns.includes(column));
  const cells = rows.map((_, row) => columns.map((column) => column.cells[row] ?? []));
  const titles = columns.map(({ title }) => title);
  const isTold = shared.map(({ title, cells: [cell] }) => `${title} ${textOf(cell ?? [])}`);
  return {
    lines: renderGrid(titles, cells, widths, style, { dense: true }),
    notes: [
      ...(isTold.length === 0 ? [] : [`in all rows: ${isTold.join(', ')}`]),
      ...(leftOut.length === 0 ? [] : [`no room for ${leftOut.map(({ title }) => title).join(', ')}`]),
    ],
  };
}

interface Layout {
  readonly columns: readonly CompactColumn[];
  readonly widths: readonly number[];
}

function fitWhole(columns: readonly CompactColumn[], width: number): Layout | undefined {
  return fitBy(columns, width, naturalWidth, DISPENSABLE);
}

function fitWrapped(columns: readonly CompactColumn[], width: number): Layout | undefined {
  for (const narrowest of WRAPPED_WIDTHS) {
    const least = (column: CompactColumn) =>
      column.isWrapped ? Math.min(naturalWidth(column), Math.max(narrowest, wordWidth(column))) : naturalWidth(column);
    const isLast = narrowest === WRAPPED_WIDTHS.at(-1);
    const layout = fitBy(columns, width, least, isLast ? Number.POSITIVE_INFINITY : DISPENSABLE);
    if (layout !== undefined) return layout;
  }
  return undefined;
}

/** Leaves out one column after the other, up to the given order, until the rest fits. */
function fitBy(
  columns: readonly CompactColumn[],
  width: number,
  least: (column: CompactColumn) => number,
  dearest: number,
): Layout | undefined {
  const candidates = columns
    .filter(({ leftOut }) => leftOut !== undefined && leftOut <= dearest)
    .sort((left, right) => (left.leftOut ?? 0) - (right.leftOut ?? 0));
  for (let count = 0; count <= candidates.length; count += 1) {
    const gone = candidates.slice(0, count);
    const left = columns.filter((column) => !gone.includes(column));
    const widths = fitColumns(
      left.map((column) => ({ natural: naturalWidth(column), least: least(column) })),
      width,
    );
    if (widths !== undefined) return { columns: left, widths };
  }
  return undefined;
}

function naturalWidth({ title, cells }: CompactColumn): number {
  return Math.max(displayWidth(title), ...cells.flat().map(displayWidth));
}

/** What it takes not to break a word, but for words that are too long for any table. */
function wordWidth({ cells }: CompactColumn): number {
  return Math.min(MAX_WHOLE_WORD, Math.max(...cells.flat().map(longestWord)));
}

const textOf = (cell: Cell): string => cell.join(' ').trim();
