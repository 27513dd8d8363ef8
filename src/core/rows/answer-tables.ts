import { isPlainObject } from '../../json-values.ts';
import type { TableBlock } from '../block.ts';
import { isEmpty } from '../is-empty.ts';
import type { Outcome } from '../outcome.ts';

/** A row of an answer: what its table shows of it, and all that Okta gave. */
export interface AnswerRow {
  /** From 1, through all tables of the answer. */
  readonly number: number;
  readonly item: unknown;
  /** Okta's own object where the answer holds it, else the item. */
  readonly whole: unknown;
}

/** Rows of an answer that belong together. */
export interface AnswerTable {
  /** The table that shows them; undefined where none does. */
  readonly block: TableBlock | undefined;
  readonly rows: readonly AnswerRow[];
}

/**
 * The tables of an answer that have rows. None where a sentence is the whole answer.
 *
 * @param before how many rows other answers have before this one
 */
export function answerTables(outcome: Outcome, before = 0): readonly AnswerTable[] {
  let number = before;
  return pairedTables(outcome).map(({ block, pairs }) => ({
    block,
    rows: pairs.map((pair) => {
      number += 1;
      return { ...pair, number };
    }),
  }));
}

interface PairedTable {
  readonly block: TableBlock | undefined;
  readonly pairs: readonly Omit<AnswerRow, 'number'>[];
}

function pairedTables({ blocks, raw }: Outcome): readonly PairedTable[] {
  const tables = blocks.filter((block): block is TableBlock => block.kind === 'table' && block.rows.length > 0);
  const wholes = toWholes(raw);
  if (wholes.length > 0) {
    const [shown, ...others] = tables;
    const isWhole = shown?.rows.length === wholes.length && others.every((other) => isOfSameRows(other, shown));
    if (shown !== undefined && isWhole) return [toPairs(shown, wholes)];
    if (Array.isArray(raw) || tables.length === 0) {
      return [{ block: undefined, pairs: wholes.map((whole) => ({ item: whole, whole })) }];
    }
  }
  return tables.map((table) =>
    toPairs(table, table.wholeOf === undefined ? table.rows : table.rows.map(table.wholeOf)),
  );
}

/** Two tables may show different sides of the same things. */
function isOfSameRows(table: TableBlock, other: TableBlock): boolean {
  return table.rows.length === other.rows.length && table.rows.every((row, index) => row === other.rows[index]);
}

function toPairs(block: TableBlock, wholes: readonly unknown[]): PairedTable {
  return { block, pairs: block.rows.map((item, index) => ({ item, whole: wholes[index] })) };
}

/** Okta's own objects: those of a list, or the only one. */
function toWholes(raw: unknown): readonly unknown[] {
  if (Array.isArray(raw)) return raw;
  return isPlainObject(raw) && !isEmpty(raw) ? [raw] : [];
}
