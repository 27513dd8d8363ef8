import type { Clock } from '../clock.ts';
import type { RateState } from './rate-limits.ts';

/** The state that a concurrency 429 shows: limit and remaining are 0, and the reset is a guess. */
export function concurrencyState(clock: Clock): RateState {
  return { allowed: false, limit: 0, remaining: 0, resetS: Math.ceil(clock.now() / 1000) + 1 };
}

export function withRate(response: Response, state: RateState): Response {
  const headers = new Headers(response.headers);
  headers.set('x-rate-limit-limit', String(state.limit));
  headers.set('x-rate-limit-remaining', String(state.remaining));
  headers.set('x-rate-limit-reset', String(state.resetS));
  return new Response(response.body, { status: response.status, headers });
}
