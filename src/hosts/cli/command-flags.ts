import type { CommandSpec } from '../../core/command.ts';
import { nearest } from '../../core/nearest.ts';
import { UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';

/**
 * A command's arguments as flags: `--username a@b.c`, `--verbose`, `--limit=5`; a value without a flag goes to the
 * argument that may be unnamed. Names may be spelled in kebab-case and in any case (`--zone-id` for `zoneID`).
 *
 * @throws {UsageError} for a flag that the command does not have, or one without its value
 */
export function parseCommandFlags(command: CommandSpec, words: readonly string[]): Record<string, string> {
  const names = Object.keys(command.args);
  const unnamed = names.find((name) => command.args[name]?.unnamed);
  const args: Record<string, string> = {};
  const set = (name: string, value: string) => {
    if (Object.hasOwn(args, name)) throw new UsageError(`${name} is given twice.`);
    args[name] = value;
  };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [, flag, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (flag === undefined) {
      if (unnamed === undefined) throw new UsageError(`${command.name} takes no value without a flag: '${word}'.`);
      set(unnamed, word);
      continue;
    }
    const name = names.find((known) => fold(known) === fold(flag));
    if (name === undefined) throw unknownFlag(command, flag, names);
    const following = words[index + 1];
    if (inline !== undefined) set(name, inline);
    else if (command.args[name]?.kind === 'boolean' && parseTruth(following) === undefined) set(name, 'true');
    else if (following === undefined) throw new UsageError(`--${flag} needs a value.`);
    else {
      set(name, following);
      index += 1;
    }
  }
  return args;
}

function unknownFlag(command: CommandSpec, flag: string, names: readonly string[]): UsageError {
  const near = nearest(flag, names);
  const remedy = near === undefined ? `It takes ${names.join(', ') || 'no arguments'}.` : `Did you mean --${near}?`;
  return new UsageError(`${command.name} has no argument '${flag}'. ${remedy}`, { code: 'invalid_arguments' });
}

const fold = (name: string): string => name.replace(/[-_]/g, '').toLowerCase();
