import { UsageError } from '../../errors.ts';
import { type TableView, tableBlock } from '../block.ts';
import { nearest } from '../nearest.ts';
import type { Outcome } from '../outcome.ts';
import { setOwn } from '../set-own.ts';
import { type AnswerRow, type AnswerTable, answerTables } from './answer-tables.ts';
import { countRows } from './count-rows.ts';
import { type Field, findField } from './find-field.ts';
import { type Condition, isEmptyChoice, type Order, type RowChoice } from './row-choice.ts';
import { rowNames } from './row-names.ts';
import { compareValues, toValueText } from './value-text.ts';
import { viewOf, withNumbers } from './view-of.ts';

export interface ChoosingOptions {
  /** Shows the number of each row, which stays the one that it has in the whole answer. */
  readonly isNumbered?: boolean;
  /** How many rows other answers have before this one. */
  readonly before?: number;
}

/**
 * The answer with the chosen rows alone. Its raw answer holds what is chosen as well, so that programs get what people see.
 * Of several tables, the first that knows all of the names is meant. An answer without rows stays as it is.
 *
 * @throws {UsageError} for a name that no row knows
 */
export function chooseRows(answer: Outcome, choice: RowChoice, options: ChoosingOptions = {}): Outcome {
  const { isNumbered = false, before = 0 } = options;
  const tables = answerTables(answer, before);
  const [first] = tables;
  if (first === undefined) return answer;
  const { pageBlocks: _, ...outcome } = answer;
  const toView = (view: TableView<AnswerRow>) => (isNumbered ? withNumbers(view) : view);
  if (isEmptyChoice(choice)) {
    return { ...outcome, blocks: tables.map((one) => tableBlock(titleOf(one), toView(viewOf(one)), one.rows)) };
  }
  const names = namesOf(choice);
  const table = tables.find((one) => names.every((name) => findField(name, one) !== undefined));
  if (table === undefined) throw unknownName(names, first);

  const field = (name: string): Field => {
    const found = findField(name, table);
    if (found === undefined) throw unknownName([name], table);
    return found;
  };
  const rows = sortRows(selectRows(table.rows, choice.conditions, field), choice.order, field);
  if (choice.countBy.length > 0) return toCounted(outcome, table, rows, choice.countBy.map(field));
  if (choice.columns.length > 0) return toColumns(outcome, table, rows, choice.columns.map(field), toView);
  const raw = rows.map(({ whole }) => whole);
  return { ...outcome, blocks: [tableBlock(titleOf(table), toView(viewOf(table)), rows)], raw };
}

const titleOf = ({ block }: AnswerTable): string => block?.title ?? '';

type FieldOf = (name: string) => Field;

function selectRows(rows: readonly AnswerRow[], conditions: readonly Condition[], field: FieldOf) {
  const tests = conditions.map(({ name, operator, text }) => {
    const { read } = field(name);
    const wanted = text.toLowerCase();
    const isHit = (value: unknown) => {
      const found = toValueText(value).toLowerCase();
      return operator === '~' ? found.includes(wanted) : found === wanted;
    };
    return (row: AnswerRow) => {
      const value = read(row);
      const hits = Array.isArray(value) ? value.some(isHit) : isHit(value);
      return operator === '!=' ? !hits : hits;
    };
  });
  return rows.filter((row) => tests.every((test) => test(row)));
}

function sortRows(rows: readonly AnswerRow[], order: readonly Order[], field: FieldOf): readonly AnswerRow[] {
  const keys = order.map(({ name, isDescending }) => ({ read: field(name).read, isDescending }));
  return rows.toSorted((left, right) => {
    for (const { read, isDescending } of keys) {
      const difference = compareValues(read(left), read(right), isDescending);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function toColumns(
  outcome: Outcome,
  table: AnswerTable,
  rows: readonly AnswerRow[],
  fields: readonly Field[],
  toView: (view: TableView<AnswerRow>) => TableView<AnswerRow>,
): Outcome {
  const raw = rows.map((row) => toObject(fields.map(({ key, read }) => [key, read(row)])));
  const role = table.block?.role;
  const view = toView({ columns: fields, ...(role && { role }) });
  return { ...outcome, blocks: [tableBlock(titleOf(table), view, rows)], raw };
}

function toCounted(
  outcome: Outcome,
  table: AnswerTable,
  rows: readonly AnswerRow[],
  fields: readonly Field[],
): Outcome {
  const { view, counts } = countRows(rows, fields);
  const raw = counts.map(({ values, count }) =>
    toObject([...fields.map(({ key }, index) => [key, values[index]] as const), ['count', count]]),
  );
  return { ...outcome, blocks: [tableBlock(`${titleOf(table)}: ${rows.length} counted`, view, counts)], raw };
}

function toObject(members: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, value] of members)
    setOwn(object, name, value instanceof Date ? value.toISOString() : (value ?? null));
  return object;
}

function namesOf({ conditions, order, columns, countBy }: RowChoice): readonly string[] {
  return [...[...conditions, ...order].map(({ name }) => name), ...columns, ...countBy];
}

const MOST_NAMED = 12;

function unknownName(asked: readonly string[], table: AnswerTable): UsageError {
  const name = asked.find((one) => findField(one, table) === undefined) ?? '';
  const names = rowNames(table);
  const near = nearest(name, names) ?? names.find((one) => one.toLowerCase().endsWith(name.toLowerCase()));
  const known = names.slice(0, MOST_NAMED).join(', ');
  const remedy =
    near === undefined
      ? `There are ${known}, and more: --format record or :last 1 shows all.`
      : `Did you mean '${near}'?`;
  return new UsageError(`No row has '${name}'. ${remedy}`, { code: 'invalid_arguments' });
}
