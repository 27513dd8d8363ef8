import { summarizeError } from '../../core/error-text.ts';
import { ConfigurationError, IntegrationError, UsageError } from '../../errors.ts';
import { say } from '../terminal/write.ts';
import { type CliIo, EXIT } from './io.ts';
import { splitArguments } from './split-arguments.ts';

/**
 * The CLI without its process. What runs a command is loaded at once; help, the war room and the rest only when asked for,
 * because a script that runs one command a thousand times pays for every line that is loaded.
 *
 * @returns the exit status: 0 for a result, 1 for an error entry, 2 for wrong usage
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  // A reader that has seen enough (`| head`) is no error.
  io.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
  });
  try {
    const { flags, rest } = splitArguments(argv);
    const [first = ''] = rest;
    if (!flags.help && (first === 'run' || first.startsWith('okta-'))) {
      const { runCommands } = await import('./run-commands.ts');
      return await runCommands(rest, flags, io);
    }
    const { runProgram } = await import('./program.ts');
    return await runProgram(rest, flags, io);
  } catch (error) {
    say(io.stderr, `okta-v2: ${summarizeError(error)}\n`);
    if (!(error instanceof IntegrationError) && io.env.OKTA_V2_STACK === '1' && error instanceof Error) {
      say(io.stderr, `${error.stack ?? ''}\n`);
    }
    return error instanceof UsageError || error instanceof ConfigurationError ? EXIT.usage : EXIT.failed;
  }
}
