import type { CellLines } from '../../readable/cell-lines.ts';
import { colorValue } from './color-value.ts';
import { displayWidth, wrapText } from './display-width.ts';
import type { Style } from './style.ts';
import { GAP, type TextColumn } from './table-space.ts';

interface GridColumn {
  readonly width: number;
  readonly isRight: boolean;
  readonly paint: (text: string) => string;
}

export interface GridOptions {
  /** No blank lines between rows that take several. */
  readonly dense?: boolean;
}

/** Titles, a rule, and the rows below, each column as wide as `widths` says. Numbers are aligned to the right. */
export function renderGrid(
  columns: readonly TextColumn[],
  widths: readonly number[],
  style: Style,
  { dense = false }: GridOptions = {},
): string[] {
  const grid = columns.map(({ kind }, index) => ({
    width: widths[index] ?? 0,
    isRight: kind === 'number',
    paint: (text: string) => colorValue(text, kind, style),
  }));
  const titles = toGridRow(
    columns.map(({ label }) => [label]),
    grid.map((column) => ({ ...column, paint: style.bold })),
  );
  const rule = style.dim(grid.map(({ width }) => '─'.repeat(width)).join(' '.repeat(GAP)));
  const rowCount = columns[0]?.cells.length ?? 0;
  const body = Array.from({ length: rowCount }, (_, row) =>
    toGridRow(
      columns.map(({ cells }) => cells[row] ?? []),
      grid,
    ),
  );
  // Where rows take several lines, a blank one shows where the next begins.
  const isTall = !dense && body.some((lines) => lines.length > 1);
  return [...titles, rule].concat(body.flatMap((lines, index) => (isTall && index > 0 ? ['', ...lines] : lines)));
}

function toGridRow(row: readonly CellLines[], columns: readonly GridColumn[]): string[] {
  const cells = row.map((cell, index) => cell.flatMap((line) => wrapText(line, columns[index]?.width ?? 0)));
  const height = cells.reduce((most, cell) => Math.max(most, cell.length), 1);
  const gap = ' '.repeat(GAP);
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ width, isRight, paint }, index) => {
        const text = cells[index]?.[line] ?? '';
        const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
        return isRight ? blanks + paint(text) : paint(text) + blanks;
      })
      .join(gap)
      .trimEnd(),
  );
}
