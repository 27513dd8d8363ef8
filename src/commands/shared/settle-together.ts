/**
 * Runs look-ups that do not need one another at the same time. Where several fail, the error of the first one in the
 * list is told, whichever came first in time: the same command on the same org always fails alike.
 */
export async function settleTogether<T extends readonly unknown[]>(
  lookups: {
    readonly [Index in keyof T]: Promise<T[Index]>;
  },
): Promise<T> {
  const settled = await Promise.allSettled(lookups);
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return Promise.all(lookups) as Promise<unknown> as Promise<T>;
}
