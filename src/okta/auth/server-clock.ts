import type { Clock } from '../../clock.ts';
import { headerOf, type OktaResponse, type Send } from '../pipeline/send.ts';

/**
 * The time as Okta's servers see it, taken from the `Date` of their answers. Okta refuses assertions and proofs by its own
 * clock, so a machine whose clock is off can still sign good ones.
 */
export interface ServerClock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Server minus local; undefined until an answer with a `Date` has come. */
  readonly differenceMs: number | undefined;
  /** A layer that reads the `Date` of each answer that passes. */
  observe(send: Send): Send;
}

export function createServerClock(clock: Clock): ServerClock {
  let differenceMs: number | undefined;
  return {
    now: () => clock.now() + (differenceMs ?? 0),
    get differenceMs() {
      return differenceMs;
    },
    observe: (send) => async (request) => {
      const response = await send(request);
      const serverMs = dateOf(response);
      if (serverMs !== undefined) differenceMs = serverMs - clock.now();
      return response;
    },
  };
}

/** A clock that turned out to be this far from what was assumed is worth another try. */
const CLOCK_STEP_MS = 10_000;

/** Whether an answer has shown another time than the one that its request was signed by. */
export function clockMoved(assumedMs: number, { differenceMs }: ServerClock): boolean {
  return differenceMs !== undefined && Math.abs(differenceMs - assumedMs) > CLOCK_STEP_MS;
}

/** An answer out of a cache (it has an `Age`) tells the time at which it was made, not the present time. */
function dateOf(response: OktaResponse): number | undefined {
  const date = headerOf(response, 'date');
  if (date === undefined || headerOf(response, 'age') !== undefined) return undefined;
  const ms = Date.parse(date);
  return Number.isNaN(ms) ? undefined : ms;
}
