import { VERSION } from '../../version.ts';
import { write } from '../terminal/write.ts';
import { findOktaCommand } from './find-okta-command.ts';
import { guardOutput } from './guard-output.ts';
import { type CliIo, EXIT } from './io.ts';
import { registryOf } from './known-commands.ts';
import { splitArguments } from './split-arguments.ts';

/**
 * The CLI without its process. What runs a command is loaded at once; help, the war room and the rest only when asked for,
 * because a script that runs one command a thousand times pays for every line that is loaded.
 *
 * @returns the exit status (`EXIT`)
 */
export function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  return guardOutput(io, () => run(argv, io));
}

async function run(argv: readonly string[], given: CliIo): Promise<number> {
  if (argv[0] === '__complete') {
    return (await import('./completion/run-completion.ts')).runCompletion(argv.slice(1), given);
  }
  const io = await withOwnCommands(argv, given);
  const registry = registryOf(io);
  const { flags, rest } = await splitArguments(argv, registry);
  const [first = ''] = rest;
  if (flags.version) {
    await write(io.stdout, `okta-v2 ${VERSION} (Node ${process.version})\n`);
    return EXIT.ok;
  }
  const isRun = first === 'run' || first.startsWith('okta-') || (await findOktaCommand(first, registry)) !== undefined;
  if (isRun && !flags.help) {
    const { runCommands } = await import('./run-commands.ts');
    return runCommands(rest, flags, io);
  }
  const { runProgram } = await import('./program.ts');
  return runProgram(rest, flags, io);
}

/** The flags of commands of one's own are known only when these have been loaded. */
async function withOwnCommands(argv: readonly string[], io: CliIo): Promise<CliIo> {
  const { flags } = await splitArguments(argv, registryOf(io));
  if (flags.commands === undefined) return io;
  const { loadOwnCommands } = await import('./own-commands.ts');
  return { ...io, ownCommands: await loadOwnCommands(flags.commands) };
}
