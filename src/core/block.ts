/**
 * What a command shows, as data: texts and tables over real values. A block says what is shown; renderers decide how it
 * looks in a war-room entry, a terminal, a page or an assistant's answer.
 */

export type Block = TextBlock | TableBlock;

/** What a block is for; `record`: a table of one row with everything in it. A renderer that does not know a role shows the block like any other. */
export type BlockRole = 'verdict' | 'findings' | 'timeline' | 'facts' | 'record';

interface BlockOptions {
  /** The original shows it, and people learn the same elsewhere. */
  readonly isForCortexAlone?: true;
  readonly role?: BlockRole;
  /** White space around this block in a war-room entry, where the original does not just begin a new line. */
  readonly spacing?: { readonly before?: string; readonly after?: string };
}

export interface TextBlock extends BlockOptions {
  readonly kind: 'text';
  readonly text: string;
  /** A heading for the blocks below it. */
  readonly isHeading?: true;
}

export interface TableBlock<Item = unknown> extends BlockOptions, TableView<Item> {
  readonly kind: 'table';
  readonly title: string;
  readonly rows: readonly Item[];
}

/** How a table shows its rows; a view declares it once for all commands. */
export interface TableView<Item> {
  /** The columns of a war-room entry: titles, order and values are those of the original, which playbooks may read. */
  readonly columns: readonly Column<Item>[];
  /** What a terminal, a page or an assistant shows instead, the most important column first; default: `columns`. */
  readonly peopleColumns?: readonly Column<Item>[];
  /** What people should know of these rows, shown below the table; undefined where there is nothing to say. */
  peopleNote?(rows: readonly Item[]): string | undefined;
  /** All that Okta gave of a row that holds only a part of it. */
  wholeOf?(item: Item): unknown;
  /** What findings name a row by; default: the ids that its columns show. */
  idOf?(item: Item): unknown;
  readonly role?: BlockRole;
  /** How a page draws the rows of a timeline, which need a column of times. */
  readonly drawing?: Drawing<Item>;
}

export interface Drawing<Item> {
  /** What rows of one kind are called; they are drawn on a line of their own. */
  lane(item: Item): string;
  /** Whether a row is part of what looks suspicious; default: none is. */
  isSuspect?(item: Item): boolean;
}

/**
 * What the values of a column are. `time`: a `Date`, or a text as Okta writes it (RFC 3339); `status` and `severity`: one of
 * Okta's own words; `address`: an IP address or range, or several; `composed`: a text, or a list of parts that make one.
 */
export type CellKind =
  | 'text'
  | 'id'
  | 'time'
  | 'status'
  | 'severity'
  | 'address'
  | 'number'
  | 'boolean'
  | 'list'
  | 'object'
  | 'composed';

export interface Column<Item> extends ColumnLayout {
  /** The name of the column for programs, unique in its table. */
  readonly key: string;
  /** The title of the column for people. */
  readonly label: string;
  readonly kind: CellKind;
  /** The value as it is: a date stays a date, a list a list; null and undefined leave the cell empty. */
  read(item: Item): unknown;
}

/** What a renderer may do with a column where it has little room. */
export interface ColumnLayout {
  /** The column is left out of the table where it is empty in all rows. */
  readonly hidesWhenEmpty?: true;
  /** The column is shown even where all rows have the same value; other columns may become a remark. */
  readonly isKept?: true;
  /** Long texts may be broken at blanks; other values stay whole, so that they can be copied. */
  readonly wraps?: true;
  /** The text is a sentence that has to be read to its end: it takes several lines rather than be cut. */
  readonly isSentence?: true;
  /** Columns with a number may be left out, the lowest first; those up to 3 also to save a line. */
  readonly dropOrder?: number;
}

export function textBlock(text: string, options: BlockOptions = {}): TextBlock {
  return { kind: 'text', text, ...options };
}

export function heading(text: string, options: BlockOptions = {}): TextBlock {
  return { kind: 'text', text, isHeading: true, ...options };
}

export function tableBlock<Item>(
  title: string,
  view: TableView<Item>,
  rows: readonly Item[],
  options: BlockOptions = {},
): TableBlock<Item> {
  // Not by spreading, which V8 does much more slowly: a verbose list of users has two tables for each of them.
  return Object.assign({ kind: 'table' as const, title, rows }, view, options);
}

/** A column whose key is its label in camel case: `Last Login` becomes `lastLogin`. */
export function column<Item>(
  label: string,
  kind: CellKind,
  read: (item: Item) => unknown,
  layout: ColumnLayout = {},
): Column<Item> {
  return { key: toKey(label), label, kind, read, ...layout };
}

function toKey(label: string): string {
  const [first = '', ...rest] = label.split(/[\s_]+/).filter((word) => word !== '');
  const lowered = /^[A-Z]+$/.test(first) ? first.toLowerCase() : `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
  return [lowered, ...rest.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)].join('');
}
