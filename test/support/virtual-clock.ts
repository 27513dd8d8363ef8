import type { Clock } from '../../src/clock.ts';

/** A clock whose time passes only while everybody waits for it, or when a test says so. */
export interface VirtualClock extends Clock {
  /** Moves time on by hand and wakes the sleepers that are due, in order; what one does settles before the next wakes. */
  advance(ms: number): Promise<void>;
  /** Stops time until the returned function is called: for work that the clock cannot see, such as a socket's. */
  hold(): () => void;
  /** How many sleepers wait now. */
  readonly sleepers: number;
  /** The sum of all sleeps so far, in milliseconds. */
  readonly sleptMs: number;
  /** The requested length of each sleep in milliseconds, in the order of the requests. */
  readonly sleeps: readonly number[];
}

export interface VirtualClockOptions {
  /** False for a clock that moves by hand only. */
  auto?: boolean;
  /** So many turns of the event loop without anything new count as idle; tests with real sockets need more. */
  idleTurns?: number;
}

interface Sleeper {
  dueMs: number;
  order: number;
  wake(): void;
}

const DEFAULT_IDLE_TURNS = 4;

/**
 * Time for tests. `sleep` resolves when the clock reaches its end. The clock jumps to the next sleeper as soon as nothing else
 * happens for some turns of the event loop; `advance` moves it by hand.
 */
export function createVirtualClock(
  start: string | number = '2026-06-01T12:00:00.000Z',
  options: VirtualClockOptions = {},
): VirtualClock {
  const { auto = true, idleTurns = DEFAULT_IDLE_TURNS } = options;
  let nowMs = typeof start === 'string' ? Date.parse(start) : start;
  let sleptMs = 0;
  let order = 0;
  let holds = 0;
  let activity = 0;
  let watching = false;
  const sleepers = new Set<Sleeper>();
  const sleeps: number[] = [];

  const nextDue = (): Sleeper | undefined => [...sleepers].sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)[0];

  const wakeNext = (): void => {
    const sleeper = nextDue();
    if (sleeper === undefined) return;
    nowMs = Math.max(nowMs, sleeper.dueMs);
    sleeper.wake();
  };

  const watch = (): void => {
    if (!auto || watching || sleepers.size === 0) return;
    watching = true;
    let seen = activity;
    let quiet = 0;
    const turn = (): void => {
      if (sleepers.size === 0) {
        watching = false;
        return;
      }
      quiet = seen === activity && holds === 0 ? quiet + 1 : 0;
      seen = activity;
      if (quiet >= idleTurns) {
        quiet = 0;
        wakeNext();
      }
      setImmediate(turn);
    };
    setImmediate(turn);
  };

  return {
    sleeps,
    now: () => nowMs,
    sleep(ms, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      return new Promise<void>((resolve, reject) => {
        activity += 1;
        order += 1;
        sleeps.push(ms);
        const startedMs = nowMs;
        const leave = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', onAbort);
          activity += 1;
          sleptMs += Math.min(nowMs, sleeper.dueMs) - startedMs;
        };
        const onAbort = (): void => {
          leave();
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          dueMs: nowMs + Math.max(0, ms),
          order,
          wake() {
            leave();
            resolve();
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        sleepers.add(sleeper);
        watch();
      });
    },
    async advance(ms) {
      const targetMs = nowMs + ms;
      for (;;) {
        await settle();
        const sleeper = nextDue();
        if (sleeper === undefined || sleeper.dueMs > targetMs) break;
        wakeNext();
      }
      nowMs = Math.max(nowMs, targetMs);
      await settle();
    },
    hold() {
      holds += 1;
      let held = true;
      return () => {
        if (held) holds -= 1;
        held = false;
        activity += 1;
      };
    },
    get sleepers() {
      return sleepers.size;
    },
    get sleptMs() {
      return sleptMs;
    },
  };
}

/** Runs everything that is ready. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < DEFAULT_IDLE_TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
