/** A date with or without a time, with or without a zone. */
const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** With all of these parts it is RFC 3339, which Okta reads as it is. */
const COMPLETE = /^\S+T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

const SPAN = /^(\d+)\s*(minutes?|hours?|days?|weeks?|m|h|d|w)(?:\s+ago)?$/i;

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  m: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: 24 * 60 * MINUTE_MS,
  w: 7 * 24 * 60 * MINUTE_MS,
};

/**
 * A time as people write it, as RFC 3339: `3 days`, `1 week ago`, `24h`, `now`; or a date with or without a time, which is
 * UTC where no zone is given. What has a zone stays as it is.
 *
 * @returns undefined for a text that is none of these, and for a date that no calendar has
 */
export function parseTime(text: string, nowMs: number): string | undefined {
  const given = text.trim();
  if (given.toLowerCase() === 'now') return toText(nowMs);
  const [, count, unit = ''] = SPAN.exec(given) ?? [];
  if (count !== undefined) return toText(nowMs - Number(count) * (UNIT_MS[unit.charAt(0).toLowerCase()] ?? 0));
  const [, date, minutes = '00:00', seconds = ':00', zone = 'Z'] = DATE.exec(given) ?? [];
  if (date === undefined || !isOnCalendar(date)) return undefined;
  const atMs = Date.parse(`${date}T${minutes}${seconds}${zone.toUpperCase()}`);
  if (Number.isNaN(atMs)) return undefined;
  return COMPLETE.test(given) ? given : toText(atMs);
}

/** JavaScript reads 30 February as 2 March. */
function isOnCalendar(date: string): boolean {
  const atMs = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(date);
}

/** Undefined before the year 1 and after 9999, which RFC 3339 cannot write. */
function toText(atMs: number): string | undefined {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) || !/^\d{4}-/.test(date.toISOString()) ? undefined : date.toISOString();
}
