/** Runs work that Ctrl-C ends; a second Ctrl-C ends the process. */
export async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  process.once('SIGINT', cancel);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', cancel);
  }
}
