const MINUTE_MS = 60_000;
/** The largest unit that fits is the one that people count in. */
const UNITS = [
  { name: 'year', ms: 365 * 24 * 60 * MINUTE_MS },
  { name: 'day', ms: 24 * 60 * MINUTE_MS },
  { name: 'hour', ms: 60 * MINUTE_MS },
  { name: 'minute', ms: MINUTE_MS },
] as const;

/** How long ago something was at a given time, such as `3 days ago`; undefined for what is no time, and for the future. */
export function toAge(atMs: number | undefined, madeAt: Date): string | undefined {
  const agoMs = madeAt.getTime() - (atMs ?? Number.NaN);
  if (Number.isNaN(agoMs) || agoMs < 0) return undefined;
  const unit = UNITS.find(({ ms }) => agoMs >= ms);
  if (unit === undefined) return 'just now';
  const count = Math.floor(agoMs / unit.ms);
  return `${count} ${unit.name}${count === 1 ? '' : 's'} ago`;
}
