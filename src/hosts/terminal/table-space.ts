import type { CellKind, ColumnLayout } from '../../core/block.ts';
import type { CellLines } from '../../readable/cell-lines.ts';
import type { TimeZone } from '../../readable/readable-time.ts';
import type { Style } from './style.ts';

export interface TableSpace {
  /** Columns of the terminal; `Infinity` where the output goes somewhere that has none. */
  readonly width: number;
  readonly style: Style;
  /** Word values for people and count the rows; off where another program reads. */
  readonly forPeople: boolean;
  /** Of the times for people; default: UTC. */
  readonly timeZone?: TimeZone | undefined;
  /** Says that Okta has more rows than the table shows. */
  readonly more?: string | undefined;
}

/** A column whose values have become text: a cell for each row. */
export interface TextColumn extends ColumnLayout {
  readonly label: string;
  readonly kind: CellKind;
  readonly cells: readonly CellLines[];
  /** Cells with shorter forms of the same values, the longest form first; for times where there is little room. */
  readonly briefer?: readonly (readonly CellLines[])[];
  /** The title says that the times are in UTC. */
  readonly namesUtc?: true;
}

/** Blanks between two columns. */
export const GAP = 2;
/** Narrower columns of wrapped text are not worth having: a table that needs them becomes records. */
export const MIN_WRAPPED_WIDTH = 24;

/** A cell on one line. */
export function toOneLine(cell: CellLines | undefined): string {
  return (cell ?? []).join(' ').trim();
}

export function isEmptyColumn({ cells }: TextColumn): boolean {
  return cells.every((cell) => toOneLine(cell) === '');
}
