import type { Clock } from '../clock.ts';

/** A clock that moves only by waits. */
export function createStoppedClock(at: string): Clock {
  let nowMs = Date.parse(at);
  return {
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
    },
  };
}
