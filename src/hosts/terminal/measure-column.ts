import { displayWidth } from './display-width.ts';
import type { TextColumn } from './table-space.ts';

/** The width of a column without any wrapping. */
export function naturalWidth(column: TextColumn): number {
  return widestOf(column, displayWidth);
}

/** The largest measure of the title and all lines of a column. */
export function widestOf({ label, cells }: TextColumn, measure: (text: string) => number): number {
  let widest = measure(label);
  for (const cell of cells) {
    for (const line of cell) widest = Math.max(widest, measure(line));
  }
  return widest;
}
