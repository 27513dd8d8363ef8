import type { LogEvent } from '../records.ts';
import { parseTimestamp } from '../timestamps.ts';

/** Older events, made whenever they are read and never kept, so that a log of a million takes no memory. */
export interface GeneratedEvents {
  readonly count: number;
  /** Must grow with the index. */
  publishedMs(index: number): number;
  event(index: number): LogEvent;
}

export interface LogRow {
  readonly publishedMs: number;
  /** Position in the order of arrival; decides between events of the same millisecond. */
  readonly sequence: number;
  readonly event: LogEvent;
}

export interface LogStore {
  readonly size: number;
  append(event: LogEvent): void;
  /** Like append, for an event that is only made when somebody reads it. */
  appendLater(publishedMs: number, build: () => LogEvent): void;
  /** Rows by the time of publication, from the first at or after (`publishedMs`, `sequence`). */
  ascendingFrom(publishedMs: number, sequence: number): Iterable<LogRow>;
  /** Rows by the time of publication, backwards, from the last at or before (`publishedMs`, `sequence`). */
  descendingFrom(publishedMs: number, sequence: number): Iterable<LogRow>;
  /** Rows by arrival, from this sequence number on, without those published before `sinceMs`. */
  arrivedFrom(sequence: number, sinceMs: number): Iterable<LogRow>;
}

/** The System Log: ordered by publication and, for polling, by arrival. */
export function createLogStore(generated?: GeneratedEvents): LogStore {
  const base = generated?.count ?? 0;
  const arrived: LogRow[] = [];
  const published: LogRow[] = [];

  const generatedRow = (source: GeneratedEvents, index: number): LogRow => ({
    publishedMs: source.publishedMs(index),
    sequence: index,
    event: source.event(index),
  });
  const rowAt = (index: number): LogRow | undefined =>
    generated !== undefined && index < base ? generatedRow(generated, index) : published[index - base];
  const keyAt = (index: number): { publishedMs: number; sequence: number } => {
    if (generated !== undefined && index < base) return { publishedMs: generated.publishedMs(index), sequence: index };
    return published[index - base] ?? { publishedMs: Number.POSITIVE_INFINITY, sequence: Number.POSITIVE_INFINITY };
  };
  const size = (): number => base + published.length;

  /** The first index whose row is at or after the given key. */
  const lowerBound = (publishedMs: number, sequence: number): number => {
    let low = 0;
    let high = size();
    while (low < high) {
      const middle = (low + high) >>> 1;
      const key = keyAt(middle);
      const before = key.publishedMs < publishedMs || (key.publishedMs === publishedMs && key.sequence < sequence);
      if (before) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const add = (row: LogRow): void => {
    if (generated !== undefined && base > 0 && row.publishedMs < generated.publishedMs(base - 1)) {
      throw new TypeError('A log event cannot be older than the generated ones.');
    }
    arrived.push(row);
    const last = published[published.length - 1];
    if (last === undefined || last.publishedMs <= row.publishedMs) published.push(row);
    else published.splice(lowerBound(row.publishedMs, row.sequence) - base, 0, row);
  };

  return {
    get size() {
      return size();
    },
    append(event) {
      const publishedMs = parseTimestamp(event.published);
      if (publishedMs === undefined) throw new TypeError(`A log event needs a date in published: ${event.published}`);
      add({ publishedMs, sequence: base + arrived.length, event });
    },
    appendLater(publishedMs, build) {
      let event: LogEvent | undefined;
      add({
        publishedMs,
        sequence: base + arrived.length,
        get event() {
          event ??= build();
          return event;
        },
      });
    },
    *ascendingFrom(publishedMs, sequence) {
      for (let index = lowerBound(publishedMs, sequence); index < size(); index += 1) {
        const row = rowAt(index);
        if (row !== undefined) yield row;
      }
    },
    *descendingFrom(publishedMs, sequence) {
      for (let index = lowerBound(publishedMs, sequence + 1) - 1; index >= 0; index -= 1) {
        const row = rowAt(index);
        if (row !== undefined) yield row;
      }
    },
    *arrivedFrom(sequence, sinceMs) {
      let index = Math.max(0, sequence);
      // Generated events arrived in the order of publication, so those that are too old can be skipped at once.
      if (index < base) index = Math.max(index, Math.min(base, lowerBound(sinceMs, 0)));
      for (; index < base + arrived.length; index += 1) {
        const row = generated !== undefined && index < base ? generatedRow(generated, index) : arrived[index - base];
        if (row !== undefined && row.publishedMs >= sinceMs) yield row;
      }
    },
  };
}
