import { displayWidth, wrapText } from './display-width.ts';
import { colorState, isStateColumn } from './readable-value.ts';
import type { Style } from './style.ts';
import { type Cell, GAP } from './table-space.ts';

interface Column {
  readonly width: number;
  readonly isRight: boolean;
  readonly paint: (text: string) => string;
}

export interface GridOptions {
  /** No blank lines between rows that take several. */
  readonly dense?: boolean;
}

/** Titles, a rule, and the rows below, each column as wide as `widths` says; numbers stand to the right. */
export function renderGrid(
  headers: readonly string[],
  rows: readonly Cell[][],
  widths: readonly number[],
  style: Style,
  { dense = false }: GridOptions = {},
): string[] {
  const columns = headers.map((header, index) => ({
    width: widths[index] ?? 0,
    isRight: rows.every((row) => isNumberCell(row[index])),
    paint: isStateColumn(header) ? (text: string) => colorState(text, style) : (text: string) => text,
  }));
  const titles = toGridRow(
    headers.map((header) => [header]),
    columns.map((column) => ({ ...column, paint: style.bold })),
  );
  const rule = style.dim(columns.map(({ width }) => '─'.repeat(width)).join(' '.repeat(GAP)));
  const body = rows.map((row) => toGridRow(row, columns));
  // Where rows take several lines, a blank one shows where the next begins.
  const isTall = !dense && body.some((lines) => lines.length > 1);
  return [...titles, rule].concat(body.flatMap((lines, index) => (isTall && index > 0 ? ['', ...lines] : lines)));
}

function toGridRow(row: readonly Cell[], columns: readonly Column[]): string[] {
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

function isNumberCell(cell: Cell | undefined): boolean {
  return cell?.length === 1 && /^-?\d{1,12}(\.\d+)?$/.test(cell[0] ?? '');
}
