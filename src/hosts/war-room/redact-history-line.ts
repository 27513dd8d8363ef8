import type { CommandSpec } from '../../core/command.ts';
import { findCommand, nearestCommand } from '../../core/find-command.ts';
import { redactLine } from '../../war-room-language/line.ts';
import { RESERVED_ARGUMENTS } from '../../war-room-language/reserved-arguments.ts';
import { ASK } from './ask-for-secrets.ts';
import { toRoomLine } from './room-line.ts';

/**
 * The line as the history may keep it. A line of a command without secrets stays as it is, mistakes included, so that a
 * person can recall and correct it. In other lines only the values of known, harmless arguments stay: a mistyped name
 * (`passwrod=`) may have a secret after it. A line in which the places of the values are uncertain is not kept at all.
 */
export function redactHistoryLine(line: string, commands: readonly CommandSpec[]): string | undefined {
  if (toRoomLine(line) !== undefined) return line;
  const typedName = /^\s*!?([\w-]+)/.exec(line)?.[1] ?? '';
  const command = findCommand(commands, typedName);
  // The name of the command may be the mistake. A name that is like no other may be any command's.
  const near = nearestCommand(commands, typedName);
  const likely = command ?? (near === undefined ? undefined : findCommand(commands, near));
  const meant = likely === undefined ? commands : [likely];
  const args = meant.flatMap((one) => Object.entries(one.args));
  const secrets = new Set(args.flatMap(([name, { secret }]) => (secret ? [name.toLowerCase()] : [])));
  if (secrets.size === 0) return line;
  const harmless = new Set([...args.map(([name]) => name), ...RESERVED_ARGUMENTS]);
  return redactLine(line, {
    // The line that asks for a secret asks for it again when it is recalled.
    isSecret: (_, argument, value) => value !== ASK && (secrets.has(argument.toLowerCase()) || !harmless.has(argument)),
    defaultArgumentOf: () => command?.main,
  });
}
