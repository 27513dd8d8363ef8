import { type Clock, monotonicMs } from '../../clock.ts';

const MINUTE_MS = 60_000;

/** How many changes may be made in any minute, so that a model that runs away is stopped. */
export class WriteBudget {
  readonly #clock: Clock;
  readonly #mostPerMinute: number;
  #takenMs: number[] = [];

  constructor(clock: Clock, mostPerMinute: number) {
    this.#clock = clock;
    this.#mostPerMinute = mostPerMinute;
  }

  get left(): number {
    this.#forget();
    return this.#mostPerMinute - this.#takenMs.length;
  }

  /** When the next change may be made, in milliseconds from now; 0: at once. */
  get waitMs(): number {
    if (this.left > 0) return 0;
    return (this.#takenMs[0] ?? 0) + MINUTE_MS - monotonicMs(this.#clock);
  }

  /** False where no change is left. */
  take(): boolean {
    if (this.left <= 0) return false;
    this.#takenMs.push(monotonicMs(this.#clock));
    return true;
  }

  #forget(): void {
    const sinceMs = monotonicMs(this.#clock) - MINUTE_MS;
    this.#takenMs = this.#takenMs.filter((takenMs) => takenMs > sinceMs);
  }
}
