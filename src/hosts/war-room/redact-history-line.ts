import type { CommandSpec } from '../../core/command.ts';
import { findCommand, nearestCommand } from '../../core/find-command.ts';
import { nearest } from '../../core/nearest.ts';
import { redactLine } from '../../war-room-language/line.ts';
import { RESERVED_ARGUMENTS } from '../../war-room-language/reserved-arguments.ts';
import { ASK } from './ask-for-secrets.ts';
import { toRoomLine } from './room-line.ts';

/**
 * The line as the history may keep it. A line of a command without secrets stays as it is, mistakes included, so that a
 * person can recall and correct it, unless an argument looks like a secret of another command. In other lines only the
 * values of known, harmless arguments stay: a mistyped name (`passwrod=`) may have a secret after it. A line in which the
 * places of the values are uncertain is not kept at all.
 */
export function redactHistoryLine(line: string, commands: readonly CommandSpec[]): string | undefined {
  if (toRoomLine(line) !== undefined && !isMistypedMark(line, commands)) return line;
  const typedName = nameIn(line);
  const command = findCommand(commands, typedName);
  // The name of the command may be the mistake. A name that is like no other may be any command's.
  const near = nearestCommand(commands, typedName);
  const likely = command ?? (near === undefined ? undefined : findCommand(commands, near));
  const meant = likely === undefined ? commands : [likely];
  const known = new Set([...meant.flatMap(({ args }) => Object.keys(args)), ...RESERVED_ARGUMENTS]);
  const isStray = (name: string) => !known.has(name);
  const secrets = secretsOf(meant);
  if (secrets.length === 0 && !looksSecret(namesIn(line).filter(isStray), secretsOf(commands))) return line;
  return redactLine(line, {
    // The line that asks for a secret asks for it again when it is recalled, and so does one that held the secret.
    isSecret: (_, argument, value) => value !== ASK && (secrets.includes(argument.toLowerCase()) || isStray(argument)),
    replacementOf: (argument) => (isStray(argument) ? '' : ASK),
    defaultArgumentOf: () => command?.main,
  });
}

function secretsOf(commands: readonly CommandSpec[]): readonly string[] {
  return commands.flatMap(({ args }) =>
    Object.entries(args).flatMap(([name, { secret }]) => (secret ? [name.toLowerCase()] : [])),
  );
}

function looksSecret(names: readonly string[], secrets: readonly string[]): boolean {
  return names.some((name) => nearest(name, secrets) !== undefined);
}

const namesIn = (line: string): string[] => Array.from(line.matchAll(/([\w-]+)=/g), ([, name = '']) => name);
const nameIn = (line: string): string => /^\s*[!:]?([\w-]+)/.exec(line)?.[1] ?? '';

/** `:okta-set-password …`, with a colon where a ! belongs. */
function isMistypedMark(line: string, commands: readonly CommandSpec[]): boolean {
  if (!line.trimStart().startsWith(':')) return false;
  const name = nameIn(line);
  return findCommand(commands, name) !== undefined || nearestCommand(commands, name) !== undefined;
}
