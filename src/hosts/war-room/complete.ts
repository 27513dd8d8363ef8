import type { ArgSpec } from '../../core/argument.ts';
import type { CommandSpec } from '../../core/command.ts';
import { findCommand, toShortName } from '../../core/find-command.ts';
import type { WarRoomContext } from '../../war-room-language/context-merge.ts';
import { readContext } from '../../war-room-language/context-query.ts';
import { readUnfinishedLine } from '../../war-room-language/line.ts';
import { RESERVED_ARGUMENTS } from '../../war-room-language/reserved-arguments.ts';
import { completeRowNames } from './complete-row-names.ts';

export interface CompletionSources {
  readonly commands: readonly CommandSpec[];
  readonly context: WarRoomContext;
  /** Commands of the war room itself, such as `:context`. */
  readonly roomCommands: readonly string[];
  /** The names by which the rows of the last answer can be chosen. */
  readonly rowNames: () => readonly string[];
}

export interface Completion {
  readonly candidates: readonly string[];
  /** The end of the text, which a candidate replaces. */
  readonly replaced: string;
}

const NOTHING: Completion = { candidates: [], replaced: '' };
const MAX_VALUES = 100;

/**
 * Where this session's context holds values for an argument. The names of the commands' arguments and outputs never
 * change, so this table may name them.
 */
const SEEN_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['username', ['Account.Username']],
  ['login', ['Account.Username']],
  ['userEmail', ['Account.Email']],
  ['userId', ['Account.ID']],
  ['groupName', ['Okta.Group.Name', 'OktaGroup.Name', 'Account.Group.Name']],
  ['groupId', ['Okta.Group.ID', 'OktaGroup.ID', 'Account.Group.ID']],
  ['groupIds', ['Okta.Group.ID', 'OktaGroup.ID', 'Account.Group.ID']],
  ['zoneID', ['Okta.Zone.id']],
  ['factorId', ['Account.Factor.ID']],
]);

/** The texts with which the line may continue, as far as it is typed. */
export function completeLine(text: string, sources: CompletionSources): Completion {
  const reference = /\$\{([^{}()]*)$/.exec(text)?.[1];
  if (reference !== undefined) return completePath(reference, sources.context, '}');
  const roomPath = /^\s*:context\s+(\S*)$/.exec(text)?.[1];
  if (roomPath !== undefined) return completePath(roomPath, sources.context, '');
  if (/^\s*:\S*$/.test(text))
    return startingWith(
      text.trimStart(),
      sources.roomCommands.map((name) => `${name} `),
    );
  const ofRows = completeRowNames(text, sources.rowNames);
  if (ofRows !== undefined) return startingWith(ofRows.typed, ofRows.candidates);
  const helped = /^\s*:help\s+(!?[\w-]*)$/.exec(text)?.[1];
  if (helped !== undefined) return completeCommand(helped, sources.commands, '', '');
  const name = /^\s*(!?[\w-]*)$/.exec(text)?.[1];
  if (name !== undefined) {
    const mark = name.startsWith('!') || name === '' ? '!' : '';
    return completeCommand(name, sources.commands, mark, ' ');
  }
  return completeArguments(text, sources);
}

/** Whole names; where none of them begins with what has been typed, the short ones. */
function completeCommand(typed: string, commands: readonly CommandSpec[], mark: string, ending: '' | ' '): Completion {
  const names = commands.map(({ name }) => name);
  const whole = startingWith(
    typed,
    names.map((name) => `${mark}${name}${ending}`),
  );
  if (whole.candidates.length > 0) return whole;
  return startingWith(
    typed,
    names.map((name) => `${mark}${toShortName(name)}${ending}`),
  );
}

function completeArguments(text: string, sources: CompletionSources): Completion {
  const line = readUnfinishedLine(text);
  const command = line && findCommand(sources.commands, line.command);
  if (line === undefined || command === undefined) return NOTHING;
  const typed = line.typing?.text ?? '';
  const argument = line.typing?.argument;
  if (argument !== undefined) return completeValue(typed, argument, command.args[argument], sources.context);
  const isFree = (name: string) => !line.given.includes(name);
  const own = Object.keys(command.args).filter(isFree);
  // The war room's own arguments are many: they are offered once the beginning of one is typed.
  const reserved = typed === '' ? [] : RESERVED_ARGUMENTS.filter(isFree);
  const names = startingWith(
    typed,
    [...own, ...reserved].map((name) => `${name}=`),
  );
  const { main } = command;
  if (names.candidates.length > 0 || main === undefined || !isFree(main)) return names;
  return completeValue(typed, main, command.args[main], sources.context);
}

function completeValue(typed: string, name: string, spec: ArgSpec | undefined, context: WarRoomContext): Completion {
  if (spec?.secret) return NOTHING;
  const opening = /^["`]?/.exec(typed)?.[0] ?? '';
  const wanted = typed.slice(opening.length).toLowerCase();
  const values = spec?.predefined ?? seenValues(name, context);
  const fitting = values.filter((value) => value.toLowerCase().startsWith(wanted)).slice(0, MAX_VALUES);
  return { candidates: fitting.map((value) => `${toTypedValue(value, opening)} `), replaced: typed };
}

function seenValues(name: string, context: WarRoomContext): string[] {
  const found = (SEEN_VALUES.get(name) ?? []).flatMap((path) => readContext(context, path) ?? []);
  return [...new Set(found.filter((value) => typeof value === 'string'))].sort();
}

/** A value as it has to be typed: in quotes where it has blanks in it, or where it was begun with one. */
function toTypedValue(value: string, opening: string): string {
  const quote = value.includes('"') ? '`' : '"';
  return opening !== '' || /[\s"`]/.test(value) ? `${quote}${value}${quote}` : value;
}

/** The names of one more step into the context. */
function completePath(path: string, context: WarRoomContext, closing: string): Completion {
  const dot = path.lastIndexOf('.');
  const parent = path.slice(0, dot + 1);
  const found = parent === '' ? context : readContext(context, parent.slice(0, -1));
  const items: readonly unknown[] = Array.isArray(found) ? found : [found];
  const names = new Map<string, boolean>();
  for (const item of items) {
    if (typeof item !== 'object' || item === null) continue;
    for (const [name, value] of Object.entries(item)) names.set(name, names.get(name) || hasMembers(value));
  }
  const steps = [...names].sort(([left], [right]) => (left < right ? -1 : 1));
  return startingWith(
    path,
    steps.map(([name, goesOn]) => `${parent}${name}${goesOn ? '' : closing}`),
  );
}

function hasMembers(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasMembers);
  return typeof value === 'object' && value !== null;
}

function startingWith(typed: string, candidates: readonly string[]): Completion {
  const wanted = typed.toLowerCase();
  return { candidates: candidates.filter((one) => one.toLowerCase().startsWith(wanted)), replaced: typed };
}
