import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** The whole environment of the program; nothing of ours is handed on but PATH. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A program in a real terminal, which tmux plays. */
export interface Terminal {
  /** Types text as a person would. */
  type(text: string): void;
  /** Presses keys by tmux's names: Enter, Tab, Up, C-c. */
  press(...keys: readonly string[]): void;
  /** What the screen shows, without colours; with all that has scrolled away if asked for. */
  screen(options?: { readonly history?: boolean }): string;
  /** The same with its colours (SGR). */
  coloredScreen(options?: { readonly history?: boolean }): string;
  /** Waits until the screen shows it. @throws {Error} with the screen as it is when the time is over */
  waitFor(text: string | RegExp, timeoutMs?: number): Promise<string>;
  /** The program's exit status, once it has ended. */
  exitStatus(): Promise<number>;
  close(): void;
}

/** Whether this machine has tmux. */
export const hasTmux: boolean = spawnSync('tmux', ['-V']).status === 0;

let opened = 0;

/** @param command the program and its arguments */
export function openTerminal(command: readonly string[], options: TerminalOptions = {}): Terminal {
  const { columns = 100, rows = 30, env = {} } = options;
  opened += 1;
  // A server of its own: other sessions of the person on this machine are not touched.
  const socket = `okta-v2-${process.pid}-${opened}`;
  const tmux = (...args: readonly string[]) =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const environment = Object.entries({ PATH: process.env.PATH ?? '', TERM: 'tmux-256color', LANG: 'C.UTF-8', ...env });
  const program = ['env', '-i', ...environment.map(([name, value]) => `${name}=${value}`), ...command];
  tmux(
    ...['start-server', ';', 'set-option', '-g', 'status', 'off', ';'],
    ...['set-option', '-g', 'remain-on-exit', 'on', ';', 'set-option', '-g', 'history-limit', '5000', ';'],
    ...['new-session', '-d', '-x', String(columns), '-y', String(rows), program.map(shellQuote).join(' ')],
  );
  const capture = (history: boolean, ...flags: readonly string[]) =>
    tmux('capture-pane', '-p', ...flags, ...(history ? ['-S', '-'] : [])).trimEnd();
  const screen: Terminal['screen'] = ({ history = false } = {}) => capture(history);

  return {
    type: (text) => void tmux('send-keys', '-l', '--', text),
    press: (...keys) => void tmux('send-keys', ...keys),
    screen,
    coloredScreen: ({ history = false } = {}) => capture(history, '-e'),
    async waitFor(text, timeoutMs = 20_000) {
      const isThere = (shown: string) => (typeof text === 'string' ? shown.includes(text) : text.test(shown));
      for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += 50) {
        const shown = screen();
        if (isThere(shown)) return shown;
        await delay(50);
      }
      throw new Error(`The terminal never showed ${String(text)}. It shows:\n${screen()}`);
    },
    async exitStatus() {
      for (;;) {
        const [isDead, status] = tmux('display-message', '-p', '#{pane_dead} #{pane_dead_status}').trim().split(' ');
        if (isDead === '1') return Number(status);
        await delay(50);
      }
    },
    close() {
      spawnSync('tmux', ['-L', socket, 'kill-server']);
    },
  };
}

const shellQuote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
