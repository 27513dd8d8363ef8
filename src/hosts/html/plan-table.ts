import type { Column, TableBlock } from '../../core/block.ts';
import { type CellLines, toCellLines } from '../../readable/cell-lines.ts';

/** A column of a page, with the text of its cells. */
export interface PageColumn {
  readonly column: Column<unknown>;
  readonly cells: readonly CellLines[];
  /** Of a column of times: milliseconds since 1970, NaN for what is no time. */
  readonly atMs?: readonly number[];
  /** Characters of its longest line, title included. */
  readonly longest: number;
  /** Characters of its longest part without blanks. */
  readonly longestWord: number;
}

/** What becomes of a table's columns. */
export interface TablePlan {
  /** Side by side. */
  readonly shown: readonly PageColumn[];
  /** Below each row, where there are too many columns to stand side by side. */
  readonly below: readonly PageColumn[];
  /** Said once for the table, since all rows agree. */
  readonly shared: readonly PageColumn[];
  /** The titles of columns that are empty in all rows. */
  readonly empty: readonly string[];
  /** Whether times are shown with their age: in a long table and in a log, ages would only repeat what the times say. */
  readonly isAged: boolean;
  /** So many rows that a browser would take long to lay all of them out before it shows the first. */
  readonly isLong: boolean;
  /** The characters that `shown` needs side by side. */
  readonly width: number;
}

const MAX_AGED_ROWS = 100;
const LONG = 300;
/** Characters of an age, which is smaller. */
const AGE = 13;
/** Characters that fit side by side on a wide page. */
const ROOM = 145;
/** The blanks on both sides of a cell. */
const PADDING = 2.5;
/** A shorter value is never broken. */
const WHOLE = 28;
/** Values that people copy stay whole up to this length. */
const WHOLE_TOKEN = 45;
/** Wrapped texts are not squeezed below this, and words up to the other are kept whole. */
const LEAST = 18;
const WHOLE_WORD = 40;

const TOKENS: ReadonlySet<string> = new Set(['id', 'time', 'status', 'severity', 'address', 'number', 'boolean']);

/** Columns with nothing in them are only named; what finds no room side by side goes below the rows, least important first. */
export function planTable(table: TableBlock): TablePlan {
  const isAged = table.role !== 'timeline' && table.rows.length <= MAX_AGED_ROWS;
  const all = toPageColumns(table).map((column) =>
    isAged && column.column.kind === 'time' ? { ...column, longest: column.longest + AGE } : column,
  );
  const empty = all.filter(isEmpty);
  const filled = all.filter((column) => !empty.includes(column));
  const named = empty.filter(({ column }) => !column.hidesWhenEmpty).map(({ column }) => column.label);
  const isLong = table.rows.length > LONG;
  const whole = { shown: filled, below: [], shared: [], empty: named, isAged, isLong, width: widthOf(filled) };
  if (whole.width <= ROOM) return whole;

  const isLog = filled.some(({ column }) => column.isKept);
  const shared = isLog && table.rows.length > 1 ? filled.filter(isSameEverywhere) : [];
  const shown = filled.filter((column) => !shared.includes(column));
  const below: PageColumn[] = [];
  while (widthOf(shown) > ROOM && shown.length > 1) {
    const [least] = shown.splice(leastImportant(shown), 1);
    if (least !== undefined) below.push(least);
  }
  const inOrder = filled.filter((column) => below.includes(column));
  return { ...whole, shown, below: inOrder, shared, width: widthOf(shown) };
}

/** The share of a table's width that a column needs, in percent. */
export function shareOf(column: PageColumn, { width }: TablePlan): number {
  return ((leastWidth(column) + PADDING) / width) * 100;
}

/** The characters that a column needs at least. */
export function leastWidth(column: PageColumn): number {
  if (isUnbroken(column)) return column.longest;
  return Math.max(LEAST, Math.min(WHOLE_WORD, column.longestWord));
}

/** Whether the values of a column are short enough to be kept on one line. */
export function isUnbroken({ column, longest }: PageColumn): boolean {
  return longest <= (TOKENS.has(column.kind) ? WHOLE_TOKEN : WHOLE);
}

/** The columns that people see, with their text. */
export function toPageColumns({ peopleColumns, columns, rows }: TableBlock): readonly PageColumn[] {
  return (peopleColumns ?? columns).map((column) => toPageColumn(column, rows));
}

function isEmpty({ cells }: PageColumn): boolean {
  return cells.every((lines) => lines.every((line) => line === ''));
}

function toPageColumn(column: Column<unknown>, rows: readonly unknown[]): PageColumn {
  const cells = rows.map((row) => toCellLines(column.read(row), column, true));
  let longest = column.label.length;
  let longestWord = longest;
  for (const line of cells.flat()) {
    longest = Math.max(longest, line.length);
    if (line.length > longestWord) longestWord = Math.max(longestWord, lengthOfLongestWord(line));
  }
  const atMs = column.kind === 'time' && { atMs: rows.map((row) => toMs(column.read(row))) };
  return { column, cells, longest, longestWord, ...atMs };
}

function toMs(value: unknown): number {
  return value instanceof Date ? value.getTime() : Date.parse(String(value));
}

function lengthOfLongestWord(line: string): number {
  return line.split(' ').reduce((longest, { length }) => Math.max(longest, length), 0);
}

function isSameEverywhere({ column, cells }: PageColumn): boolean {
  const first = cells[0]?.join('\n');
  return !column.isKept && cells.every((lines) => lines.join('\n') === first);
}

function widthOf(columns: readonly PageColumn[]): number {
  return columns.reduce((sum, column) => sum + PADDING + leastWidth(column), 0);
}

/** The column with the lowest drop order; of those without one, the last that is not kept. */
function leastImportant(columns: readonly PageColumn[]): number {
  const rank = ({ column }: PageColumn, index: number) =>
    (column.dropOrder ?? (column.isKept ? 2000 : 1000)) - index / columns.length;
  const ranks = columns.map(rank);
  return ranks.indexOf(Math.min(...ranks));
}
