import type { CommandSpec } from '../../core/command.ts';
import { nearest } from '../../core/nearest.ts';
import { UsageError } from '../../errors.ts';

/**
 * A command's arguments as flags: `--username=a@b.c`, `--verbose`; a value without a flag goes to the argument that may
 * be unnamed. Names may be spelled in kebab-case and in any case (`--zone-id` for `zoneID`). The words are those of
 * `splitArguments`, which joins a flag and its value.
 *
 * @throws {UsageError} for a flag that the command does not have, or one without its value
 */
export function parseCommandFlags(command: CommandSpec, words: readonly string[]): Record<string, string> {
  const names = Object.keys(command.args);
  const end = words.indexOf('--');
  const flagged = end < 0 ? words : words.slice(0, end);
  const args: Record<string, string> = {};
  const set = (name: string | undefined, value: string) => {
    if (name === undefined) throw new UsageError(`${command.name} takes no value without a flag: '${value}'.`);
    if (Object.hasOwn(args, name)) throw new UsageError(`${name} is given twice.`);
    args[name] = value;
  };
  const unnamed = names.find((name) => command.args[name]?.unnamed);
  for (const word of flagged) {
    const [, flag, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (flag === undefined) set(unnamed, word);
    else set(findArgument(command, flag, names), value ?? 'true');
  }
  if (end >= 0) for (const word of words.slice(end + 1)) set(unnamed, word);
  return args;
}

/** A flag's name without regard to its case, hyphens and underscores. */
export const foldFlag = (name: string): string => name.replace(/[-_]/g, '').toLowerCase();

function findArgument(command: CommandSpec, flag: string, names: readonly string[]): string {
  const name = names.find((known) => foldFlag(known) === foldFlag(flag));
  if (name === undefined) throw unknownFlag(command, flag, names);
  return name;
}

function unknownFlag(command: CommandSpec, flag: string, names: readonly string[]): UsageError {
  const near = nearest(flag, names);
  const remedy = near === undefined ? `It takes ${names.join(', ') || 'no arguments'}.` : `Did you mean --${near}?`;
  return new UsageError(`${command.name} has no argument '${flag}'. ${remedy}`, { code: 'invalid_arguments' });
}
