/** How a person ends a run: the first Ctrl-C stops it at the end of the steps under way, the second cancels these too. */
interface Interruption {
  onFirst(): void;
}

/** SIGTERM is how another program asks for the same. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** @param work gets the signal of the second interruption; the third ends the process */
export async function untilInterrupted<T>(
  { onFirst }: Interruption,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let count = 0;
  const interrupt = () => {
    count += 1;
    if (count === 1) onFirst();
    else {
      abort.abort();
      letGo();
    }
  };
  const letGo = () => {
    for (const name of SIGNALS) process.off(name, interrupt);
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  try {
    return await work(abort.signal);
  } finally {
    letGo();
  }
}
