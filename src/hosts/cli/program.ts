import { Command, CommanderError } from 'commander';
import { COMMANDS } from '../../commands/index.ts';
import { nearest } from '../../core/nearest.ts';
import { createRegistry } from '../../core/registry.ts';
import { UsageError } from '../../errors.ts';
import { describeCommand, listCommands } from './describe-command.ts';
import { GLOBAL_FLAGS, type GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT, write } from './io.ts';

const registry = createRegistry(COMMANDS);

/** Everything of the CLI but the running of commands. Resolves to the exit status. */
export async function runProgram(words: readonly string[], flags: GlobalFlags, io: CliIo): Promise<number> {
  let status: number = EXIT.ok;
  const width = Math.min(io.stdout.columns ?? 100, 100);
  const program = new Command('okta-v2')
    .description('Okta v2 for SOAR: find users, suspend them, reset their factors, read the System Log, and more.')
    .usage('<command> [arguments] [options]')
    .helpOption(false)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => {} });

  /** A command of the CLI whose work is loaded when it is asked for. */
  const add = (usage: string, description: string, work: (operands: string[]) => Promise<number>) => {
    program
      .command(usage)
      .description(description)
      .action(async (...given: unknown[]) => {
        status = await work(given.filter((operand) => typeof operand === 'string'));
      });
  };

  add(
    'run [line]',
    "Run a war-room line: run '!okta-…', run - (from stdin), run --file steps.txt",
    async () => EXIT.ok,
  );
  add('commands', 'List the okta-* commands', async () => {
    await write(io.stdout, `${listCommands(registry.commands, width)}\n`);
    return EXIT.ok;
  });
  add('help [command]', 'Show help, or the manual page of one command', async ([name]) => {
    await write(
      io.stdout,
      name === undefined ? toOverview(program) : `${describeCommand(registry.find(name), width)}\n`,
    );
    return EXIT.ok;
  });

  add('demo', 'A short incident on a simulated Okta org; needs nothing else', async () => {
    const { runDemo } = await import('./demo.ts');
    return runDemo(io);
  });
  add('simulator', 'Run the simulated Okta org alone, until Ctrl-C: simulator [--port 8080]', async () => {
    const { runSimulator } = await import('./simulator.ts');
    return runSimulator(words.slice(1), io);
  });

  const [first] = words;
  if (first === undefined || (flags.help && !first.startsWith('okta-'))) {
    await write(io.stdout, toOverview(program));
    return EXIT.ok;
  }
  try {
    await program.parseAsync(flags.help ? ['help', first] : words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw toUsageError(error, first, program);
    throw error;
  }
  return status;
}

function toUsageError({ code, message }: CommanderError, given: string, program: Command): UsageError {
  if (code !== 'commander.unknownCommand')
    return new UsageError(`${message.replace(/^error: /, '')}. See okta-v2 help.`);
  const names = [...program.commands.map((command) => command.name()), ...registry.commands.map(({ name }) => name)];
  const near = nearest(given, names);
  return new UsageError(
    `There is no command '${given}'. ${near === undefined ? 'See okta-v2 help.' : `Did you mean ${near}?`}`,
  );
}

function toOverview(program: Command): string {
  const options = GLOBAL_FLAGS.map(({ flag, takesValue, description }) => {
    const name = `--${flag}${takesValue ? ' <value>' : ''}`;
    return `  ${name.padEnd(26)}${description}`;
  });
  return `${program.helpInformation().trimEnd()}\n\nOptions:\n${options.join('\n')}\n`;
}
