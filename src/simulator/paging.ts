import { originOf, type RouteContext } from './bindings.ts';
import { OktaError } from './okta-error.ts';

/** Okta's cursors begin like this; the rest is our own form. Callers must treat a cursor as opaque. */
const CURSOR_PREFIX = '200';

const staleCursor = (): OktaError => new OktaError(400, 'E0000029', 'Invalid paging request.');

/**
 * One page of a list whose rows have a growing `order`. The cursor names the last row of the page before, so that rows
 * that come or go between two requests neither shift nor double the others. `lostInLinks` are parameters that the links
 * of this list forget, as Okta's do in places.
 */
export function pageByOrder<T extends { order: number }>(
  c: RouteContext,
  rows: readonly T[],
  limit: number,
  lostInLinks: readonly string[] = [],
): T[] {
  const after = c.req.query('after');
  const lastOrder = after === undefined || after === '' ? -1 : parseCursor(after, 'o');
  const rest = rows.filter((row) => row.order > lastOrder);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const next = last !== undefined && rest.length > limit ? toCursor('o', last.order) : undefined;
  setLinks(c, limit, next, lostInLinks);
  return page;
}

/** One page of a search, by position, since `sortBy` gives it another order. No page begins at `cap` or later. */
export function pageByPosition<T>(c: RouteContext, rows: readonly T[], limit: number, cap: number): T[] {
  const after = c.req.query('after');
  const start = after === undefined || after === '' ? 0 : parseCursor(after, 'p');
  if (start >= cap) {
    throw new OktaError(400, 'E0000031', 'Invalid search criteria.', [`Only the first ${cap} results can be paged.`]);
  }
  const end = start + limit;
  setLinks(c, limit, end < rows.length ? toCursor('p', end) : undefined);
  return rows.slice(start, end);
}

function toCursor(kind: 'o' | 'p', position: number): string {
  return `${CURSOR_PREFIX}${kind}${position.toString(36).padStart(8, '0')}5d7`;
}

function parseCursor(cursor: string, kind: 'o' | 'p'): number {
  const match = /^200([op])([0-9a-z]{8})5d7$/.exec(cursor);
  if (match === null || match[1] !== kind) throw staleCursor();
  return Number.parseInt(match[2] ?? '', 36);
}

/** The parameters of a list that its next link does not repeat as they are. */
const DROPPED = ['expand', 'after', 'limit'];

/**
 * Two Link header lines: `self`, the address as asked with the limit that was applied, and `next`, which keeps filter
 * and search. The limit comes last, as in Okta's links.
 */
function setLinks(c: RouteContext, limit: number, nextCursor: string | undefined, lost: readonly string[] = []): void {
  const asked = new URL(c.req.url);
  const self = new URLSearchParams(asked.search);
  for (const name of ['limit', ...lost]) self.delete(name);
  self.set('limit', String(limit));
  const next = new URLSearchParams(asked.search);
  for (const name of [...DROPPED, ...lost]) next.delete(name);
  const base = originOf(c) + asked.pathname;
  c.header('link', `<${base}?${encodeQuery(self)}>; rel="self"`, { append: true });
  if (nextCursor === undefined) return;
  const start = new URLSearchParams([['after', nextCursor]]);
  for (const [name, value] of next) start.append(name, value);
  start.set('limit', String(limit));
  c.header('link', `<${base}?${encodeQuery(start)}>; rel="next"`, { append: true });
}

/** `URLSearchParams` writes a blank as `+`, Okta as `%20`. */
export function encodeQuery(query: URLSearchParams): string {
  return query.toString().replaceAll('+', '%20');
}
