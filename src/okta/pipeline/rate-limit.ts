import { type Clock, monotonicMs } from '../../clock.ts';
import type { Log } from '../log.ts';
import { BucketQueue, NOTICEABLE_MS } from './bucket-queue.ts';
import { eitherOf } from './either-of.ts';
import { InFlight } from './in-flight.ts';
import { toBucket } from './rate-limit-bucket.ts';
import { backOffMs, type Refusal, toRefusal, toWindow } from './rate-limit-window.ts';
import type { OktaRequest, OktaResponse, RunContext, Send } from './send.ts';

export interface RateLimitOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1; for jitter. */
  readonly random: () => number;
}

/** Tries against refusals that name no reset still to come. */
const MAX_UNCLEAR = 3;

/** Tries against refusals for too many requests at once; with their back-off about half a minute. */
const MAX_CROWDED = 8;

/**
 * The layer that keeps within Okta's rate limits. It holds requests back while their bucket is empty, spreads them when it
 * runs low, and sends those again that Okta refused with 429: Okta has not acted on them, whatever they are. All requests
 * of a bucket share one wait. A request that would have to wait longer than its command's budget is answered with Okta's
 * refusal and a hint when to try again.
 */
export function createRateLimit(options: RateLimitOptions): (send: Send) => Send {
  const limiter = new RateLimiter(options);
  return (send) => (request) => limiter.send(send, request);
}

class RateLimiter {
  readonly #options: RateLimitOptions;
  readonly #inFlight = new InFlight();
  readonly #buckets = new Map<string, BucketQueue>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  async send(send: Send, request: OktaRequest): Promise<OktaResponse> {
    const { run } = request;
    const bucket = this.#bucketOf(request);
    let unclear = 0;
    let crowded = 0;
    for (let tries = 1; ; tries += 1) {
      run.signal?.throwIfAborted();
      const earlier = await bucket.acquire(run, tries > 1);
      if (earlier !== undefined) return earlier;
      const { response, refusal } = await this.#sendOnce(send, request, bucket);
      if (refusal === undefined || refusal.kind === 'other') return response;
      if (refusal.kind === 'concurrency') {
        crowded += 1;
        if (!(await this.#waitCrowded(run, crowded))) {
          return { ...response, hint: 'Too many requests to Okta at the same time. Try again in a minute.' };
        }
      } else if (refusal.kind === 'unclear') {
        unclear += 1;
        if (!(await this.#waitUnclear(run, unclear))) {
          return { ...response, hint: `Okta refused ${unclear} times. Try again in a minute.` };
        }
      }
    }
  }

  #bucketOf({ method, url }: OktaRequest): BucketQueue {
    const name = toBucket(method, toPathname(url));
    let bucket = this.#buckets.get(name);
    if (bucket === undefined) {
      bucket = new BucketQueue(name, this.#options.clock, this.#inFlight);
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }

  async #sendOnce(send: Send, request: OktaRequest, bucket: BucketQueue) {
    try {
      const response = await send(request);
      return { response, refusal: this.#observe(bucket, response) };
    } finally {
      bucket.release();
      // A free place that this bucket cannot use may serve another one.
      for (const other of this.#buckets.values()) if (other !== bucket) other.releaseReady();
    }
  }

  #observe(bucket: BucketQueue, response: OktaResponse): Refusal | undefined {
    const nowMs = monotonicMs(this.#options.clock);
    const window = toWindow(response, nowMs);
    if (window !== undefined) bucket.observe(window);
    if (response.status !== 429) {
      this.#inFlight.grow();
      return undefined;
    }
    const refusal = toRefusal(response);
    if (refusal.kind === 'reset') {
      bucket.block(nowMs + refusal.waitMs, { ...response, hint: toHint(refusal) });
      const wait = toSeconds(refusal.waitMs);
      this.#options.log('debug', `Rate limit of ${bucket.name} is used up; it resets in ${wait}.`);
    } else if (refusal.kind === 'concurrency') {
      this.#inFlight.halve();
    }
    return refusal;
  }

  #waitCrowded(run: RunContext, tries: number): Promise<boolean> | false {
    if (tries >= MAX_CROWDED) return false;
    return this.#wait(
      run,
      backOffMs(tries, this.#options.random, 500),
      'Too many requests to Okta at the same time (429)',
    );
  }

  #waitUnclear(run: RunContext, tries: number): Promise<boolean> | false {
    if (tries >= MAX_UNCLEAR) return false;
    return this.#wait(
      run,
      backOffMs(tries, this.#options.random),
      'Okta refused (429) without saying when the limit resets',
    );
  }

  /** True when the time has passed; false where the command may not wait so long. */
  async #wait(run: RunContext, waitMs: number, why: string): Promise<boolean> {
    const { clock, log } = this.#options;
    if (run.budget?.tryReserve(waitMs) === false) return false;
    log('debug', `${why}; trying again in ${toSeconds(waitMs)}.`);
    if (waitMs >= NOTICEABLE_MS) {
      run.progress({ kind: 'waiting', reason: 'rate limit', untilMs: clock.now() + waitMs });
    }
    await clock.sleep(waitMs, eitherOf(run.signal, run.endWaits));
    return true;
  }
}

function toHint({ resetsAt, waitMs }: Extract<Refusal, { kind: 'reset' }>): string {
  const at = resetsAt.toISOString().replace('.000Z', 'Z');
  return `Okta's rate limit resets at ${at}, ${toSeconds(waitMs)} after this answer, which is longer than this command may wait. Run it again then.`;
}

const toSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Okta's part of the path, which may be behind one of a reverse proxy. Without a URL object: this runs for every request. */
function toPathname(url: string): string {
  const end = url.indexOf('?');
  const address = end < 0 ? url : url.slice(0, end);
  const api = address.indexOf('/api/v1/');
  const start = api >= 0 ? api : address.indexOf('/oauth2/');
  return start < 0 ? '/' : address.slice(start);
}
