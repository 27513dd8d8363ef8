import type { Style } from './style.ts';

export interface TableSpace {
  /** Columns of the terminal; `Infinity` where the output goes somewhere that has none. */
  readonly width: number;
  readonly style: Style;
  /** Word timestamps for people and count the rows; off where another program reads. */
  readonly forPeople: boolean;
}

/** A cell as lines of harmless text. */
export type Cell = readonly string[];

/** Blanks between two columns. */
export const GAP = 2;
/** Narrower columns of wrapped text are not worth having: a table that needs them becomes records. */
export const MIN_WRAPPED_WIDTH = 24;
