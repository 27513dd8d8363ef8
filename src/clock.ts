import { setTimeout as delay } from 'node:timers/promises';

/**
 * Time as the rest of the code sees it. Everything that asks for the time or waits does it through a clock, so that
 * tests and the simulator can run hours of waiting in no time at all.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Milliseconds since some moment, for measuring spans: never set back or forward. Absent: `now` is as good. */
  monotonic?(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The longest wait that Node's timers know, some 25 days: a longer one would be over at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The real time. This file is the only place that touches it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      let leftMs = ms;
      do {
        await delay(Math.min(leftMs, LONGEST_MS), undefined, signal ? { signal } : undefined);
        leftMs -= LONGEST_MS;
      } while (leftMs > 0);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};

/** A reading for measuring spans of time, which a clock that is set back or forward cannot change. */
export function monotonicMs(clock: Clock): number {
  return clock.monotonic?.() ?? clock.now();
}

/**
 * Calls back after a time of real milliseconds: for the limits of network connections, which know no other time.
 *
 * @returns what stops the timer
 */
export function startTimer(ms: number, onDue: () => void): () => void {
  const timer = setTimeout(onDue, Math.min(ms, LONGEST_MS));
  return () => clearTimeout(timer);
}
