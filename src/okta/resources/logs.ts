import { isDeepStrictEqual } from 'node:util';
import { type Page, rowsOf } from '../api/pagination.ts';
import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaLogEvent } from '../types.ts';

export interface LogQuery {
  /** ISO 8601; Okta's default is 7 days before `until`. */
  readonly since?: string | undefined;
  /** ISO 8601. Always given: a query without it is a polling query, whose `next` link never ends. */
  readonly until: string;
  readonly filter?: string | undefined;
  readonly q?: string | undefined;
  readonly sortOrder?: 'ASCENDING' | 'DESCENDING' | undefined;
}

export interface LogPage extends Page<OktaLogEvent> {
  /** What Okta answered with in the place of a list: the one event itself, `{}` or null. Undefined where it was a list. */
  readonly insteadOfList: unknown;
}

/** Okta's largest page; the System Log has the smallest rate limit of all, so fewer requests matter most here. */
const PAGE_SIZE = 1000;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/ */
export function createLogs(requester: Requester) {
  return {
    /** Events, without those that came already: on the same page, or on the page before (one that arrived late shifts others). */
    async *pages(query: LogQuery, limit: number | undefined): AsyncGenerator<LogPage> {
      let insteadOfList: unknown;
      const withoutDoubles = createSieve();
      const readRows = (body: unknown): readonly OktaLogEvent[] => {
        insteadOfList = Array.isArray(body) ? undefined : body;
        return withoutDoubles(eventsOf(body));
      };
      const call = { method: 'GET', path: path`/api/v1/logs`, query: { ...query } } as const;
      for await (const page of requester.pages<OktaLogEvent>(call, { limit, pageSize: PAGE_SIZE, readRows })) {
        yield { ...page, insteadOfList };
      }
    },
  };
}

/** The events of a page: those of a list, or what stands in its place, which may be one event or an empty object. */
function eventsOf(body: unknown): readonly OktaLogEvent[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return rowsOf(body, true);
  return rowsOf(Object.keys(body).length === 0 ? [] : [body]);
}

/** Remembers two pages and no more, so that it does not grow with the log. */
function createSieve(): (rows: readonly OktaLogEvent[]) => readonly OktaLogEvent[] {
  let before = new Set<string>();
  return (rows) => {
    // Not the events: a page that is kept for the sake of the next one is costly to keep.
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
      // Different events with one uuid have been seen on a page; there only the very same event is a double.
      return !isKnown && !isDeepStrictEqual(twin, event);
    });
    before = seen;
    return fresh;
  };
}
