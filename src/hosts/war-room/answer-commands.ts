import type { Outcome } from '../../core/outcome.ts';
import { answerTables } from '../../core/rows/answer-tables.ts';
import { chooseRows } from '../../core/rows/choose-rows.ts';
import { isEmptyChoice, parseRowChoice, type RowChoice } from '../../core/rows/row-choice.ts';
import { toRecord } from '../../core/rows/to-records.ts';
import { withOutcome } from '../../cortex-text/result.ts';
import { UsageError } from '../../errors.ts';
import { parseLine } from '../../war-room-language/line.ts';
import type { RoomCommand, RoomContext } from './room-command.ts';
import type { AnsweredResult } from './session.ts';

/** The war room's commands about the last answer. They ask Okta nothing. */
export const ANSWER_COMMANDS: Readonly<Record<string, RoomCommand>> = {
  ':last': {
    usage: ':last [row]',
    description:
      'The last answer with its rows numbered, or all of a row; where=, sort= and columns= choose: :last where=IP=192.0.2.1',
    async run(operand, room) {
      const { row, ...typed } = readOperand(operand, ['row', 'where', 'sort', 'columns']);
      const choice = parseRowChoice(typed);
      if (row === undefined) return showRows(room, choice, { isNumbered: true });
      if (!isEmptyChoice(choice)) throw new UsageError('A row is shown whole: leave where, sort and columns out.');
      return showRow(room, row);
    },
  },
  ':count': {
    usage: ':count <names>',
    description: 'How many rows of the last answer have each value: :count actor.alternateId,client.ipAddress',
    async run(operand, room) {
      const { names, where } = readOperand(operand, ['names', 'where']);
      if (names === undefined)
        throw new UsageError('Count by what? For example :count actor.alternateId,client.ipAddress');
      return showRows(room, parseRowChoice({ countBy: names, where }), {});
    },
  },
};

interface Shown {
  readonly isNumbered?: boolean;
}

async function showRows(room: RoomContext, choice: RowChoice, shown: Shown): Promise<'good'> {
  for (const { result, before } of answersOf(room)) {
    const outcome = chooseRows(result.outcome, choice, { ...shown, before });
    await room.print(withOutcome(result, outcome));
  }
  return 'good';
}

async function showRow(room: RoomContext, text: string): Promise<'good'> {
  const answers = answersOf(room);
  const count = answers.reduce((sum, { result }) => sum + rowCountOf(result.outcome), 0);
  if (count === 0) throw new UsageError('The last answer has no rows.');
  for (const { result, before } of answers) {
    const rows = answerTables(result.outcome, before).flatMap((table) => table.rows);
    const row = rows.find(({ number }) => String(number) === text);
    if (row === undefined) continue;
    await room.print(withOutcome(result, { blocks: [toRecord(row, count)], raw: row.whole }));
    return 'good';
  }
  throw new UsageError(
    count === 1
      ? 'The last answer has one row: :last 1 shows it.'
      : `The last answer has the rows 1 to ${count}, and no row ${text}.`,
  );
}

/** The last answers, each with the number of rows before it. */
function answersOf({ session }: RoomContext): readonly { readonly result: AnsweredResult; readonly before: number }[] {
  if (session.last.length === 0) throw new UsageError('There is no answer yet. Run a command first.');
  let before = 0;
  return session.last.map((result) => {
    const answer = { result, before };
    before += rowCountOf(result.outcome);
    return answer;
  });
}

function rowCountOf(outcome: Outcome): number {
  return answerTables(outcome).reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Arguments as a command of Okta takes them; the first name is that of a value without one. */
function readOperand<Name extends string>(
  operand: string,
  names: readonly [Name, ...Name[]],
): Partial<Record<Name, string>> {
  const [unnamed] = names;
  const { args } = parseLine(`last ${operand}`, { defaultArgumentOf: () => unnamed });
  const unknown = Object.keys(args).find((given) => !names.some((name) => name === given));
  if (unknown !== undefined) throw new UsageError(`There is no ${unknown} here, only ${names.join(', ')}.`);
  return args as Partial<Record<Name, string>>;
}
