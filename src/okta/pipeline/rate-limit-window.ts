import { headerOf, type OktaResponse } from './send.ts';

/**
 * What Okta's rate-limit headers mean, as pure functions. Okta's times are compared with Okta's own clock, the `Date` of
 * the same answer, and become a span of time; this machine only measures that span, by monotonic readings
 * (https://developer.okta.com/docs/reference/rl-best-practices/).
 */

/** Dates have whole seconds, so a reset may be up to one later than it seems. */
const MARGIN_MS = 1000;

/**
 * The reset may come this much earlier than we reckon: by the margin, by the fraction of a second that the date leaves
 * out, and by the travel time of the answer. What a window still holds must be asked for before.
 */
const UNSURE_MS = 3 * MARGIN_MS;

/** How many requests may be under way while nothing is known about what a bucket still holds. */
const UNKNOWN_IN_FLIGHT = 8;

/** From this share of a window, or this number, its requests are spread over the time that is left. */
const LOW_SHARE = 0.1;
const LOW_COUNT = 5;

/** What a bucket holds until it is filled again. */
export interface RateLimitWindow {
  readonly limit: number;
  /** As of the answer that said so. */
  readonly remaining: number;
  /** A monotonic reading of this machine. */
  readonly resetsAtMs: number;
}

/**
 * Why Okta answered 429:
 * `reset`: the bucket is empty until its reset;
 * `concurrency`: too many requests at once; the reset it names is an estimate and means little;
 * `unclear`: it names no reset, or one that has passed;
 * `other`: a limit of another kind, such as one text message in 30 s; it is the caller's to see.
 */
export type Refusal =
  | { readonly kind: 'reset'; readonly waitMs: number; readonly resetsAt: Date }
  | { readonly kind: 'concurrency' | 'unclear' | 'other' };

export function toRefusal(response: OktaResponse): Refusal {
  const code = /"errorCode"\s*:\s*"(E\d+)"/.exec(response.text)?.[1];
  if (code !== undefined && code !== 'E0000047') return { kind: 'other' };
  if (numberOf(response, 'x-rate-limit-limit') === 0) return { kind: 'concurrency' };
  const resetMs = resetOf(response);
  const waitMs = untilReset(response, resetMs);
  if (resetMs === undefined || waitMs === undefined || waitMs <= MARGIN_MS) return { kind: 'unclear' };
  return { kind: 'reset', waitMs, resetsAt: new Date(resetMs + MARGIN_MS) };
}

/** What an answer says about its bucket; undefined where it says nothing usable. */
export function toWindow(response: OktaResponse, nowMs: number): RateLimitWindow | undefined {
  const limit = numberOf(response, 'x-rate-limit-limit');
  const remaining = numberOf(response, 'x-rate-limit-remaining');
  const waitMs = untilReset(response, resetOf(response));
  if (limit === undefined || limit === 0 || remaining === undefined || waitMs === undefined) return undefined;
  return { limit, remaining, resetsAtMs: nowMs + waitMs };
}

/** Answers may overtake one another: of one window, the smaller remainder is the newer. */
export function mergeWindows(known: RateLimitWindow | undefined, told: RateLimitWindow): RateLimitWindow {
  const isSame = known !== undefined && Math.abs(known.resetsAtMs - told.resetsAtMs) < 2 * MARGIN_MS;
  return isSame && known.remaining < told.remaining ? known : told;
}

export interface BucketState {
  readonly window: RateLimitWindow | undefined;
  /** Okta refuses until then; a monotonic reading like the others. */
  readonly blockedUntilMs: number;
  readonly inFlight: number;
  /** Requests that want to go. */
  readonly queued: number;
  readonly lastSentMs: number;
}

/**
 * How long the next request of a bucket has to wait; undefined: until some answer arrives.
 *
 * While a window holds as many requests as are queued, all of them go. When it runs low and more are queued than it
 * holds, the last ones are spread over the time until the reset, so that others who share the bucket get their part and
 * nobody runs into a 429; this costs no time, since the rest have to wait for the reset anyway. In a new window, about
 * which nothing is known, a few go first.
 */
export function waitBeforeNext(state: BucketState, nowMs: number): number | undefined {
  const { window, blockedUntilMs, inFlight, queued, lastSentMs } = state;
  if (nowMs < blockedUntilMs) return blockedUntilMs - nowMs;
  if (window === undefined || nowMs >= window.resetsAtMs) return inFlight < UNKNOWN_IN_FLIGHT ? 0 : undefined;
  // Requests under way may or may not be counted in `remaining`: assume that they are not.
  const free = window.remaining - inFlight;
  if (free <= 0) return window.resetsAtMs - nowMs;
  if (queued <= free || free > Math.max(LOW_COUNT, window.limit * LOW_SHARE)) return 0;
  const lastMs = Math.min(lastSentMs, nowMs);
  const gapMs = (window.resetsAtMs - UNSURE_MS - lastMs) / free;
  return Math.max(0, lastMs + gapMs - nowMs);
}

/** The wait before another try: doubled each time, with jitter, so that clients that failed together spread out. */
export function backOffMs(tries: number, random: () => number, baseMs = 1000, mostMs = 8000): number {
  const fullMs = Math.min(mostMs, baseMs * 2 ** (tries - 1));
  return Math.round(fullMs * (0.5 + random() / 2));
}

function resetOf(response: OktaResponse): number | undefined {
  const seconds = numberOf(response, 'x-rate-limit-reset');
  return seconds === undefined ? undefined : seconds * 1000;
}

function untilReset(response: OktaResponse, resetMs: number | undefined): number | undefined {
  const dateMs = Date.parse(headerOf(response, 'date') ?? '');
  return resetMs === undefined || Number.isNaN(dateMs) ? undefined : resetMs - dateMs + MARGIN_MS;
}

/** Two values in one header count as none, for either may be meant. The largest number that a Date can hold has 13 digits. */
function numberOf(response: OktaResponse, name: string): number | undefined {
  const text = headerOf(response, name)?.trim();
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
