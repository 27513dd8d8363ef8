import { REGISTRY } from '../../commands/index.ts';
import { CLI_COMMANDS } from './cli-commands.ts';
import { refuseIgnored } from './global-flags.ts';
import { guardOutput } from './guard-output.ts';
import type { CliIo } from './io.ts';
import { runMcp } from './mcp.ts';
import { parseCliWords } from './parse-cli-words.ts';
import { ownFlagsOf, splitArguments } from './split-arguments.ts';
import { refuseUnknownFlags } from './unknown-flag.ts';

/** For the whole CLI, should it come to the word in another way. */
export { runMcp };

/**
 * The CLI for lines that hold the word `mcp`: a script of its own, so that a server starts without the rest of the CLI.
 * Where the word is something else, such as the name of an instance, the whole CLI runs.
 */
export function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  return guardOutput(io, async () => {
    const { flags, rest } = await splitArguments(argv, REGISTRY);
    if (rest[0] !== 'mcp' || flags.help || flags.version) return (await import('./run-cli.ts')).runCli(argv, io);
    refuseUnknownFlags(
      rest,
      (await ownFlagsOf('mcp', REGISTRY)).map(({ flag }) => flag),
      'mcp',
    );
    const commands = CLI_COMMANDS.filter(({ name }) => name === 'mcp');
    const { own } = parseCliWords(rest, commands);
    refuseIgnored('mcp', commands[0]?.honours ?? [], flags);
    return runMcp(own, flags, io);
  });
}
