/**
 * Waits for look-ups that run at the same time. If several fail, the first one in the list gives the error, not the first
 * one in time, so that the same command on the same org always fails alike.
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
