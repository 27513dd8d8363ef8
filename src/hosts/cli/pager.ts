import { spawn } from 'node:child_process';
import { toSafeText, write } from '../terminal/write.ts';
import type { Terminal } from '../war-room/room.ts';
import type { CliIo } from './io.ts';

/** Prints text; what is longer than the screen goes through the pager. */
export type Pager = (text: string) => Promise<void>;

/** A terminal that nobody else reads from. */
const UNSHARED: Terminal = { lend: (work) => work(), hasWaitingInput: async () => false };

/**
 * The person's pager (`$PAGER`, else less), at a terminal alone; where none can be started, the text is printed as it is.
 * So it is where lines wait to be read: a pager would take them for its own commands.
 */
export function createPager(io: CliIo, terminal: Terminal = UNSHARED): Pager {
  const { stdout, stdin, env } = io;
  const program = (env.PAGER ?? (process.platform === 'win32' ? '' : 'less')).trim();
  return async (text) => {
    const isLong = text.split('\n').length > (stdout.rows ?? Number.POSITIVE_INFINITY);
    const isPaged = isLong && stdout.isTTY && stdin.isTTY && program !== '' && program !== 'cat';
    if (!isPaged || (await terminal.hasWaitingInput())) return write(stdout, text, terminal.signal);
    const wasShown = await terminal.lend(() => runPager(program, toSafeText(text), toPagerEnvironment(env)));
    if (!wasShown) await write(stdout, text, terminal.signal);
  };
}

/** What a pager may need to know; whatever else is in the environment may be a credential. */
const PAGER_VARIABLES =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|TERM|TERMINFO|COLORTERM|COLUMNS|LINES|LANG|LANGUAGE|TZ|TMPDIR|DISPLAY|NO_COLOR|SYSTEMROOT|PATHEXT|(?:LC|LESS|BAT|MORE|MOST|LV|XDG)\w*)$/i;

/**
 * less ends where the text fits after all, shows colours and leaves the text on the screen, unless the person has chosen
 * otherwise. It starts no other program and writes no file: keys that are typed into it by mistake do nothing.
 */
function toPagerEnvironment(env: CliIo['env']): Record<string, string | undefined> {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => PAGER_VARIABLES.test(name)));
  return { LESS: 'FRX', ...kept, LESSSECURE: '1', MORESECURE: '1' };
}

/** Whether the pager could be started. */
function runPager(program: string, text: string, env: Record<string, string | undefined>): Promise<boolean> {
  // Ctrl-C belongs to the pager while it runs, but reaches us too.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  return new Promise<boolean>((resolve) => {
    const pager = spawn(program, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], env });
    pager.on('error', () => resolve(false));
    // A shell that does not find the program, or may not start it.
    pager.on('close', (status) => resolve(status !== 127 && status !== 126));
    // A person who has seen enough ends the pager before it has read everything.
    pager.stdin?.on('error', () => {});
    pager.stdin?.end(text);
  }).finally(() => process.off('SIGINT', ignore));
}
