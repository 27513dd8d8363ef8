import type { UserEvent } from './user-event.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

type Matches = (event: UserEvent) => boolean;

/**
 * Events that come after enough others of another kind, and these others.
 *
 * @param events the oldest first
 */
export function withCausesBefore(
  events: readonly UserEvent[],
  { isCause, isEffect, spanMs, least }: { isCause: Matches; isEffect: Matches; spanMs: number; least: number },
): readonly UserEvent[] {
  const found: UserEvent[] = [];
  const causes: UserEvent[] = [];
  // Both only ever move on, so that each event is looked at a few times at most.
  let oldest = 0;
  let taken = 0;
  for (const event of events) {
    if (isEffect(event)) {
      while (oldest < causes.length && !isWithin(spanMs, causes[oldest], event)) oldest += 1;
      if (causes.length - oldest >= least) {
        for (taken = Math.max(oldest, taken); taken < causes.length; taken += 1) add(found, causes[taken]);
        found.push(event);
      }
    }
    if (isCause(event)) causes.push(event);
  }
  return found;
}

/** The events that lie in runs of at least so many within a span of time. @param events of one kind, the oldest first */
export function denseRuns(events: readonly UserEvent[], least: number, spanMs: number): readonly UserEvent[] {
  const found: UserEvent[] = [];
  let taken = 0;
  for (let end = least; end <= events.length; end += 1) {
    if (!isWithin(spanMs, events[end - least], events[end - 1])) continue;
    for (taken = Math.max(end - least, taken); taken < end; taken += 1) add(found, events[taken]);
  }
  return found;
}

function add(found: UserEvent[], event: UserEvent | undefined): void {
  if (event !== undefined) found.push(event);
}

/** The events of a kind that come after one of others within a span of time. @param events the oldest first */
export function soonAfter(
  events: readonly UserEvent[],
  causes: ReadonlySet<UserEvent>,
  isEffect: Matches,
  spanMs: number,
): readonly UserEvent[] {
  let last: UserEvent | undefined;
  return events.filter((event) => {
    const isSoon = isEffect(event) && isWithin(spanMs, last, event);
    if (causes.has(event)) last = event;
    return isSoon;
  });
}

/** False where one of them has no time. */
export function isWithin(spanMs: number, earlier: UserEvent | undefined, later: UserEvent | undefined): boolean {
  return earlier !== undefined && later !== undefined && later.atMs - earlier.atMs <= spanMs;
}
