import type { CommandSpec } from '../../core/command.ts';
import { UsageError } from '../../errors.ts';
import { findFlag, refuseUnknownFlags } from './unknown-flag.ts';

/**
 * A command's arguments as flags: `--username=a@b.c`, `--verbose`; a value without a flag goes to the command's main
 * argument. Names may be spelled in kebab-case and in any case (`--zone-id` for `zoneID`). The words are those of
 * `splitArguments`, which joins a flag and its value.
 *
 * @throws {UsageError} for a flag that the command does not have, or one without its value
 */
export function parseCommandFlags(command: CommandSpec, words: readonly string[]): Record<string, string> {
  const names = Object.keys(command.args);
  refuseUnknownFlags(words, names, command.name);
  const end = words.indexOf('--');
  const flagged = end < 0 ? words : words.slice(0, end);
  const args: Record<string, string> = {};
  const set = (name: string | undefined, value: string) => {
    if (name === undefined) throw new UsageError(`${command.name} takes no value without a flag: '${value}'.`);
    if (Object.hasOwn(args, name)) throw new UsageError(`${name} is given twice.`);
    args[name] = value;
  };
  for (const word of flagged) {
    const name = findFlag(word, names);
    if (name === undefined) set(command.main, word);
    else set(name, /=(.*)$/s.exec(word)?.[1] ?? 'true');
  }
  if (end >= 0) for (const word of words.slice(end + 1)) set(command.main, word);
  return args;
}
