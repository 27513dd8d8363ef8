/** A command's `limit` as the resources take it: undefined, which means all rows, for 0 or none. */
export function toRowLimit(limit: number | undefined): number | undefined {
  return limit === 0 ? undefined : limit;
}
