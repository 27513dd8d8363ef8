import type { AnswerData, AnswerTable, Row } from './answer-data.ts';

/** How many rows of each table are shown, from which on, and how long a cell may be. */
export interface Window {
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  readonly cellCharacters: number;
}

/** Lengths of cells that are tried one after another: the last leaves room for a row of any table. */
const CELL_CHARACTERS = [200, 80, 30] as const;

/**
 * The largest window that fits. Rows are left out whole; each table gets the same number of them, so that a long log does
 * not push the findings out. Where not even one row of each fits, its cells are cut, and then the last tables left out.
 *
 * @param starts how many rows of each table have been shown already
 * @param measure how long the whole answer with this window would be
 */
export function findWindow(
  { tables }: AnswerData,
  starts: readonly number[],
  measure: (window: Window) => number,
  most: number,
): Window {
  const left = tables.map(({ rows }, index) => Math.max(0, rows.length - (starts[index] ?? 0)));
  const longest = Math.max(0, ...left);
  const toWindow = (count: number, cellCharacters: number): Window => ({
    starts,
    counts: left.map((rows) => Math.min(rows, count)),
    cellCharacters,
  });
  for (const cellCharacters of CELL_CHARACTERS) {
    const count = largest(longest, (candidate) => measure(toWindow(candidate, cellCharacters)) <= most);
    if (count > 0 || longest === 0) return toWindow(count, cellCharacters);
  }
  const cellCharacters = CELL_CHARACTERS[CELL_CHARACTERS.length - 1] ?? 0;
  const firstOf = (tableCount: number): Window => ({
    starts,
    counts: left.map((rows, index) => (index < tableCount ? Math.min(rows, 1) : 0)),
    cellCharacters,
  });
  return firstOf(largest(tables.length, (candidate) => measure(firstOf(candidate)) <= most));
}

/** The rows of a window. */
export function tablesOf({ tables }: AnswerData, { starts, counts, cellCharacters }: Window): readonly AnswerTable[] {
  return tables.map((table, index) => {
    const start = starts[index] ?? 0;
    const rows = table.rows.slice(start, start + (counts[index] ?? 0));
    return { ...table, rows: rows.map((row) => cutRow(row, cellCharacters)) };
  });
}

function cutRow(row: Row, characters: number): Row {
  if (characters === CELL_CHARACTERS[0]) return row;
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, cutCell(value, characters)]));
}

/** A long list or object becomes the beginning of its text. */
function cutCell(value: unknown, characters: number): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= characters ? value : `${text.slice(0, characters).toWellFormed()}…`;
}

/** The largest whole number from 0 to `most` that fits, if all below it fit too; 0 where none does. */
function largest(most: number, fits: (candidate: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
