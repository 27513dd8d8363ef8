import { createHash } from 'node:crypto';
import { containUser } from '../../../commands/users/contain-user.ts';
import { STEP_NAMES, type StepName } from '../../../commands/users/containment/watch.ts';
import { parseTexts } from '../../../core/argument.ts';
import { UsageError } from '../../../errors.ts';
import { parseTruth } from '../../../json-values.ts';
import { toShellWord } from '../../../readable/shell-word.ts';
import type { OwnFlags } from '../parse-cli-words.ts';
import type { BeginLine } from './journal-line.ts';
import { readNames } from './read-names.ts';

/** What `okta-v2 contain` is to do: to whom, and by which arguments of okta-contain-user. */
export interface ContainmentOrder {
  readonly names: readonly string[];
  readonly args: Readonly<Record<string, string>>;
  readonly filePath: string;
  readonly journalPath: string;
  readonly isResumed: boolean;
}

/** The arguments of okta-contain-user that are flags of the word, too. */
const ORDER_ARGUMENTS = ['actions', 'revokeOauthTokens', 'forgetDevices', 'removeRecoveryEnrollment'] as const;
type OrderArgument = (typeof ORDER_ARGUMENTS)[number];

/** @throws {UsageError} for a flag that is missing or wrong, and for a file that names nobody */
export function readOrder(own: OwnFlags): ContainmentOrder {
  const { file, journal, resume } = own;
  if (typeof file !== 'string') throw new UsageError('--file needs the path of a file with one login or id a line.');
  if (typeof journal !== 'string')
    throw new UsageError('--journal needs the path of a file, in which the run is kept.');
  const args = Object.fromEntries(
    ORDER_ARGUMENTS.flatMap((name) => {
      const given = String(own[name] ?? '');
      // A blank value counts as absent, as everywhere.
      const value = given.trim() === '' ? defaultOf(name) : normalize(given);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const names = readNames(file);
  // A wrong argument is refused before anybody is asked.
  containUser.prepare({ ...args, username: names });
  const order = { names, args, filePath: file, journalPath: journal, isResumed: resume === true };
  if (stepsOf(order).length === 0) throw new UsageError(`--actions names none of ${STEP_NAMES.join(', ')}.`);
  return order;
}

function defaultOf(name: OrderArgument): string | undefined {
  const value = containUser.args[name]?.default;
  return value === undefined ? undefined : normalize(value);
}

/** The same for values that mean the same: steps in any order and case, `yes` and `true`. */
function normalize(value: string): string {
  const truth = parseTruth(value);
  if (truth !== undefined) return String(truth);
  const parts = parseTexts(value).map((part) => part.toLowerCase());
  return [...new Set(parts)].sort().join(',');
}

/** The first line of the order's journal. */
export function toBeginLine({ names, args }: ContainmentOrder, org: string): BeginLine {
  const digest = createHash('sha256').update(names.join('\n')).digest('hex');
  return { event: 'begin', version: 1, org, names: digest, count: names.length, args: { ...args } };
}

/** @throws {UsageError} where a journal is about something else than the order */
export function refuseOtherOrder(kept: BeginLine, wanted: BeginLine): void {
  if (kept.org !== wanted.org) throw isOther(`the org ${kept.org}, not ${wanted.org}`);
  if (kept.names !== wanted.names) throw isOther('another list of users: the file has been changed since');
  const name = ORDER_ARGUMENTS.find((argument) => kept.args[argument] !== wanted.args[argument]);
  if (name !== undefined) throw isOther(`${name}=${kept.args[name] ?? ''}, not ${wanted.args[name] ?? ''}`);
}

/** The steps of an order, in the order in which they are taken. */
export const stepsOf = ({ args: { actions = '' } }: ContainmentOrder): readonly StepName[] =>
  STEP_NAMES.filter((name) => actions.split(',').includes(name));

/** The command line that goes on with an order. */
export function toResumeLine({ args, filePath, journalPath }: ContainmentOrder): string {
  const chosen = ORDER_ARGUMENTS.flatMap((name) => {
    const value = args[name];
    return value === undefined || value === defaultOf(name) ? [] : [`--${name}`, value];
  });
  const words = ['contain', '--file', filePath, '--journal', journalPath, ...chosen, '--resume'];
  return `okta-v2 ${words.map(toShellWord).join(' ')}`;
}

const isOther = (what: string): UsageError =>
  new UsageError(`The journal is about ${what}. Nothing was sent. Begin another journal for it.`);
