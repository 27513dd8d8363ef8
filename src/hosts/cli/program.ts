import { Command, CommanderError, Option } from 'commander';
import type { OktaCommand } from '../../commands/define.ts';
import { nearest } from '../../core/nearest.ts';
import type { Registry } from '../../core/registry.ts';
import { UsageError } from '../../errors.ts';
import { listCommands } from '../war-room/describe-command.ts';
import { CLI_COMMANDS } from './cli-commands.ts';
import { type GlobalFlags, refuseIgnored } from './global-flags.ts';
import { type CliIo, EXIT, write } from './io.ts';
import { registryOf } from './known-commands.ts';
import { toManualPage, toOverview, unknownCommand } from './manual.ts';
import { ownFlagsOf } from './split-arguments.ts';
import { isFlag, refuseUnknownFlags } from './unknown-flag.ts';

type OwnFlags = Readonly<Record<string, string | boolean | undefined>>;
type Work = (operands: readonly string[], own: OwnFlags) => Promise<number>;

/** Everything of the CLI but the running of commands, each part loaded when it is asked for. Resolves to the exit status. */
export async function runProgram(words: readonly string[], flags: GlobalFlags, io: CliIo): Promise<number> {
  const width = Math.min(io.stdout.columns ?? 100, 100);
  const print = async (text: string) => {
    await write(io.stdout, text);
    return EXIT.ok;
  };
  const registry = registryOf(io);
  if (words.length === 0) return print(toOverview(width));
  const [first = ''] = words;
  const named = isFlag(first) ? undefined : first;
  if (named !== undefined && !(await isCommand(named, registry))) throw unknownCommand(named, await registry.loadAll());
  const ownFlags = named === undefined ? [] : (await ownFlagsOf(named, registry)).map(({ flag }) => flag);
  refuseUnknownFlags(words, ownFlags, named);
  if (flags.help) return print(toManualPage(words, await registry.loadAll(), width));

  const work: Readonly<Record<string, Work>> = {
    demo: async () => (await import('./demo.ts')).runDemo(flags, io),
    'war-room': async () => (await import('./war-room.ts')).runWarRoom(flags, io),
    contain: async (_, own) => (await import('./contain/run-contain.ts')).runContain(own, flags, io),
    init: async (_, own) => (await import('./init.ts')).runInit(own, flags, io),
    'instances list': async () => (await import('./instances.ts')).listInstances(flags, io),
    'instances show': async ([name = '']) => (await import('./instances.ts')).showInstance(name, flags, io),
    'instances use': async ([name = '']) => (await import('./instances.ts')).useInstance(name, flags, io),
    'instances remove': async ([name = '']) => (await import('./instances.ts')).removeInstance(name, flags, io),
    test: async () => (await import('./test-instance.ts')).testInstance(flags, io),
    'auth check': async () => (await import('./auth-check.ts')).runAuthCheck(flags, io),
    commands: async () => print(`${listCommands(await registry.loadAll(), width)}\n`),
    simulator: async (_, own) => (await import('./simulator.ts')).runSimulator(own, io),
    mcp: async (_, own) => (await import('./mcp.ts')).runMcp(own, flags, io),
    completion: async ([shell]) => print((await import('./completion/scripts.ts')).toCompletionScript(shell)),
    help: async (asked) =>
      print(asked.length === 0 ? toOverview(width) : toManualPage(asked, await registry.loadAll(), width)),
  };

  let status: number = EXIT.ok;
  const program = toParser(async (name, operands, own) => {
    refuseIgnored(name, CLI_COMMANDS.find((known) => known.name === name)?.honours ?? [], flags);
    status = (await work[name]?.(operands, own)) ?? EXIT.usage;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw toUsageError(error, words, await registry.loadAll());
    throw error;
  }
  return status;
}

/** Whether a word is a command of either kind, or the first word of one. */
async function isCommand(word: string, registry: Registry<OktaCommand>): Promise<boolean> {
  const isOwn = CLI_COMMANDS.some(({ name }) => name.split(' ')[0] === word);
  return isOwn || (await registry.find(word)) !== undefined;
}

function toParser(run: (name: string, operands: readonly string[], own: OwnFlags) => Promise<void>): Command {
  const program = quiet(new Command('okta-v2'));
  const parents = new Map<string, Command>();
  for (const { name, operands, options, isDefault = false } of CLI_COMMANDS) {
    const [first = '', second] = name.split(' ');
    const parent = second === undefined ? program : (parents.get(first) ?? quiet(program.command(first)));
    parents.set(first, parent);
    // Two words may name an own command of the CLI: help auth check.
    const usage = `${second ?? first} ${operands === '[command]' ? '[command...]' : operands}`.trimEnd();
    const command = quiet(parent.command(usage, { isDefault })).action(async (...given: unknown[]) => {
      const words = given.slice(0, -2).flat();
      await run(
        name,
        words.filter((word) => typeof word === 'string'),
        command.opts<OwnFlags>(),
      );
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

function toUsageError(
  { code, message }: CommanderError,
  words: readonly string[],
  commands: readonly OktaCommand[],
): UsageError {
  if (code === 'commander.unknownCommand') return unknownCommand(words.join(' '), commands);
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
