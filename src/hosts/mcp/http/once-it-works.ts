/** The same work whose first success is kept; after a failure the next caller tries once more. */
export function onceItWorks<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let kept: Promise<Result> | undefined;
  return async () => {
    const current = kept ?? work();
    kept = current;
    try {
      return await current;
    } catch (error) {
      if (kept === current) kept = undefined;
      throw error;
    }
  };
}
