/**
 * The Markdown of war-room entries: string in, string out, letter by letter what Cortex's `tableToMarkdown` and its
 * companions write (its rules stand at each function).
 */

import { PythonNumber, toPythonJson, toPythonStr } from './python-text.ts';
import { isEmpty } from './python-truth.ts';

export interface TableOptions {
  /** Columns in this order; one name alone is allowed. Without it: the keys of the first row. */
  readonly headers?: string | readonly string[] | undefined;
  /** Turns a key into a column title; what it returns is not escaped. */
  readonly headerTransform?: ((header: string) => string) | undefined;
  /** Leave out columns in which every row is null, `''`, `[]` or `{}`. */
  readonly removeNull?: boolean | undefined;
  /** Sort columns that were not given by code point. Default: true. */
  readonly sortHeaders?: boolean | undefined;
  /** A line between the title and the table. */
  readonly metadata?: string | undefined;
  /** Keys, at any depth, whose strings and lists of strings become links. */
  readonly urlKeys?: readonly string[] | undefined;
  /** Columns that hold milliseconds since 1970 and are shown as local time, `YYYY-MM-DD HH:MM:SS`. */
  readonly dateFields?: readonly string[] | undefined;
}

/** Rows, one row, a list of plain values (with `headers`), or nothing. */
export type TableInput = readonly unknown[] | object | string | null | undefined;

type Row = Readonly<Record<string, unknown>>;

const NO_ENTRIES = '**No entries.**\n';
const BETWEEN_LINES = ' |\n| ';

/**
 * A titled table. Null and missing cells are empty; objects become lines `key: value`; lists one item a line.
 *
 * An object with one key only becomes a column: its value, or each item of it, is a row.
 *
 * @throws TypeError where the rows are plain values and no header was given
 */
export function tableToMarkdown(
  name: string | null | undefined,
  table: TableInput,
  options: TableOptions = {},
): string {
  const links = options.urlKeys ? toLinks(table, new Set(options.urlKeys)) : table;
  const { rows, given } = toRows(links, options.headers);
  const columns = chooseColumns(rows, given, options);
  const dates = new Set(options.dateFields);
  const lines = rows.map((row) => {
    const cells = columns.map((column) => {
      const value = ownValue(row, column);
      return toCell(dates.has(column) ? toLocalTime(value) : value);
    });
    return cells.join(' | ');
  });
  const transform = options.headerTransform ?? escapeCell;
  const titles = columns.map((column) => transform(column));
  return joinTable([...(name ? [`### ${name}`] : []), ...(options.metadata ? [options.metadata] : [])], titles, lines);
}

/** What stands in each column of a table, by its title. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => unknown>>;

/** A table that is written while its rows come: each becomes text at once, and is not kept. */
export interface TableBuilder<Item> {
  add(items: readonly Item[]): void;
  /** What `tableToMarkdown` would write of all rows so far. */
  toMarkdown(): string;
}

export function createTableBuilder<Item>(name: string, columns: Columns<Item>): TableBuilder<Item> {
  const titles = sortedKeys(columns);
  const readers = titles.map((title) => columns[title] ?? (() => undefined));
  const toLine = (item: Item) => readers.map((read) => toCell(read(item))).join(' | ');
  const texts: string[] = [];
  return {
    add(items) {
      if (items.length > 0) texts.push(items.map(toLine).join(BETWEEN_LINES));
    },
    toMarkdown: () => joinTable([`### ${name}`], texts.length === 0 ? [] : titles.map(escapeCell), texts),
  };
}

/** An object with what stands in the columns, as a row for `tableToMarkdown`. */
export function toRow<Item>(columns: Columns<Item>, item: Item): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(columns).map(([title, read]) => [title, read(item)]));
}

/** What stands between the lines is put there once for all of them: line by line takes half as long again. */
function joinTable(above: readonly string[], titles: readonly string[], lines: readonly string[]): string {
  const head = above.map((line) => `${line}\n`).join('');
  if (titles.length === 0) return `${head}${NO_ENTRIES}`;
  const titleLines = `|${titles.join('|')}|\n|${'---|'.repeat(titles.length)}\n| `;
  return [head, titleLines, lines.join(BETWEEN_LINES), ' |\n'].join('');
}

function toRows(
  table: unknown,
  headers: string | readonly string[] | undefined,
): { rows: readonly Row[]; given: readonly string[] } {
  let given = toList(headers);
  if (isEmpty(table)) return { rows: [], given };
  if (!Array.isArray(table) && typeof table !== 'string' && !isRow(table)) {
    throw new TypeError(`A table is made of rows, not of a ${typeof table}`);
  }
  let items: unknown = table;
  if (given.length === 0 && isRow(table)) {
    const keys = Object.keys(table);
    const [onlyKey] = keys;
    if (keys.length === 1 && onlyKey !== undefined) {
      given = [onlyKey];
      items = table[onlyKey];
    }
  }
  const list: readonly unknown[] = Array.isArray(items) ? items : [items];
  if (list.length === 0 || isRow(list[0])) return { rows: list.map((item) => (isRow(item) ? item : {})), given };
  const [first] = given;
  if (first === undefined) {
    throw new TypeError("Missing headers param for tableToMarkdown. Example: headers=['Some Header']");
  }
  return { rows: list.map((item) => ({ [first]: item })), given };
}

function toList(headers: TableOptions['headers']): readonly string[] {
  return typeof headers === 'string' ? [headers].filter(Boolean) : (headers ?? []);
}

function chooseColumns(
  rows: readonly Row[],
  given: readonly string[],
  options: Pick<TableOptions, 'sortHeaders' | 'removeNull'>,
): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  let columns = given;
  if (columns.length === 0) columns = options.sortHeaders === false ? Object.keys(first) : sortedKeys(first);
  return options.removeNull ? columns.filter((key) => rows.some((row) => !isEmpty(ownValue(row, key)))) : columns;
}

const sortedKeys = (row: object): readonly string[] => Object.keys(row).sort(compareCodePoints);

/** Python sorts by code point; JavaScript by UTF-16 unit, which puts U+1F600 before U+FF21. */
function compareCodePoints(left: string, right: string): number {
  for (let index = 0; index < left.length && index < right.length; ) {
    const a = left.codePointAt(index) ?? 0;
    const b = right.codePointAt(index) ?? 0;
    if (a !== b) return a - b;
    index += a > 0xffff ? 2 : 1;
  }
  return left.length - right.length;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PythonNumber);
}

function ownValue(row: Row, key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

function toCell(value: unknown): string {
  if (typeof value === 'string') return escapeCell(value);
  if (value === null || value === undefined) return '';
  if (!isRow(value)) return escapeCell(flatten(value));
  const lines = Object.entries(value).map(([key, item]) => `${key}: ${flatten(item)}`);
  return escapeCell(lines.join('\n'));
}

/** Lists show their items as Python's `str` does, everything else as `json.dumps` does. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(toPythonStr).join(',\n');
  return toPythonJson(value, { ensureAscii: false });
}

/** Line breaks become `<br>`, `|` and the backtick get a backslash; a backslash is left alone, as in the reference. */
function escapeCell(text: string): string {
  if (!LINE_BREAK_OR_MINIMAL.test(text)) return text;
  return text.replace(LINE_BREAK_OR_MINIMAL_ALL, (found) => (found === '|' || found === '`' ? `\\${found}` : '<br>'));
}

const LINE_BREAK_OR_MINIMAL = /\r\n|[\r\n|`]/;
const LINE_BREAK_OR_MINIMAL_ALL = /\r\n|[\r\n|`]/g;
const MINIMAL = /[|`]/g;
const FULL = /[\\`*_{}[\]()#+\-!|]/g;

/** Cortex's `stringEscapeMD`. `minimal`: only `|` and the backtick; `multiline`: line breaks become `<br>`. */
export function stringEscapeMarkdown(text: string, options: { minimal?: boolean; multiline?: boolean } = {}): string {
  if (options.minimal && options.multiline) return escapeCell(text);
  const escaped = text.replace(options.minimal ? MINIMAL : FULL, '\\$&');
  return options.multiline ? escaped.replace(/\r\n|[\r\n]/g, '<br>') : escaped;
}

/** `LastLoginIPAddress` to `Last Login IP Address`. */
export function pascalToSpace(text: string): string {
  const spaced = text.replace(/[A-Z]?[a-z]+/g, (word) => ` ${capitalize(word)} `);
  return spaced.split(/\s+/).filter(Boolean).join(' ');
}

/** `last_login` to `Last Login`. */
export function stringToTableHeader(text: string): string {
  const words = text.replaceAll('_', ' ').split(/\s+/).filter(Boolean);
  return words.map((word) => capitalize(word.toLowerCase())).join(' ');
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function toLinks(value: unknown, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => toLinks(item, keys));
  if (!isRow(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, keys.has(key) ? toLink(item) : toLinks(item, keys)]),
  );
}

function toLink(value: unknown): unknown {
  if (isEmpty(value) || value === 0 || value === false) return null;
  if (Array.isArray(value)) return value.map(toLink);
  const url = toPythonStr(value);
  return `[${url}](${url})`;
}

/** Milliseconds as `YYYY-MM-DD HH:MM:SS` in the machine's time zone; anything else stays as it is. */
function toLocalTime(value: unknown): unknown {
  const isWhole = typeof value === 'number' || (typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value));
  const date = new Date(isWhole ? Math.trunc(Number(value)) : Number.NaN);
  if (Number.isNaN(date.getTime())) return value;
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
