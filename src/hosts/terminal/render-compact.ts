import { longestWord } from './display-width.ts';
import { fitColumns } from './fit-columns.ts';
import { naturalWidth, widestOf } from './measure-column.ts';
import { renderGrid } from './render-grid.ts';
import { type TableSpace, type TextColumn, toOneLine } from './table-space.ts';

/** Columns with a drop order up to this one are left out rather than that a row takes two lines. */
const DISPENSABLE = 3;
/** How narrow columns of wrapped text may become: the second only where there would be no table otherwise. */
const WRAPPED_WIDTHS = [20, 14];
const MAX_WHOLE_WORD = 28;

/** Lines, and notes on the columns left out of them: those with one value in all rows, and those without room. */
export interface CompactTable {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/** A list as a table of about one line per row. Undefined if even that has no room. */
export function renderCompact(columns: readonly TextColumn[], { width, style }: TableSpace): CompactTable | undefined {
  const shared = columns.filter(({ isKept, cells }) => !isKept && new Set(cells.map(toOneLine)).size === 1);
  const varied = columns.filter((column) => !shared.includes(column));
  const layout = fitWhole(varied, width) ?? fitWrapped(varied, width);
  if (layout === undefined) return undefined;
  const leftOut = varied.filter((column) => !layout.columns.includes(column));
  const sharedValues = shared.map(({ label, cells: [cell] }) => `${label} ${toOneLine(cell)}`);
  return {
    lines: renderGrid(layout.columns, layout.widths, style, { dense: true }),
    notes: [
      ...(sharedValues.length === 0 ? [] : [`in all rows: ${sharedValues.join(', ')}`]),
      ...(leftOut.length === 0 ? [] : [`no room for ${leftOut.map(({ label }) => label).join(', ')}`]),
    ],
  };
}

interface Layout {
  readonly columns: readonly TextColumn[];
  readonly widths: readonly number[];
}

function fitWhole(columns: readonly TextColumn[], width: number): Layout | undefined {
  return fitBy(columns, width, naturalWidth, DISPENSABLE);
}

function fitWrapped(columns: readonly TextColumn[], width: number): Layout | undefined {
  for (const narrowest of WRAPPED_WIDTHS) {
    const least = (column: TextColumn) =>
      column.wraps ? Math.min(naturalWidth(column), Math.max(narrowest, wordWidth(column))) : naturalWidth(column);
    const isLast = narrowest === WRAPPED_WIDTHS.at(-1);
    const layout = fitBy(columns, width, least, isLast ? Number.POSITIVE_INFINITY : DISPENSABLE);
    if (layout !== undefined) return layout;
  }
  return undefined;
}

/** Leaves out one column after the other, up to the given drop order, until the rest fits. */
function fitBy(
  columns: readonly TextColumn[],
  width: number,
  least: (column: TextColumn) => number,
  lastOrder: number,
): Layout | undefined {
  const measured = columns.map((column) => ({ column, natural: naturalWidth(column), least: least(column) }));
  const candidates = measured
    .filter(({ column }) => column.dropOrder !== undefined && column.dropOrder <= lastOrder)
    .sort((left, right) => (left.column.dropOrder ?? 0) - (right.column.dropOrder ?? 0));
  for (let count = 0; count <= candidates.length; count += 1) {
    const dropped = candidates.slice(0, count);
    const left = measured.filter((one) => !dropped.includes(one));
    const widths = fitColumns(left, width);
    if (widths !== undefined) return { columns: left.map(({ column }) => column), widths };
  }
  return undefined;
}

/** The width that breaks no word, except for words that are too long for any table. */
function wordWidth(column: TextColumn): number {
  return Math.min(MAX_WHOLE_WORD, widestOf({ ...column, label: '' }, longestWord));
}
