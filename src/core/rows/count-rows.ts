import { UsageError } from '../../errors.ts';
import { column, type TableView } from '../block.ts';
import type { AnswerRow } from './answer-tables.ts';
import type { Field } from './find-field.ts';
import { compareValues, toValueText } from './value-text.ts';

/** How many rows have these values, one for each field. */
export interface Count {
  readonly values: readonly unknown[];
  readonly count: number;
}

/**
 * The combinations of values that the rows have, the most frequent first, with a table to show them. A row with several
 * values in a field, such as an event with two targets, counts for each of them.
 */
export function countRows(
  rows: readonly AnswerRow[],
  fields: readonly Field[],
): { readonly view: TableView<Count>; readonly counts: readonly Count[] } {
  const counts = new Map<string, { values: readonly unknown[]; count: number }>();
  let left = FREE_COMBINATIONS + COMBINATIONS_PER_ROW * rows.length;
  for (const row of rows) {
    const given = fields.map(({ read }) => read(row));
    left -= given.reduce<number>((product, value) => product * alternativesOf(value).length, 1);
    if (left < 0) throw tooManyCombinations();
    const combinations = new Map(combine(given).map((values) => [toKey(values), values]));
    for (const [key, values] of combinations) {
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { values, count: 1 });
      else known.count += 1;
    }
  }
  const view = {
    columns: [
      ...fields.map((field, index) => ({ ...field, read: ({ values }: Count) => values[index] })),
      column<Count>('Count', 'number', ({ count }) => count, { isKept: true }),
    ],
  };
  return { view, counts: [...counts.values()].sort(byCount) };
}

/** Lists in several fields multiply: three of a hundred targets each make a million combinations of one event. */
const FREE_COMBINATIONS = 200_000;
const COMBINATIONS_PER_ROW = 20;

const tooManyCombinations = (): UsageError =>
  new UsageError(
    'There are too many combinations of these values, because rows have long lists in several of them. Count by fewer names.',
    { code: 'invalid_arguments' },
  );

const alternativesOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) && value.length > 0 ? value : [value];

function combine(values: readonly unknown[]): readonly (readonly unknown[])[] {
  return values.reduce<readonly (readonly unknown[])[]>(
    (combined, value) => combined.flatMap((one) => alternativesOf(value).map((alternative) => [...one, alternative])),
    [[]],
  );
}

function toKey(values: readonly unknown[]): string {
  return JSON.stringify(values.map(toValueText));
}

function byCount(left: Count, right: Count): number {
  if (left.count !== right.count) return right.count - left.count;
  for (const [index, value] of left.values.entries()) {
    const difference = compareValues(value, right.values[index], false);
    if (difference !== 0) return difference;
  }
  return 0;
}
