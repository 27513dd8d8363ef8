import type { CommandSpec } from '../../core/command.ts';
import { findCommand } from '../../core/find-command.ts';
import { readUnfinishedLine } from '../../war-room-language/line.ts';

/**
 * What a prompt shows behind the cursor, in words that are not typed: the arguments that are still missing, or what the
 * argument that has just been begun is for. Empty where there is nothing helpful to say.
 */
export function hintFor(text: string, commands: readonly CommandSpec[]): string {
  const line = readUnfinishedLine(text);
  const command = line && findCommand(commands, line.command);
  if (line === undefined || command === undefined) return '';
  const { typing, given } = line;
  if (typing === undefined) return missingArguments(command, given);
  const spec = typing.argument === undefined ? undefined : command.args[typing.argument];
  if (spec === undefined || typing.text !== '') return '';
  return spec.predefined === undefined ? spec.description : spec.predefined.join(' | ');
}

function missingArguments({ args, rules }: CommandSpec, given: readonly string[]): string {
  const isGiven = (name: string) => given.includes(name);
  const required = Object.entries(args).flatMap(([name, spec]) => (spec.required && !isGiven(name) ? `${name}=…` : []));
  const alternatives = rules
    .filter(({ anyOf }) => !anyOf.some(isGiven))
    .map(({ anyOf }) => anyOf.map((name) => `${name}=…`).join(' | '));
  return [...required, ...alternatives].join(' ');
}
