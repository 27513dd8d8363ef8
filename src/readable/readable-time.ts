/** Times for people, always in UTC. */

/** `2020-02-12T14:03:50.000Z` as `2020-02-12 14:03:50Z`; any other text stays as it is. */
export function toReadableTime(value: unknown): string {
  const iso = toIso(value);
  return iso === undefined ? String(value ?? '') : `${iso.slice(0, 10)} ${iso.slice(11, 19)}Z`;
}

/** The times of a log: the year is in the title where they share one, so that a row has room for other things. */
export function toTimeline(values: readonly unknown[]): { readonly title: string; readonly times: readonly string[] } {
  const all = values.map(toIso);
  const years = new Set(all.map((iso) => iso?.slice(0, 4)));
  const [year] = years;
  const common = years.size === 1 ? year : undefined;
  return {
    title: common === undefined ? 'UTC' : `UTC ${common}`,
    times: all.map((iso, row) => {
      if (iso === undefined) return String(values[row] ?? '');
      return `${iso.slice(common === undefined ? 0 : 5, 10)} ${iso.slice(11, 19)}`;
    }),
  };
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function toIso(value: unknown): string | undefined {
  if (!(value instanceof Date) && (typeof value !== 'string' || !RFC_3339.test(value))) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
