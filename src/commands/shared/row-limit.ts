/** Rows wanted in all, as the resources take it: 0 and nothing at all mean every row there is. */
export function toRowLimit(limit: number | undefined): number | undefined {
  return limit === 0 ? undefined : limit;
}
