import type { Clock } from '../../clock.ts';
import type { Result } from '../../cortex-text/result.ts';
import type { ReservedArguments } from '../../war-room-language/reserved-arguments.ts';

interface Patience {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onNote: (note: string) => void;
}

type Attempt = (signal: AbortSignal | undefined) => Promise<Result>;
type Limits = Pick<ReservedArguments, 'retryCount' | 'retryIntervalS' | 'executionTimeoutS'>;

/** Runs a command as `retry-count`, `retry-interval` and `execution-timeout` say. */
export async function runPatiently(attempt: Attempt, limits: Limits, patience: Patience): Promise<Result> {
  const { retryCount = 0, retryIntervalS = 30 } = limits;
  const { clock, signal, onNote } = patience;
  let result = await runWithTimeout(attempt, limits, patience);
  for (let retry = 1; retry <= retryCount && !result.ok && !signal?.aborted; retry += 1) {
    onNote(`Try ${retry} of ${retryCount} after ${retryIntervalS} s.`);
    await clock.sleep(retryIntervalS * 1000, signal).catch(() => {});
    if (!signal?.aborted) result = await runWithTimeout(attempt, limits, patience);
  }
  return result;
}

async function runWithTimeout(
  attempt: Attempt,
  { executionTimeoutS }: Limits,
  { clock, signal, onNote }: Patience,
): Promise<Result> {
  if (executionTimeoutS === undefined) return attempt(signal);
  const ended = new AbortController();
  const timeout = new AbortController();
  clock.sleep(executionTimeoutS * 1000, ended.signal).then(
    () => {
      onNote(`The execution timeout of ${executionTimeoutS} s has passed.`);
      timeout.abort();
    },
    () => {},
  );
  try {
    return await attempt(signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal);
  } finally {
    ended.abort();
  }
}
