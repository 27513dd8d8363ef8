import { COMPACT_SHAPES, type CompactColumn } from './compact-shapes.ts';
import { displayWidth } from './display-width.ts';
import { fitColumns } from './fit-columns.ts';
import { renderGrid } from './render-grid.ts';
import type { Cell, TableSpace } from './table-space.ts';

const MIN_WRAPPED_WIDTH = 14;

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
  let columns = filled.filter((column) => !shared.includes(column));
  const leftOut: CompactColumn[] = [];
  let widths = widthsOf(columns, width);
  while (widths === undefined) {
    const [next] = columns
      .filter(({ leftOut: order }) => order !== undefined)
      .sort((left, right) => (left.leftOut ?? 0) - (right.leftOut ?? 0));
    if (next === undefined) return undefined;
    leftOut.push(next);
    columns = columns.filter((column) => column !== next);
    widths = widthsOf(columns, width);
  }
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

function widthsOf(columns: readonly CompactColumn[], width: number): number[] | undefined {
  return fitColumns(
    columns.map(({ title, cells, isWrapped }) => {
      const natural = Math.max(displayWidth(title), ...cells.flat().map(displayWidth));
      return { natural, least: isWrapped ? Math.min(natural, MIN_WRAPPED_WIDTH) : natural };
    }),
    width,
  );
}

const textOf = (cell: Cell): string => cell.join(' ').trim();
