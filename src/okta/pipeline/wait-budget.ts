import type { Clock } from '../../clock.ts';

/**
 * How long one command may wait in all: for rate limits, between tries, and for tries that came to nothing. Waits that
 * overlap, as those of requests side by side do, count once: it is the command's time that is short, not the requests'.
 */
export interface WaitBudget {
  /** The whole of it, in milliseconds; infinite where nothing hurries. */
  readonly totalMs: number;
  /** Takes a wait that begins now. False where that is more than what is left; then nothing is taken. */
  tryReserve(waitMs: number): boolean;
  /** Time that has been lost since then, whether or not so much was left. */
  charge(sinceMs: number): void;
}

export function createWaitBudget(totalMs: number, clock: Clock): WaitBudget {
  let spentMs = 0;
  /** Up to this time everything has been counted. */
  let countedUntilMs = Number.NEGATIVE_INFINITY;

  const costOf = (fromMs: number, untilMs: number) => Math.max(0, untilMs - Math.max(fromMs, countedUntilMs));
  const spend = (fromMs: number, untilMs: number) => {
    spentMs += costOf(fromMs, untilMs);
    countedUntilMs = Math.max(countedUntilMs, untilMs);
  };

  return {
    totalMs,
    tryReserve(waitMs) {
      const nowMs = clock.now();
      if (spentMs + costOf(nowMs, nowMs + waitMs) > totalMs) return false;
      spend(nowMs, nowMs + waitMs);
      return true;
    },
    charge(sinceMs) {
      spend(sinceMs, clock.now());
    },
  };
}
