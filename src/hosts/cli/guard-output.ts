import { toOutputError } from '../../core/file-fault.ts';
import { type CliIo, EXIT } from './io.ts';
import { reportError } from './report-error.ts';

/**
 * Does the work of a command line. What it throws, and an output that cannot be written, becomes a line on stderr.
 *
 * @returns the exit status (`EXIT`)
 */
export async function guardOutput(io: CliIo, work: () => Promise<number>): Promise<number> {
  let failure: unknown;
  io.stdout.once('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no error.
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    failure = toOutputError(error);
  });
  // Without stderr, the exit status says what happened.
  io.stderr.on('error', () => {});
  try {
    const status = await work();
    // Whether the last text could be written is known in the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    if (failure === undefined) return status;
  } catch (error) {
    failure ??= error;
  }
  return reportError(failure, io);
}
