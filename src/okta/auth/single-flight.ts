import type { RunContext } from '../pipeline/send.ts';

/** One piece of work at a time, however many wait for it. */
export interface SingleFlight<T> {
  /**
   * Waits for the work that is under way, or starts it on the caller's budget. A caller who cancels stops waiting; the
   * work itself is cancelled when nobody waits for it any more.
   */
  join(run: RunContext): Promise<T>;
  /** The next caller starts new work; those who wait already still get their result. */
  detach(): void;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly waiting: Set<object>;
  readonly controller: AbortController;
}

export function createSingleFlight<T>(work: (run: RunContext) => Promise<T>): SingleFlight<T> {
  let current: Flight<T> | undefined;

  const start = (budget: RunContext['budget']): Flight<T> => {
    const controller = new AbortController();
    const waiting = new Set<RunContext>();
    const progress: RunContext['progress'] = (event) => {
      for (const run of waiting) run.progress(event);
    };
    // The work begins after the first caller has joined, so that no progress is lost.
    const result = Promise.resolve().then(() => work({ signal: controller.signal, progress, budget }));
    const flight = { result, waiting, controller };
    const done = () => {
      if (current === flight) current = undefined;
    };
    result.then(done, done);
    return flight;
  };

  return {
    async join(run) {
      run.signal?.throwIfAborted();
      current ??= start(run.budget);
      const flight = current;
      // An object of its own for each caller: one command may wait several times.
      const waiter: RunContext = { ...run };
      flight.waiting.add(waiter);
      try {
        return await orAborted(flight.result, run.signal);
      } finally {
        flight.waiting.delete(waiter);
        if (flight.waiting.size === 0) {
          if (current === flight) current = undefined;
          flight.controller.abort(run.signal?.reason);
        }
      }
    },
    detach() {
      current = undefined;
    },
  };
}

/** The result, or the signal's reason if that comes first. */
async function orAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return result;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
