import type { Clock } from '../../src/clock.ts';

export interface VirtualClock extends Clock {
  /** How long each sleep was to be, in milliseconds, in the order in which they were asked for. */
  readonly sleeps: readonly number[];
  /** Moves the time on. */
  advance(ms: number): void;
}

/** A clock on which waiting takes no time: a sleep moves it on by as much and returns. */
export function createVirtualClock(start = '2026-06-01T12:00:00.000Z'): VirtualClock {
  let nowMs = Date.parse(start);
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      sleeps.push(ms);
      nowMs += ms;
      // Others get their turn, as they would while somebody really waits.
      await Promise.resolve();
      signal?.throwIfAborted();
    },
  };
}
