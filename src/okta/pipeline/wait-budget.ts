import { type Clock, monotonicMs } from '../../clock.ts';

/**
 * How long one command may wait in all: for rate limits, between tries, and for tries that failed. Waits that overlap,
 * as those of parallel requests do, count once: it is the command's time that is short, not the requests'.
 */
export interface WaitBudget {
  /** Total in milliseconds; Infinity for no limit. */
  readonly totalMs: number;
  /** Reserves a wait that begins now. False where less than that is left; then nothing is reserved. */
  tryReserve(waitMs: number): boolean;
  /** Counts the time since then, whether or not so much was left. @param sinceMs a monotonic reading */
  charge(sinceMs: number): void;
}

export function createWaitBudget(totalMs: number, clock: Clock): WaitBudget {
  let spentMs = 0;
  /** Everything up to this moment has been counted. */
  let countedUntilMs = Number.NEGATIVE_INFINITY;

  const costOf = (fromMs: number, untilMs: number) => Math.max(0, untilMs - Math.max(fromMs, countedUntilMs));
  const spend = (fromMs: number, untilMs: number) => {
    spentMs += costOf(fromMs, untilMs);
    countedUntilMs = Math.max(countedUntilMs, untilMs);
  };

  return {
    totalMs,
    tryReserve(waitMs) {
      const nowMs = monotonicMs(clock);
      if (spentMs + costOf(nowMs, nowMs + waitMs) > totalMs) return false;
      spend(nowMs, nowMs + waitMs);
      return true;
    },
    charge(sinceMs) {
      spend(sinceMs, monotonicMs(clock));
    },
  };
}
