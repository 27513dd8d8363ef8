import type { Clock } from '../../clock.ts';
import type { Progress } from '../../okta/pipeline/send.ts';
import { toTimeOfDay } from '../../readable/readable-time.ts';
import { cutText } from './display-width.ts';
import { clear, say } from './write.ts';

export interface ProgressOptions {
  /** Nothing is ever written unless it is a terminal. */
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly clock: Clock;
  /** Default: true. */
  readonly isWanted?: boolean;
}

/** One line that says what a long command is doing; it disappears when the command ends. */
export interface ProgressLine {
  report(event: Progress): void;
  /** Removes the line while something else is written or asked. */
  hold<T>(work: () => T | Promise<T>): Promise<T>;
  /** Removes the line for good. */
  end(): void;
}

/** The line appears after this time and is then updated as often. */
const TICK_MS = 1000;

/** The seconds count from this call. */
export function createProgressLine({ output, clock, isWanted = true }: ProgressOptions): ProgressLine {
  if (!isWanted || output.isTTY !== true) return { report() {}, hold: async (work) => work(), end() {} };
  const startMs = clock.now();
  const done = new AbortController();
  const state: ProgressState = { rows: 0, pages: 0, users: undefined, event: undefined };
  let isShown = false;
  let holds = 0;

  const takeAway = () => {
    if (isShown) clear(output, 'clearLine');
    isShown = false;
  };
  const tick = async () => {
    for (;;) {
      await clock.sleep(TICK_MS, done.signal);
      if (holds > 0) continue;
      const text = toProgressText(state, clock.now(), startMs);
      clear(output, 'clearLine');
      say(output, cutText(text, (output.columns ?? 80) - 1));
      isShown = true;
    }
  };
  tick().catch(() => {});

  return {
    report(event) {
      // It ends no wait: the others are still in it.
      if (event.kind === 'users') state.users = event;
      else state.event = event;
      if (event.kind !== 'rows') return;
      state.rows = event.rows;
      state.pages += 1;
    },
    async hold(work) {
      holds += 1;
      takeAway();
      try {
        return await work();
      } finally {
        holds -= 1;
      }
    },
    end() {
      done.abort();
      takeAway();
    },
  };
}

interface ProgressState {
  rows: number;
  /** Each page of a list reports the rows that have come with it. */
  pages: number;
  users: Extract<Progress, { kind: 'users' }> | undefined;
  event: Exclude<Progress, { kind: 'users' }> | undefined;
}

function toProgressText(state: ProgressState, nowMs: number, startMs: number): string {
  const { event } = state;
  const read = toDone(state);
  if (event === undefined || event.kind === 'rows' || event.untilMs <= nowMs) {
    return `${read === '' ? 'Asking Okta' : read}, ${seconds(nowMs - startMs)}`;
  }
  const left = seconds(event.untilMs - nowMs);
  const before = read === '' ? '' : `${read}; `;
  if (event.kind === 'polling') return `${before}push sent, no answer yet; looking again in ${left}`;
  const until = `until ${toTimeOfDay(event.untilMs)}, ${left} left`;
  return event.reason === 'rate limit'
    ? `${before}waiting for Okta's rate limit ${until}`
    : `${before}waiting to try again ${until}`;
}

function toDone({ rows, pages, users }: ProgressState): string {
  if (users !== undefined) return `${users.done.toLocaleString('en-US')} of ${count(users.total, 'user')}`;
  return rows === 0 ? '' : `${count(rows, 'row')} on ${count(pages, 'page')} so far`;
}

const seconds = (ms: number): string => `${Math.max(0, Math.ceil(ms / 1000))} s`;
const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
