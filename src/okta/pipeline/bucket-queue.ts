import { type Clock, monotonicMs } from '../../clock.ts';
import type { InFlight } from './in-flight.ts';
import { mergeWindows, type RateLimitWindow, waitBeforeNext } from './rate-limit-window.ts';
import type { OktaResponse, RunContext } from './send.ts';

/** Do not report waits shorter than this. */
export const NOTICEABLE_MS = 1000;

interface Waiter {
  readonly run: RunContext;
  /** The end of the wait that was reported last. */
  announcedUntilMs: number;
  /** Called with undefined to send, or with an earlier 429 to return instead. */
  readonly settle: (refusal: OktaResponse | undefined) => void;
}

/** One bucket of Okta's rate limit: what is known of it, and the requests that wait for it. Times are monotonic. */
export class BucketQueue {
  readonly name: string;
  readonly #clock: Clock;
  readonly #inFlight: InFlight;
  readonly #waiters: Waiter[] = [];
  #window: RateLimitWindow | undefined;
  #blockedUntilMs = Number.NEGATIVE_INFINITY;
  /** The 429 that blocked the bucket, for requests that cannot wait until it opens. */
  #refusal: OktaResponse | undefined;
  #underWay = 0;
  #lastSentMs = 0;
  #timer: { readonly dueMs: number; readonly abort: AbortController } | undefined;

  constructor(name: string, clock: Clock, inFlight: InFlight) {
    this.name = name;
    this.#clock = clock;
    this.#inFlight = inFlight;
  }

  get hasWaiters(): boolean {
    return this.#waiters.length > 0;
  }

  /**
   * Waits until a request may be sent; undefined where it may be sent at once.
   *
   * @param isFirst true: before those that wait already
   * @returns an earlier 429 to return instead of sending, where the command may not wait long enough
   * @throws the reason of the signal that ends the command, or its waits
   */
  acquire(run: RunContext, isFirst: boolean): Promise<OktaResponse | undefined> | undefined {
    if (!this.hasWaiters && this.#waitMs(1) === 0) {
      this.#markSent();
      return undefined;
    }
    run.endWaits?.throwIfAborted();
    return this.#enqueue(run, isFirst);
  }

  /** A request of this bucket has been answered, or has failed. */
  release(): void {
    this.#underWay -= 1;
    this.#inFlight.leave();
    this.releaseReady();
  }

  /** What an answer says about the bucket. */
  observe(window: RateLimitWindow): void {
    this.#window = mergeWindows(this.#window, window);
  }

  /** Okta answers every request with this 429 until then. */
  block(untilMs: number, refusal: OktaResponse): void {
    this.#blockedUntilMs = Math.max(this.#blockedUntilMs, untilMs);
    this.#refusal = refusal;
  }

  /** Sends every request that may go now and sets a timer for the next. */
  releaseReady(): void {
    while (this.hasWaiters) {
      const waitMs = this.#waitMs(this.#waiters.length);
      if (waitMs === undefined) break;
      if (waitMs > 0) {
        this.#chargeWaiters(waitMs);
        if (!this.hasWaiters) break;
        this.#setTimer(this.#nowMs() + waitMs);
        return;
      }
      this.#markSent();
      this.#waiters.shift()?.settle(undefined);
    }
    this.#clearTimer();
  }

  #nowMs(): number {
    return monotonicMs(this.#clock);
  }

  #waitMs(queued: number): number | undefined {
    if (this.#inFlight.isFull) return undefined;
    const state = {
      window: this.#window,
      blockedUntilMs: this.#blockedUntilMs,
      inFlight: this.#underWay,
      queued,
      lastSentMs: this.#lastSentMs,
    };
    return waitBeforeNext(state, this.#nowMs());
  }

  #markSent(): void {
    this.#underWay += 1;
    this.#inFlight.enter();
    this.#lastSentMs = this.#nowMs();
  }

  #enqueue(run: RunContext, isFirst: boolean): Promise<OktaResponse | undefined> {
    const signals = [run.signal, run.endWaits].filter((signal) => signal !== undefined);
    return new Promise((resolve, reject) => {
      const stopListening = () => {
        for (const signal of signals) signal.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        stopListening();
        this.#remove(waiter);
        if (!this.hasWaiters) this.#clearTimer();
        reject(signals.find(({ aborted }) => aborted)?.reason);
      };
      const waiter: Waiter = {
        run,
        announcedUntilMs: Number.NEGATIVE_INFINITY,
        settle: (refusal) => {
          stopListening();
          resolve(refusal);
        },
      };
      for (const signal of signals) signal.addEventListener('abort', onAbort);
      if (isFirst) this.#waiters.unshift(waiter);
      else this.#waiters.push(waiter);
      this.releaseReady();
    });
  }

  #remove(waiter: Waiter): void {
    const place = this.#waiters.indexOf(waiter);
    if (place >= 0) this.#waiters.splice(place, 1);
  }

  /** Takes the wait out of each command's budget. A command that has too little left gets its answer at once. */
  #chargeWaiters(waitMs: number): void {
    for (const waiter of [...this.#waiters]) {
      const { budget } = waiter.run;
      if (budget === undefined || budget.tryReserve(waitMs)) this.#announce(waiter, waitMs);
      else this.#letGo(waiter);
    }
  }

  #announce(waiter: Waiter, waitMs: number): void {
    const untilMs = this.#nowMs() + waitMs;
    if (waitMs < NOTICEABLE_MS || untilMs < waiter.announcedUntilMs + NOTICEABLE_MS) return;
    waiter.announcedUntilMs = untilMs;
    waiter.run.progress({ kind: 'waiting', reason: 'rate limit', untilMs: this.#clock.now() + waitMs });
  }

  /** Answers with the refusal that is known, or else sends the request, so that Okta answers it. */
  #letGo(waiter: Waiter): void {
    this.#remove(waiter);
    const refusal = this.#nowMs() < this.#blockedUntilMs ? this.#refusal : undefined;
    if (refusal === undefined) this.#markSent();
    waiter.settle(refusal);
  }

  #setTimer(dueMs: number): void {
    if (this.#timer?.dueMs === dueMs) return;
    this.#clearTimer();
    const abort = new AbortController();
    const timer = { dueMs, abort };
    this.#timer = timer;
    this.#clock.sleep(dueMs - this.#nowMs(), abort.signal).then(
      () => {
        if (this.#timer !== timer) return;
        this.#timer = undefined;
        this.releaseReady();
      },
      // Only our own abort ends the sleep early.
      () => {},
    );
  }

  #clearTimer(): void {
    this.#timer?.abort.abort();
    this.#timer = undefined;
  }
}
