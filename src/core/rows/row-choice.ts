import { UsageError } from '../../errors.ts';

/** Which rows of an answer are shown, in which order, and what of them. Names are those that `findField` knows. */
export interface RowChoice {
  /** All of them have to hold. */
  readonly conditions: readonly Condition[];
  readonly order: readonly Order[];
  /** Empty: what the answer shows by itself. */
  readonly columns: readonly string[];
  /** Not empty: how many rows have each combination of these values, instead of the rows. */
  readonly countBy: readonly string[];
}

export interface Condition {
  readonly name: string;
  /** `~`: the value contains the text. All of them without regard to case. */
  readonly operator: '=' | '!=' | '~';
  readonly text: string;
}

export interface Order {
  readonly name: string;
  readonly isDescending: boolean;
}

/** A choice as a person types it. */
export interface TypedChoice {
  /** Conditions with `and` between them. */
  readonly where?: string | undefined;
  readonly sort?: string | undefined;
  readonly columns?: string | undefined;
  readonly countBy?: string | undefined;
}

/** @throws {UsageError} that says how the part which cannot be read is written */
export function parseRowChoice({ where, sort, columns, countBy }: TypedChoice): RowChoice {
  const choice = {
    conditions: where === undefined ? [] : where.split(BETWEEN_CONDITIONS).map(parseCondition),
    order: toNames(sort, 'sort').map(parseOrder),
    columns: toNames(columns, 'columns'),
    countBy: toNames(countBy, 'count-by'),
  };
  if (choice.countBy.length > 0 && choice.order.length + choice.columns.length > 0) {
    throw new UsageError('Counted rows have their own columns and order: leave sort and columns out.');
  }
  return choice;
}

/** Whether the answer stays as it is. */
export function isEmptyChoice({ conditions, order, columns, countBy }: RowChoice): boolean {
  return conditions.length + order.length + columns.length + countBy.length === 0;
}

/** The members that rows have by a choice, in their order; undefined where they stay those of Okta. */
export function membersOf({ columns, countBy }: RowChoice): readonly string[] | undefined {
  const names = countBy.length > 0 ? [...countBy, 'count'] : columns;
  return names.length === 0 ? undefined : [...new Set(names)];
}

/** An `and` with a condition right behind it; any other belongs to a text. A name may have blanks in it: `Last Name`. */
const BETWEEN_CONDITIONS = / and (?=(?:(?! and )[^=!~])+(?:!?=|~))/i;
const OR = / or (?=(?:(?! or )[^=!~])+(?:!?=|~))/i;

function parseCondition(text: string): Condition {
  const [, name = '', sign, wanted = ''] = /^([^=!~]+)(==?|!=|~)(.*)$/s.exec(text) ?? [];
  const operator = sign === '==' ? '=' : sign;
  if (OR.test(text)) throw new UsageError(`where joins conditions by 'and' alone, and knows no 'or': '${text}'.`);
  if (operator !== '=' && operator !== '!=' && operator !== '~') {
    throw new UsageError(
      `where takes a condition such as outcome.result=FAILURE, status!=ACTIVE or displayMessage~password, not '${text}'.`,
    );
  }
  return { name: checkLength(name.trim()), operator, text: withoutQuotes(wanted.trim()) };
}

function withoutQuotes(text: string): string {
  return /^(?<quote>["'])(?<inner>.*)\k<quote>$/s.exec(text)?.groups?.inner ?? text;
}

function parseOrder(text: string): Order {
  return text.startsWith('-') ? { name: text.slice(1), isDescending: true } : { name: text, isDescending: false };
}

function toNames(text: string | undefined, option: string): readonly string[] {
  if (text === undefined) return [];
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('') || names.includes('-')) {
    throw new UsageError(`${option} takes names with commas between them, such as actor.alternateId,client.ipAddress.`);
  }
  return names.map(checkLength);
}

/** Okta's longest paths have some hundred characters. Each dot of a name costs a look into every row. */
const MAX_NAME_LENGTH = 500;

function checkLength(name: string): string {
  if (name.length <= MAX_NAME_LENGTH) return name;
  throw new UsageError(`A name has more than ${MAX_NAME_LENGTH} characters: '${name.slice(0, 40)}…'.`);
}
