/** Below Okta's smallest limit of requests at one time, which is 35 (https://developer.okta.com/docs/reference/rl-additional-limits/). */
const MAX_IN_FLIGHT = 30;

/** How many requests may be under way at one time, over all buckets: half as many after a refusal, then slowly more. */
export class InFlight {
  #count = 0;
  #limit = MAX_IN_FLIGHT;

  get isFull(): boolean {
    return this.#count >= this.#limit;
  }

  enter(): void {
    this.#count += 1;
  }

  leave(): void {
    this.#count -= 1;
  }

  halve(): void {
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }

  grow(): void {
    this.#limit = Math.min(MAX_IN_FLIGHT, this.#limit + 1);
  }
}
