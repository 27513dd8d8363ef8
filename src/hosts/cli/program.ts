import type { OktaCommand } from '../../commands/define.ts';
import type { Registry } from '../../core/registry.ts';
import { listCommands } from '../war-room/describe-command.ts';
import { CLI_COMMANDS } from './cli-commands.ts';
import { type GlobalFlags, refuseIgnored } from './global-flags.ts';
import { type CliIo, EXIT, write } from './io.ts';
import { registryOf } from './known-commands.ts';
import { toManualPage, toOverview } from './manual.ts';
import { type OwnFlags, parseCliWords } from './parse-cli-words.ts';
import { ownFlagsOf } from './split-arguments.ts';
import { unknownCommand } from './unknown-command.ts';
import { isFlag, refuseUnknownFlags } from './unknown-flag.ts';

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

  const { name, operands, own } = parseCliWords(words, CLI_COMMANDS);
  refuseIgnored(name, CLI_COMMANDS.find((known) => known.name === name)?.honours ?? [], flags);
  return (await work[name]?.(operands, own)) ?? EXIT.usage;
}

/** Whether a word is a command of either kind, or the first word of one. */
async function isCommand(word: string, registry: Registry<OktaCommand>): Promise<boolean> {
  const isOwn = CLI_COMMANDS.some(({ name }) => name.split(' ')[0] === word);
  return isOwn || (await registry.find(word)) !== undefined;
}
