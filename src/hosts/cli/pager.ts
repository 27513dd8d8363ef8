import { spawn } from 'node:child_process';
import { type CliIo, write } from './io.ts';

/** Lets another program have the terminal while the work is done, and takes it back. */
export type LendTerminal = <T>(work: () => Promise<T>) => Promise<T>;

/** Prints text; what is longer than the screen goes through the pager. */
export type Pager = (text: string) => Promise<void>;

/** What `less` does unless told otherwise: end where it fits after all, show colours, leave the text on the screen. */
const LESS = 'FRX';

/**
 * The person's pager (`$PAGER`, else less), at a terminal alone; where none can be started, the text is printed as it is.
 */
export function createPager(io: CliIo, lend: LendTerminal = (work) => work()): Pager {
  const { stdout, stdin, env } = io;
  const program = (env.PAGER ?? (process.platform === 'win32' ? '' : 'less')).trim();
  return async (text) => {
    const isLong = text.split('\n').length > (stdout.rows ?? Number.POSITIVE_INFINITY);
    if (!isLong || !stdout.isTTY || !stdin.isTTY || program === '' || program === 'cat') return write(stdout, text);
    const wasShown = await lend(() => runPager(program, text, env));
    if (!wasShown) await write(stdout, text);
  };
}

/** Whether the pager could be started. */
function runPager(program: string, text: string, env: CliIo['env']): Promise<boolean> {
  // Ctrl-C belongs to the pager while it runs, but reaches us too.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  return new Promise<boolean>((resolve) => {
    const pager = spawn(program, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], env: { LESS, ...env } });
    pager.on('error', () => resolve(false));
    // A shell that does not find the program, or may not start it.
    pager.on('close', (status) => resolve(status !== 127 && status !== 126));
    // Whoever has seen enough ends the pager before it has read everything.
    pager.stdin?.on('error', () => {});
    pager.stdin?.end(text);
  }).finally(() => process.off('SIGINT', ignore));
}
