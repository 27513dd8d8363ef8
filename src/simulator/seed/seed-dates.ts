import { parseTimestamp } from '../timestamps.ts';

/** A date as a seed has it: ISO 8601. */
export type IsoDate = string;

/** The date this many days before the org's clock. */
export type DaysAgo = (days: number) => IsoDate;

export function parseDate(date: IsoDate): number {
  const ms = parseTimestamp(date);
  if (ms === undefined) throw new TypeError(`A seed has an invalid date: ${date}`);
  return ms;
}

export function parseDateOr(date: IsoDate | undefined, otherwise: number): number {
  return date === undefined ? otherwise : parseDate(date);
}

export function parseDateOrNull(date: IsoDate | null | undefined, otherwise: number | null): number | null {
  if (date === undefined) return otherwise;
  return date === null ? null : parseDate(date);
}
