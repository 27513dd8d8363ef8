import { isDeepStrictEqual } from 'node:util';
import { OktaApiError } from '../../errors.ts';
import { type Page, rowsOf } from '../api/pagination.ts';
import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { ServerClock } from '../auth/server-clock.ts';
import type { OktaLogEvent } from '../types.ts';

export interface LogQuery {
  /** ISO 8601; Okta's default is 7 days before `until`. */
  readonly since?: string | undefined;
  /** ISO 8601; absent: now, by Okta's clock. */
  readonly until?: string | undefined;
  readonly filter?: string | undefined;
  readonly q?: string | undefined;
  readonly sortOrder?: 'ASCENDING' | 'DESCENDING' | undefined;
}

export interface LogPage extends Page<OktaLogEvent> {
  /** The body where it was not a list: one event, `{}` or null. */
  readonly nonListBody: unknown;
  /** The end of the period, as it was sent. */
  readonly until: string;
}

/** Okta's largest page; the System Log has the smallest rate limit of all, so fewer requests matter most here. */
const PAGE_SIZE = 1000;

/** A machine's clock that is this much behind Okta's hides events. Okta's `Date` has whole seconds. */
const SLOW_MS = 1000;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/ */
export function createLogs(requester: Requester, serverClock: ServerClock) {
  async function* pagesOf(query: LogQuery, limit: number | undefined): AsyncGenerator<LogPage> {
    let nonListBody: unknown;
    const withoutDoubles = createSieve();
    const readRows = (body: unknown): readonly OktaLogEvent[] => {
      nonListBody = Array.isArray(body) ? undefined : body;
      return withoutDoubles(eventsOf(body));
    };
    const until = query.until ?? toNow(serverClock);
    const call = { method: 'GET', path: path`/api/v1/logs`, query: { ...query, until } } as const;
    // If this machine's clock is fast, `until` is still to come, and Okta may link to events that are not there yet.
    const endsAtShortPage = query.until === undefined;
    const options = { limit, pageSize: PAGE_SIZE, readRows, endsAtShortPage };
    for await (const page of requester.pages<OktaLogEvent>(call, options)) {
      yield { ...page, nonListBody, until };
    }
  }

  return {
    /**
     * Events without doubles on a page or between two pages in succession: an event that arrives late shifts others.
     *
     * Okta's clock is known from its answers only. If the first one shows that this machine's clock is slow, the query ended
     * too early, or even before its `since`, so it is sent again with the right time.
     */
    async *pages(query: LogQuery, limit: number | undefined): AsyncGenerator<LogPage> {
      const assumedMs = serverClock.differenceMs ?? 0;
      const endedTooEarly = () => query.until === undefined && (serverClock.differenceMs ?? 0) - assumedMs > SLOW_MS;
      const pages = pagesOf(query, limit);
      try {
        const first = await pages.next();
        if (!endedTooEarly()) {
          if (!first.done) yield first.value;
          yield* pages;
          return;
        }
      } catch (error) {
        if (!(error instanceof OktaApiError) || !endedTooEarly()) throw error;
      }
      yield* pagesOf(query, limit);
    },
  };
}

function toNow({ now, differenceMs }: ServerClock): string {
  return new Date(now() + (differenceMs === undefined ? 0 : SLOW_MS)).toISOString();
}

/** The events of a page. Some answers recorded from the original hold one event, or an empty object, instead of a list. */
function eventsOf(body: unknown): readonly OktaLogEvent[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return rowsOf(body, true);
  return rowsOf(Object.keys(body).length === 0 ? [] : [body]);
}

/** Remembers two pages and no more, so that it does not grow with the log. */
function createSieve(): (rows: readonly OktaLogEvent[]) => readonly OktaLogEvent[] {
  let before = new Set<string>();
  return (rows) => {
    // Only ids: keeping a whole page until the next one would cost much memory.
    const seen = new Set<string>();
    let twins: Map<unknown, OktaLogEvent> | undefined;
    const fresh = rows.filter((event, index) => {
      const uuid = event?.uuid;
      if (typeof uuid !== 'string') return true;
      const isKnown = before.has(uuid);
      if (!seen.has(uuid)) {
        seen.add(uuid);
        twins?.set(uuid, event);
        return !isKnown;
      }
      twins ??= new Map(rows.slice(0, index).map((other) => [other?.uuid, other]));
      const twin = twins.get(uuid);
      twins.set(uuid, event);
      // Different events may share a uuid on one page; there only an equal event is a double.
      return !isKnown && !isDeepStrictEqual(twin, event);
    });
    before = seen;
    return fresh;
  };
}
