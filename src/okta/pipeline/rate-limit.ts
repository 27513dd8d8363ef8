import type { Clock } from '../../clock.ts';
import type { Log } from '../log.ts';
import { toBucket } from './rate-limit-bucket.ts';
import {
  backOffMs,
  mergeWindows,
  type RateLimitWindow,
  type Refusal,
  toRefusal,
  toWindow,
  waitBeforeNext,
} from './rate-limit-window.ts';
import type { OktaRequest, OktaResponse, RunContext, Send } from './send.ts';

export interface RateLimitOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1; for jitter. */
  readonly random: () => number;
}

/** Below Okta's smallest limit of requests at one time, which is 35 (https://developer.okta.com/docs/reference/rl-additional-limits/). */
const MAX_IN_FLIGHT = 30;

/** Tries against refusals that name no reset still to come. */
const MAX_UNCLEAR = 3;

/** Tries against refusals for too many requests at once; with their back-off about half a minute. */
const MAX_CROWDED = 8;

/** Waits that nobody notices are not told. */
const NOTICEABLE_MS = 1000;

interface Waiter {
  readonly run: RunContext;
  toldUntilMs: number;
  /** Undefined: go; else the answer that stands for the one which Okta would give. */
  readonly settle: (refused: OktaResponse | undefined) => void;
}

interface Bucket {
  readonly name: string;
  readonly queue: Waiter[];
  window: RateLimitWindow | undefined;
  blockedUntilMs: number;
  /** The answer that said so, for those who cannot wait that long. */
  refusal: OktaResponse | undefined;
  inFlight: number;
  lastSentMs: number;
  timer: { readonly dueMs: number; readonly abort: AbortController } | undefined;
}

/**
 * The layer that keeps within Okta's rate limits: it holds requests back while their bucket is empty, spreads them when
 * it runs low, and sends those again that Okta refused with 429, which Okta has not acted on, whatever they are. All
 * requests of a bucket share one wait. What does not fit into the command's budget is answered with Okta's refusal and a
 * hint when to try again.
 */
export function createRateLimit(options: RateLimitOptions): (send: Send) => Send {
  const { clock, log, random } = options;
  const buckets = new Map<string, Bucket>();
  let inFlight = 0;
  let mostInFlight = MAX_IN_FLIGHT;

  const bucketOf = ({ method, url }: OktaRequest): Bucket => {
    const name = toBucket(method, toPathname(url));
    let bucket = buckets.get(name);
    if (bucket === undefined) {
      bucket = {
        name,
        queue: [],
        window: undefined,
        blockedUntilMs: 0,
        refusal: undefined,
        inFlight: 0,
        lastSentMs: 0,
        timer: undefined,
      };
      buckets.set(name, bucket);
    }
    return bucket;
  };

  const depart = (bucket: Bucket) => {
    bucket.inFlight += 1;
    inFlight += 1;
    bucket.lastSentMs = clock.now();
  };

  const waitOf = (bucket: Bucket, queued: number): number | undefined => {
    if (inFlight >= mostInFlight) return undefined;
    const { window, blockedUntilMs, lastSentMs } = bucket;
    return waitBeforeNext({ window, blockedUntilMs, inFlight: bucket.inFlight, queued, lastSentMs }, clock.now());
  };

  /** Lets go whoever may go now, and sees to it that it is called again when the next one may. */
  const pump = (bucket: Bucket): void => {
    while (bucket.queue.length > 0) {
      const waitMs = waitOf(bucket, bucket.queue.length);
      if (waitMs === undefined) break;
      if (waitMs > 0) {
        tellAndCharge(bucket, waitMs);
        if (bucket.queue.length === 0) break;
        arm(bucket, clock.now() + waitMs);
        return;
      }
      depart(bucket);
      bucket.queue.shift()?.settle(undefined);
    }
    disarm(bucket);
  };

  const arm = (bucket: Bucket, dueMs: number): void => {
    if (bucket.timer?.dueMs === dueMs) return;
    disarm(bucket);
    const abort = new AbortController();
    const timer = { dueMs, abort };
    bucket.timer = timer;
    clock.sleep(dueMs - clock.now(), abort.signal).then(
      () => {
        if (bucket.timer !== timer) return;
        bucket.timer = undefined;
        pump(bucket);
      },
      // Only our own abort ends the sleep early.
      () => {},
    );
  };

  const disarm = (bucket: Bucket): void => {
    bucket.timer?.abort.abort();
    bucket.timer = undefined;
  };

  /** Whoever cannot wait that long goes on at once: with the refusal that is known, or to get one from Okta. */
  const tellAndCharge = (bucket: Bucket, waitMs: number): void => {
    const untilMs = clock.now() + waitMs;
    for (const waiter of [...bucket.queue]) {
      const { run } = waiter;
      if (run.budget !== undefined && !run.budget.tryReserve(waitMs)) {
        bucket.queue.splice(bucket.queue.indexOf(waiter), 1);
        const refused = clock.now() < bucket.blockedUntilMs ? bucket.refusal : undefined;
        if (refused === undefined) depart(bucket);
        waiter.settle(refused);
      } else if (waitMs >= NOTICEABLE_MS && untilMs >= waiter.toldUntilMs + NOTICEABLE_MS) {
        waiter.toldUntilMs = untilMs;
        run.progress({ kind: 'waiting', reason: 'rate limit', untilMs });
      }
    }
  };

  /** Comes back when the request may go. @returns the refusal that stands for its answer, where it may not wait so long */
  const enter = (bucket: Bucket, run: RunContext, isFirst: boolean): Promise<OktaResponse | undefined> | undefined => {
    if (bucket.queue.length === 0 && waitOf(bucket, 1) === 0) {
      depart(bucket);
      return undefined;
    }
    const { signal } = run;
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        const place = bucket.queue.indexOf(waiter);
        if (place >= 0) bucket.queue.splice(place, 1);
        if (bucket.queue.length === 0) disarm(bucket);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        run,
        toldUntilMs: 0,
        settle: (refused) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(refused);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      if (isFirst) bucket.queue.unshift(waiter);
      else bucket.queue.push(waiter);
      pump(bucket);
    });
  };

  const leave = (bucket: Bucket): void => {
    bucket.inFlight -= 1;
    inFlight -= 1;
    pump(bucket);
    // A place that this bucket cannot use may be another's.
    for (const other of buckets.values()) if (other !== bucket && other.queue.length > 0) pump(other);
  };

  const learn = (bucket: Bucket, response: OktaResponse): Refusal | undefined => {
    const told = toWindow(response, clock.now());
    if (told !== undefined) bucket.window = mergeWindows(bucket.window, told);
    if (response.status !== 429) {
      mostInFlight = Math.min(MAX_IN_FLIGHT, mostInFlight + 1);
      return undefined;
    }
    const refusal = toRefusal(response);
    if (refusal.kind === 'reset') {
      bucket.blockedUntilMs = Math.max(bucket.blockedUntilMs, clock.now() + refusal.waitMs);
      bucket.refusal = { ...response, hint: toHint(refusal) };
      log('debug', `Rate limit of ${bucket.name} is used up; it resets in ${toSeconds(refusal.waitMs)}.`);
    } else if (refusal.kind === 'concurrency') {
      mostInFlight = Math.max(1, Math.floor(mostInFlight / 2));
    }
    return refusal;
  };

  /** True when the time has passed; false where the command may not wait so long. */
  const waitAlone = async (run: RunContext, waitMs: number, why: string): Promise<boolean> => {
    if (run.budget !== undefined && !run.budget.tryReserve(waitMs)) return false;
    log('debug', `${why}; trying again in ${toSeconds(waitMs)}.`);
    if (waitMs >= NOTICEABLE_MS) {
      run.progress({ kind: 'waiting', reason: 'rate limit', untilMs: clock.now() + waitMs });
    }
    await clock.sleep(waitMs, run.signal);
    return true;
  };

  return (send) => async (request) => {
    const { run } = request;
    const bucket = bucketOf(request);
    let unclear = 0;
    let crowded = 0;
    for (let tries = 1; ; tries += 1) {
      run.signal?.throwIfAborted();
      const refused = await enter(bucket, run, tries > 1);
      if (refused !== undefined) return refused;
      let response: OktaResponse;
      let refusal: Refusal | undefined;
      try {
        response = await send(request);
        refusal = learn(bucket, response);
      } finally {
        leave(bucket);
      }
      switch (refusal?.kind) {
        case undefined:
        case 'other':
          return response;
        case 'reset':
          continue;
        case 'concurrency': {
          crowded += 1;
          const goOn =
            crowded < MAX_CROWDED &&
            (await waitAlone(run, backOffMs(crowded, random, 500), 'Okta is asked too much at one time (429)'));
          if (!goOn) return { ...response, hint: 'Okta is asked too much at one time. Try again in a minute.' };
          break;
        }
        case 'unclear': {
          unclear += 1;
          const goOn =
            unclear < MAX_UNCLEAR &&
            (await waitAlone(run, backOffMs(unclear, random), 'Okta refused (429) and named no reset still to come'));
          if (!goOn) return { ...response, hint: `Okta refused ${unclear} times. Try again in a minute.` };
        }
      }
    }
  };
}

function toHint({ resetsAt, waitMs }: Extract<Refusal, { kind: 'reset' }>): string {
  const at = resetsAt.toISOString().replace('.000Z', 'Z');
  return `Okta's rate limit resets at ${at}, ${toSeconds(waitMs)} after this answer, which is longer than this command may wait. Run it again then.`;
}

const toSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Without a URL object: this runs for every request. */
function toPathname(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  if (start < 0) return '/';
  const end = url.indexOf('?', start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
}
