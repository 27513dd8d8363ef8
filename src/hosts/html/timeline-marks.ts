import type { TableBlock } from '../../core/block.ts';
import { toCellLines } from '../../readable/cell-lines.ts';
import { type Tone, toneOf } from '../../readable/word-tone.ts';

/** A row of a timeline, reduced to what a drawing needs. */
export interface TimelineEvent {
  readonly atMs: number;
  readonly lane: string;
  readonly isSuspect: boolean;
  readonly tone: Tone | undefined;
  /** One line for people. */
  readonly text: string;
}

/** Events of one lane that are too close to be told apart. */
export interface Mark {
  /** Where it begins, from 0 to `BINS`. */
  readonly bin: number;
  readonly events: readonly TimelineEvent[];
}

export interface Lane {
  readonly name: string;
  readonly count: number;
  readonly suspicious: number;
  readonly marks: readonly Mark[];
}

export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A timeline is drawn with so many places for marks. */
export const BINS = 160;

/** The events of a table in the order of time; rows without a time are left out. */
export function toTimelineEvents(
  { peopleColumns, columns, rows, drawing }: TableBlock,
  isSuspect: (item: unknown) => boolean,
): readonly TimelineEvent[] {
  const shown = peopleColumns ?? columns;
  const time = shown.find(({ kind }) => kind === 'time');
  const status = shown.find(({ kind }) => kind === 'status');
  const facts = shown.filter(({ isKept, kind }) => isKept || kind === 'status' || kind === 'address');
  if (time === undefined || drawing === undefined) return [];
  const events = rows.map((row): TimelineEvent => {
    const value = time.read(row);
    const lines = (column: typeof time) => toCellLines(column.read(row), column, true).join(' ');
    return {
      atMs: value instanceof Date ? value.getTime() : Date.parse(String(value)),
      lane: drawing.lane(row),
      isSuspect: isSuspect(row),
      tone: status && toneOf(lines(status), status.kind),
      text: facts.map(lines).filter(Boolean).join(' · '),
    };
  });
  return events.filter(({ atMs }) => Number.isFinite(atMs)).sort((one, other) => one.atMs - other.atMs);
}

/** The lanes of a period; those with something suspicious first, then those with the most events. */
export function toLanes(events: readonly TimelineEvent[], { fromMs, toMs }: Period): readonly Lane[] {
  const lanes = new Map<string, Map<number, TimelineEvent[]>>();
  for (const event of events) {
    if (event.atMs < fromMs || event.atMs > toMs) continue;
    const bin = Math.min(BINS - 1, Math.floor(((event.atMs - fromMs) / Math.max(1, toMs - fromMs)) * BINS));
    const bins = lanes.get(event.lane) ?? new Map<number, TimelineEvent[]>();
    const inBin = bins.get(bin);
    if (inBin === undefined) bins.set(bin, [event]);
    else inBin.push(event);
    lanes.set(event.lane, bins);
  }
  return [...lanes].map(([name, bins]) => toLane(name, bins)).sort(inOrder);
}

function toLane(name: string, bins: ReadonlyMap<number, readonly TimelineEvent[]>): Lane {
  const marks = [...bins].map(([bin, inBin]) => ({ bin, events: inBin }));
  const sum = (weigh: (mark: Mark) => number) => marks.reduce((total, mark) => total + weigh(mark), 0);
  return {
    name,
    marks,
    count: sum(({ events }) => events.length),
    suspicious: sum(({ events }) => events.filter(({ isSuspect }) => isSuspect).length),
  };
}

function inOrder(one: Lane, other: Lane): number {
  return other.suspicious - one.suspicious || other.count - one.count;
}

/** The period of all events, widened to whole hours, or to five minutes where it is short. */
export function toPeriod(events: readonly TimelineEvent[]): Period | undefined {
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return widen({ fromMs: first.atMs, toMs: last.atMs });
}

const HOUR_MS = 3_600_000;
const FINE_MS = 300_000;
const SHORT_MS = 3 * HOUR_MS;

/** The part with what looks suspicious, where it is too short to be seen in the whole; undefined where it can be seen. */
export function toSuspiciousPeriod(events: readonly TimelineEvent[], whole: Period): Period | undefined {
  const suspects = events.filter(({ isSuspect }) => isSuspect);
  const part = toPeriod(suspects);
  if (part === undefined) return undefined;
  return (part.toMs - part.fromMs) * 6 < whole.toMs - whole.fromMs ? part : undefined;
}

function widen({ fromMs, toMs }: Period): Period {
  const stepMs = toMs - fromMs < SHORT_MS ? FINE_MS : HOUR_MS;
  return { fromMs: Math.floor(fromMs / stepMs) * stepMs, toMs: Math.ceil((toMs + 1) / stepMs) * stepMs };
}
