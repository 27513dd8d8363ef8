import type { Hono } from 'hono';
import { originOf, type RouteContext, type SimulatorEnv } from '../bindings.ts';
import { compileFilter } from '../filter/dialects.ts';
import type { LogRow } from '../log/log-store.ts';
import { compileKeywords } from '../log/match-keywords.ts';
import { OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { encodeQuery } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import type { LogEvent } from '../records.ts';
import { parseTimestamp, toTimestamp } from '../timestamps.ts';

const DAY_MS = 86_400_000;
const DEFAULT_SPAN_MS = 7 * DAY_MS;
const RETENTION_MS = 90 * DAY_MS;
const OLDEST_SINCE_MS = 180 * DAY_MS;
const LIMIT = { default: 100, max: 1000, above: 'refuse', min: 0 } as const;

/** Where the next page begins; opaque to callers. */
interface Cursor {
  kind: 'forward' | 'backward' | 'poll';
  publishedMs: number;
  sequence: number;
  sinceMs: number;
}

/**
 * `GET /logs` (https://developer.okta.com/docs/reference/system-log-query/). A query with `until`, or a descending one, is
 * bounded: its last page has no next link. Any other polls: in the order of arrival, and always with a next link.
 */
export function addLogRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/logs', (c) => {
    const now = org.clock.now();
    const order = readText(c, 'sortOrder') ?? 'ASCENDING';
    if (order !== 'ASCENDING' && order !== 'DESCENDING') {
      throw validationFailed('sortOrder', 'sortOrder: must be ASCENDING or DESCENDING');
    }
    const [since, until, after] = [readDate(c, 'since'), readDate(c, 'until'), readText(c, 'after')];
    if (since !== undefined && after !== undefined) {
      throw invalidParameter('The since and after parameters cannot be used together.');
    }
    if (since !== undefined && since < now - OLDEST_SINCE_MS) {
      throw invalidParameter('The since parameter is over 180 days prior to the current day.');
    }
    const limit = readLimit(c, LIMIT);
    const passes = compileQuery(c);
    const polls = until === undefined && order === 'ASCENDING';
    const untilMs = until ?? (polls ? Number.POSITIVE_INFINITY : now);
    const sinceMs = Math.max(since ?? Math.min(untilMs, now) - DEFAULT_SPAN_MS, now - RETENTION_MS);
    const kind = polls ? 'poll' : order === 'ASCENDING' ? 'forward' : 'backward';
    const start = after === undefined ? firstCursor(kind, sinceMs, untilMs) : parseCursor(after, kind);

    const { page, hasMore } = readPage(org, start, untilMs, limit, passes);
    const last = page.at(-1);
    const next = hasMore || polls ? nextCursor(start, last) : undefined;
    setLinks(c, next, limit, polls ? undefined : untilMs);
    return c.json(page.map((row) => row.event));
  });
}

function readPage(
  org: Org,
  start: Cursor,
  untilMs: number,
  limit: number,
  passes: (event: LogEvent) => boolean,
): { page: LogRow[]; hasMore: boolean } {
  const rows =
    start.kind === 'poll'
      ? org.log.arrivedFrom(start.sequence, start.sinceMs)
      : start.kind === 'forward'
        ? org.log.ascendingFrom(start.publishedMs, start.sequence)
        : org.log.descendingFrom(start.publishedMs, start.sequence);
  const page: LogRow[] = [];
  for (const row of rows) {
    if (start.kind === 'forward' && row.publishedMs > untilMs) break;
    if (start.kind === 'backward' && row.publishedMs < start.sinceMs) break;
    if (!passes(row.event)) continue;
    if (page.length === limit) return { page, hasMore: limit > 0 };
    page.push(row);
  }
  return { page, hasMore: false };
}

function compileQuery(c: RouteContext): (event: LogEvent) => boolean {
  const [filter, q] = [readText(c, 'filter'), readText(c, 'q')];
  const matchesFilter = filter === undefined ? undefined : compileFilter('logs.filter', filter);
  const matchesKeywords = q === undefined ? undefined : compileKeywords(q);
  const mayUse = c.env.caller?.isAdmin !== false;
  return (event) => mayUse && (matchesFilter?.(event) ?? true) && (matchesKeywords?.(event) ?? true);
}

/** `until` is inclusive; no source says whether it is at Okta. */
function firstCursor(kind: Cursor['kind'], sinceMs: number, untilMs: number): Cursor {
  if (kind === 'backward') return { kind, publishedMs: untilMs, sequence: Number.POSITIVE_INFINITY, sinceMs };
  return { kind, publishedMs: sinceMs, sequence: 0, sinceMs };
}

function nextCursor(start: Cursor, last: LogRow | undefined): Cursor {
  if (last === undefined) return start;
  const step = start.kind === 'backward' ? -1 : 1;
  return { ...start, publishedMs: last.publishedMs, sequence: last.sequence + step };
}

const LETTER = { forward: 'f', backward: 'b', poll: 'p' } as const;

function formatCursor({ kind, publishedMs, sequence, sinceMs }: Cursor): string {
  return `${publishedMs}_${sequence}_${LETTER[kind]}${sinceMs}`;
}

function parseCursor(text: string, kind: Cursor['kind']): Cursor {
  const match = /^(-?\d+)_(-?\d+)_([fbp])(-?\d+)$/.exec(text);
  if (match === null || match[3] !== LETTER[kind]) throw invalidParameter('The after parameter is not valid.');
  return { kind, publishedMs: Number(match[1]), sequence: Number(match[2]), sinceMs: Number(match[4]) };
}

/** The next link has `after` instead of `since`, and keeps everything else. */
function setLinks(c: RouteContext, next: Cursor | undefined, limit: number, untilMs: number | undefined): void {
  const asked = new URL(c.req.url);
  const base = originOf(c) + asked.pathname;
  c.header('link', `<${base}?${encodeQuery(new URLSearchParams(asked.search))}>; rel="self"`, { append: true });
  if (next === undefined) return;
  const query = new URLSearchParams([['after', formatCursor(next)]]);
  for (const [name, value] of asked.searchParams) {
    if (!['since', 'after', 'limit', 'until'].includes(name)) query.append(name, value);
  }
  if (untilMs !== undefined) query.set('until', toTimestamp(untilMs));
  query.set('limit', String(limit));
  c.header('link', `<${base}?${encodeQuery(query)}>; rel="next"`, { append: true });
}

function readDate(c: RouteContext, name: string): number | undefined {
  const text = readText(c, name);
  if (text === undefined) return undefined;
  const ms = parseTimestamp(text);
  if (ms === undefined) {
    throw new OktaError(
      400,
      'E0000030',
      "Bad request. Invalid date. Dates must be of the form yyyy-MM-dd'T'HH:mm:ss.SSSZZ, e.g. 2013-01-01T12:00:00.000-07:00.",
    );
  }
  return ms;
}

const invalidParameter = (detail: string): OktaError => new OktaError(400, 'E0000053', `Invalid parameter: ${detail}`);
