import type { Block, TableBlock } from '../../core/block.ts';
import { summarizeError } from '../../core/error-text.ts';
import { type Outcome, toMoreText } from '../../core/outcome.ts';
import { isPlainObject } from '../../json-values.ts';
import { toHarmlessText, toHarmlessValue } from './harmless-value.ts';
import { withoutSecrets } from './without-secrets.ts';

/** A row by the keys of its columns; empty cells are left out. */
export type Row = Readonly<Record<string, unknown>>;

export interface AnswerTable {
  readonly title: string;
  readonly role?: string;
  readonly rows: readonly Row[];
}

/** All that a command answered, as harmless data that has not been cut to fit yet. */
export interface AnswerData {
  readonly tables: readonly AnswerTable[];
  /** What the command says in words; also data, since it may quote what strangers wrote. */
  readonly texts: readonly string[];
}

/** A sentence of a command is longer than a cell, but nobody writes a novel in one. */
const MOST_TEXT = 2000;

export function toAnswerData({ blocks, more, failures = [] }: Outcome): AnswerData {
  return {
    tables: blocks.filter((block) => block.kind === 'table').map(toTable),
    texts: [
      ...blocks.flatMap((block) => toText(block) ?? []),
      // What gives more at a command line is no argument of a tool; a note of the host says what does here.
      ...(more === undefined ? [] : [`These are not all: ${toMoreText({ isCertain: more.isCertain })}.`]),
      ...failures.map(({ what, error }) => toHarmlessText(`${what} failed: ${summarizeError(error)}`, MOST_TEXT)),
    ],
  };
}

function toTable({ title, role, rows, columns, peopleColumns = columns }: TableBlock): AnswerTable {
  return {
    title: toHarmlessText(title),
    ...(role && { role }),
    rows: rows.map((row) => toRow(row, peopleColumns)),
  };
}

function toRow(row: unknown, columns: TableBlock['columns']): Row {
  const cells = Object.fromEntries(columns.map((column) => [column.key, column.read(row)]));
  const harmless = toHarmlessValue(withoutSecrets(cells));
  return isPlainObject(harmless) ? harmless : {};
}

function toText(block: Block): string | undefined {
  if (block.isForCortexAlone) return undefined;
  return block.kind === 'text' && block.text.trim() !== '' ? toHarmlessText(block.text, MOST_TEXT) : undefined;
}
