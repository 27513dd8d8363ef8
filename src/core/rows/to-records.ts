import { type Block, column, tableBlock } from '../block.ts';
import type { Outcome } from '../outcome.ts';
import { type AnswerRow, answerTables } from './answer-tables.ts';
import { kindOf } from './find-field.ts';
import { type Leaf, leavesOf } from './leaves-of.ts';

/** Each row of an answer as a record of all that Okta gave. An answer without rows stays as it is. */
export function toRecords(outcome: Outcome): Outcome {
  const rows = answerTables(outcome).flatMap((table) => table.rows);
  if (rows.length === 0) return outcome;
  return { ...outcome, blocks: rows.map((row) => toRecord(row, rows.length)) };
}

/** One row as a table whose columns are the paths to its values, as `--columns` and `--where` take them. */
export function toRecord({ whole, number }: AnswerRow, rowCount: number): Block {
  const leaves = leavesOf(whole, { opensLists: true });
  const isNested = ([path]: Leaf) => /[.[]/.test(path);
  // The members of an event or a user itself say the most.
  const columns = [...leaves.filter((leaf) => !isNested(leaf)), ...leaves.filter(isNested)]
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([path, value]) => ({ ...column(path, kindOf(path, value), () => value, { wraps: true }), key: path }));
  return tableBlock(rowCount === 1 ? '' : `Row ${number} of ${rowCount}`, { columns, role: 'record' }, [whole]);
}
