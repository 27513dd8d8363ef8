import type { CommandSpec } from '../../../core/command.ts';
import { toShortName } from '../../../core/find-command.ts';
import type { OperandKind } from '../cli-command.ts';
import { CLI_COMMANDS } from '../cli-commands.ts';
import { type FlagSpec, flagsFor } from '../global-flags.ts';
import { findFlag } from '../unknown-flag.ts';
import { type Completable, toCompletable } from './completable.ts';

/** What a word of a command line may become. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

export interface WordCompletion {
  readonly candidates: readonly Candidate[];
  /** Whether the name of a file is wanted, which shells know better. */
  readonly wantsFile: boolean;
}

/** Where candidates come from. */
export interface Sources {
  readonly commands: readonly CommandSpec[];
  /** Reads the names of the instances in the parameters file that the line names, or in the usual one. */
  readonly instanceNames: (config: string | undefined) => readonly string[];
}

/** The lists for one line. */
interface Lists {
  readonly commands: readonly CommandSpec[];
  readonly instanceNames: () => readonly string[];
}

const NOTHING: WordCompletion = { candidates: [], wantsFile: false };

/**
 * What the word that is being typed may become, the same for every shell.
 *
 * @param words the words before it, without `okta-v2`
 */
export function completeWords(
  words: readonly string[],
  typed: string,
  { commands, instanceNames }: Sources,
): WordCompletion {
  const line = readWords(words, commands);
  const lists: Lists = { commands, instanceNames: () => instanceNames(line.config) };
  if (line.awaiting !== undefined) return completeValue(line.awaiting, '', typed, lists);
  const flags = line.command?.flags ?? flagsFor(undefined);
  const [, name, value] = /^--([^=]+)=(.*)$/s.exec(typed) ?? [];
  if (name !== undefined && value !== undefined && !line.isEnded) {
    const flag = flags.find((known) => findFlag(typed, [known.flag]) !== undefined);
    return flag === undefined ? NOTHING : completeValue(flag, `--${name}=`, value, lists);
  }
  const open = flags.filter(({ flag }) => !line.given.has(flag));
  if (typed.startsWith('-') && !line.isEnded) return startingWith(typed, open.map(toCandidate));
  if (line.command === undefined) return line.operands.length === 0 ? completeCommand(typed, lists) : NOTHING;
  const operand = completeOperand(line.command, line.operands.length, typed, lists);
  // Where nothing else can follow, the flags show what the command takes.
  const isAtEnd = typed === '' && operand.candidates.length === 0 && !operand.wantsFile && !line.isEnded;
  return isAtEnd
    ? startingWith('', line.command.own.filter(({ flag }) => !line.given.has(flag)).map(toCandidate))
    : operand;
}

interface ReadWords {
  readonly command: Completable | undefined;
  readonly operands: readonly string[];
  /** The flag whose value comes next. */
  readonly awaiting: FlagSpec | undefined;
  readonly given: ReadonlySet<string>;
  /** Behind a bare `--` nothing is a flag. */
  readonly isEnded: boolean;
  readonly config: string | undefined;
}

function readWords(words: readonly string[], commands: readonly CommandSpec[]): ReadWords {
  const operands: string[] = [];
  const given = new Set<string>();
  let command: Completable | undefined;
  let awaiting: FlagSpec | undefined;
  let config: string | undefined;
  let isEnded = false;
  for (const word of words) {
    const taking = awaiting;
    awaiting = undefined;
    if (taking !== undefined) {
      if (taking.flag === 'config') config = word;
    } else if (isEnded || !word.startsWith('-') || word === '-') {
      operands.push(word);
      command = toCompletable(operands[0] ?? '', operands[1], commands);
    } else if (word === '--') isEnded = true;
    else {
      const flags = command?.flags ?? flagsFor(undefined);
      const flag = flags.find((known) => findFlag(word, [known.flag]) !== undefined);
      if (flag !== undefined) given.add(flag.flag);
      if (flag?.takesValue && !word.includes('=')) awaiting = flag;
      if (word.startsWith('--config=')) config = word.slice('--config='.length);
    }
  }
  return { command, operands, awaiting, given, isEnded, config };
}

function completeCommand(typed: string, { commands }: Lists): WordCompletion {
  const okta = commands.filter(({ hidden }) => !hidden);
  const own = new Map(CLI_COMMANDS.map(({ name, summary }) => [name.split(' ')[0] ?? name, summary]));
  const whole = startingWith(typed, [
    ...[...own].map(([value, description]) => ({ value, description })),
    ...okta.map(({ name, description }) => ({ value: name, description })),
  ]);
  const short = startingWith(
    typed,
    okta.map(({ name, description }) => ({ value: toShortName(name), description })),
  );
  // The short names would double the list; they are offered once one has been begun.
  return typed === '' ? whole : { ...whole, candidates: [...whole.candidates, ...short.candidates] };
}

function completeOperand(
  { second, operand, operandValues }: Completable,
  position: number,
  typed: string,
  lists: Lists,
): WordCompletion {
  if (second.length > 0) {
    return startingWith(
      typed,
      second.map(({ name, summary }) => ({ value: name.split(' ')[1] ?? '', description: summary })),
    );
  }
  if (operandValues.length > 0)
    return position > 1 ? NOTHING : startingWith(typed, operandValues.map(withoutDescription));
  return operand === undefined ? NOTHING : completeKind(operand, typed, lists);
}

function completeKind(kind: OperandKind, typed: string, lists: Lists): WordCompletion {
  switch (kind) {
    case 'command':
      return completeCommand(typed, lists);
    case 'instance':
      return startingWith(typed, lists.instanceNames().map(withoutDescription));
    case 'file':
      return { candidates: [], wantsFile: true };
  }
}

/** @param prefix what stands before the value in the same word: `--format=` */
function completeValue({ values, completes }: FlagSpec, prefix: string, typed: string, lists: Lists): WordCompletion {
  const { candidates, wantsFile } =
    values !== undefined
      ? startingWith(typed, values.map(withoutDescription))
      : completes === undefined
        ? NOTHING
        : completeKind(completes, typed, lists);
  return { candidates: candidates.map((one) => ({ ...one, value: prefix + one.value })), wantsFile };
}

const withoutDescription = (value: string): Candidate => ({ value, description: '' });
const toCandidate = ({ flag, description }: FlagSpec): Candidate => ({ value: `--${flag}`, description });

function startingWith(typed: string, candidates: readonly Candidate[]): WordCompletion {
  const wanted = typed.toLowerCase();
  return { candidates: candidates.filter(({ value }) => value.toLowerCase().startsWith(wanted)), wantsFile: false };
}
