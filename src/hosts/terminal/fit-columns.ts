import { GAP } from './table-space.ts';

export interface ColumnWidths {
  /** Without any wrapping. */
  readonly natural: number;
  /** The narrowest that the column may become. */
  readonly least: number;
}

/** Widths that fit side by side: the widest columns shrink first, none below its least. Undefined if none fit. */
export function fitColumns(columns: readonly ColumnWidths[], width: number): number[] | undefined {
  const room = width - GAP * (columns.length - 1);
  const widthsAt = (cap: number) => columns.map(({ natural, least }) => Math.max(Math.min(natural, cap), least));
  const sum = (widths: readonly number[]) => widths.reduce((total, one) => total + one, 0);
  for (let cap = Math.max(...columns.map(({ natural }) => natural)); cap > 0; cap -= 1) {
    const widths = widthsAt(cap);
    if (sum(widths) <= room) return widths;
  }
  return undefined;
}
