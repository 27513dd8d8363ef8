/** Times for people, in UTC unless they want another time zone. */

/** A time zone of the IANA database, such as `Europe/Amsterdam`. */
export type TimeZone = string;
export const UTC: TimeZone = 'UTC';

/** `2020-02-12T14:03:50.000Z` as `2020-02-12 14:03:50 UTC`, elsewhere with the offset; any other text stays as it is. */
export function toReadableTime(value: unknown, zone: TimeZone = UTC): string {
  const moment = toMoment(value, zone);
  return moment === undefined ? String(value ?? '') : `${moment.date} ${moment.time} ${moment.offset}`;
}

/** Shorter forms for where there is little room, the longest first: to the minute, and the day alone. */
export function toBriefTimes(value: unknown, zone: TimeZone = UTC): readonly [minute: string, day: string] {
  const moment = toMoment(value, zone);
  if (moment === undefined) return [String(value ?? ''), String(value ?? '')];
  return [`${moment.date} ${moment.time.slice(0, 5)}`, moment.date];
}

/** The times of a log as its rows show them. */
export interface Timeline {
  /** Says the time zone, and the year where the times share one, so that a row has room for other things. */
  readonly title: string;
  readonly times: readonly string[];
  /** The same to the minute. */
  readonly briefTimes: readonly string[];
}

export function toTimeline(values: readonly unknown[], zone: TimeZone = UTC): Timeline {
  const moments = values.map((value) => toMoment(value, zone));
  const years = new Set(moments.map((moment) => moment?.date.slice(0, 4)));
  const [year] = years;
  const common = years.size === 1 ? year : undefined;
  const toTexts = (length: number) =>
    moments.map((moment, row) => {
      if (moment === undefined) return String(values[row] ?? '');
      return `${moment.date.slice(common === undefined ? 0 : 5)} ${moment.time.slice(0, length)}`;
    });
  const name = zone === UTC ? 'UTC' : 'Local';
  return {
    title: common === undefined ? name : `${name} ${common}`,
    times: toTexts(8),
    briefTimes: toTexts(5),
  };
}

/** `14:03:50 UTC`, of a time in milliseconds since 1970. */
export function toTimeOfDay(ms: number, zone: TimeZone = UTC): string {
  return toReadableTime(new Date(ms), zone).slice(11);
}

interface Moment {
  /** `2020-02-12` */
  readonly date: string;
  /** `14:03:50` */
  readonly time: string;
  /** `UTC`, `+01:00` */
  readonly offset: string;
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function toMoment(value: unknown, zone: TimeZone): Moment | undefined {
  if (!(value instanceof Date) && (typeof value !== 'string' || !RFC_3339.test(value))) return undefined;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  if (zone !== UTC) return toZonedMoment(date, zone);
  const iso = date.toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 19), offset: 'UTC' };
}

const formats = new Map<TimeZone, Intl.DateTimeFormat>();

function toZonedMoment(date: Date, zone: TimeZone): Moment {
  const format = formats.get(zone) ?? toFormat(zone);
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second, timeZoneName = '' } = parts;
  const offset = timeZoneName.replace(/^GMT/, '') || '+00:00';
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}:${second}`, offset };
}

function toFormat(timeZone: TimeZone): Intl.DateTimeFormat {
  const two = '2-digit';
  return new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', timeZoneName: 'longOffset' },
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  });
}
