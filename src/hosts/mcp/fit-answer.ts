import type { AnswerData, AnswerTable, Row } from './answer-data.ts';

/** How many rows of each table are shown, from which on, and how long a cell may be. */
export interface Window {
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  readonly cellCharacters: number;
}

/** Lengths of cells that are tried one after another: the last leaves room for a row of any table. */
const CELL_CHARACTERS = [200, 80, 30, 12] as const;

/** Of more tables, such as two for each user of a list, the last ones are left out before any cell is cut. */
const MOST_TABLES_AT_ONCE = 16;

/**
 * The largest window that fits. Rows are left out whole; each table gets the same number of them, so that a long log does
 * not push the findings out. Where not even one row of each fits, cells are cut, and then the last tables left out; where
 * there are many tables, the other way round.
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
  /** A row of each of the first tables, as many of these as fit. */
  const toFirstTables = (cellCharacters: number): Window => {
    const firstOf = (tableCount: number): Window => ({
      starts,
      counts: left.map((rows, index) => (index < tableCount ? Math.min(rows, 1) : 0)),
      cellCharacters,
    });
    return firstOf(largest(tables.length, (candidate) => measure(firstOf(candidate)) <= most));
  };
  const isMany = left.filter((rows) => rows > 0).length > MOST_TABLES_AT_ONCE;
  for (const cellCharacters of CELL_CHARACTERS) {
    const count = largest(longest, (candidate) => measure(toWindow(candidate, cellCharacters)) <= most);
    if (count > 0 || longest === 0) return toWindow(count, cellCharacters);
    const first = isMany ? toFirstTables(cellCharacters) : undefined;
    if (first !== undefined && shownIn(first) > 0) return first;
  }
  return toFirstTables(CELL_CHARACTERS[CELL_CHARACTERS.length - 1] ?? 0);
}

/** How many rows a window shows. */
export function shownIn({ counts }: Window): number {
  return counts.reduce((sum, count) => sum + count, 0);
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
