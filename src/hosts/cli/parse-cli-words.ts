import { Command, CommanderError, Option } from 'commander';
import { nearest } from '../../core/nearest.ts';
import { UsageError } from '../../errors.ts';
import type { CliCommand } from './cli-command.ts';
import { CLI_COMMANDS } from './cli-commands.ts';
import { unknownCommand } from './unknown-command.ts';

/** The flags of a command of the CLI, by their names in camel case. */
export type OwnFlags = Readonly<Record<string, string | boolean | undefined>>;

/** A command of the CLI as it was typed. */
export interface CliCall {
  readonly name: string;
  readonly operands: readonly string[];
  readonly own: OwnFlags;
}

/** Reads the words of one of these commands; the global flags have been taken out of them before. @throws {UsageError} */
export function parseCliWords(words: readonly string[], commands: readonly CliCommand[]): CliCall {
  let call: CliCall | undefined;
  const program = toParser(commands, (found) => {
    call = found;
  });
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw toUsageError(error, words);
    throw error;
  }
  if (call === undefined) throw unknownCommand(words.join(' '), []);
  return call;
}

function toParser(commands: readonly CliCommand[], found: (call: CliCall) => void): Command {
  const program = quiet(new Command('okta-v2'));
  const parents = new Map<string, Command>();
  for (const { name, operands, options, isDefault = false } of commands) {
    const [first = '', second] = name.split(' ');
    const parent = second === undefined ? program : (parents.get(first) ?? quiet(program.command(first)));
    parents.set(first, parent);
    // Two words may name an own command of the CLI: help auth check.
    const usage = `${second ?? first} ${operands === '[command]' ? '[command...]' : operands}`.trimEnd();
    const command = quiet(parent.command(usage, { isDefault })).action((...given: unknown[]) => {
      const typed = given.slice(0, -2).flat();
      found({ name, operands: typed.filter((word) => typeof word === 'string'), own: command.opts<OwnFlags>() });
    });
    for (const { flag, takesValue, description } of options) {
      command.addOption(new Option(`--${flag}${takesValue ? ' <value>' : ''}`, description));
    }
  }
  return program;
}

/** Errors come to us, and nothing is printed but by us. */
function quiet(command: Command): Command {
  return command
    .helpOption(false)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} });
}

function toUsageError({ code, message }: CommanderError, words: readonly string[]): UsageError {
  if (code === 'commander.unknownCommand') return unknownCommand(words.join(' '), []);
  if (code === 'commander.help')
    return new UsageError(`${words.join(' ')} needs a subcommand: see okta-v2 help ${words[0]}.`);
  const [first = '', second] = words;
  const known = CLI_COMMANDS.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name] : []));
  if (second !== undefined && known.length > 0 && !known.includes(`${first} ${second}`)) {
    const near = nearest(`${first} ${second}`, known);
    return new UsageError(
      `There is no '${first} ${second}'. ${near === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${near}?`}`,
    );
  }
  const text = message.replace(/^error: /, '');
  return new UsageError(
    `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}. See okta-v2 help ${words[0]}.`,
  );
}
