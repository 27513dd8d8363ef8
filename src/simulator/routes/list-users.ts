import { originOf, type RouteContext } from '../bindings.ts';
import { isJsonObject } from '../body.ts';
import { compileFilter } from '../filter/dialects.ts';
import { OktaError } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder, pageByPosition } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import type { Json, JsonObject, UserRecord } from '../records.ts';
import { toListedUser, toUserCore } from '../views/user.ts';

const LIST_LIMIT = { default: 200, max: 200, above: 'cap' } as const;

const LOOK_AHEAD_LIMIT = { default: 10, max: 200, above: 'cap' } as const;

/** A search gives at most this many rows over all pages. */
const SEARCH_CAP = 50_000;

export function listUsers(c: RouteContext, org: Org): Response {
  const [search, filter, q] = [readText(c, 'search'), readText(c, 'filter'), readText(c, 'q')];
  if ([search, filter, q].filter((one) => one !== undefined).length > 1) {
    throw new OktaError(400, 'E0000033', "Bad request. Can't specify a search query and filter in the same request.");
  }
  const toBody = (user: UserRecord): JsonObject => toListedUser(org, user, originOf(c));
  const everyone = [...org.users.values()];
  const mayUse = c.env.caller?.isAdmin !== false;
  if (q !== undefined) {
    const limit = readLimit(c, LOOK_AHEAD_LIMIT);
    const hits = everyone.filter((user) => user.status !== 'DEPROVISIONED' && startsWith(user, q));
    return c.json((mayUse ? hits : []).slice(0, limit).map(toBody));
  }
  const limit = readLimit(c, LIST_LIMIT);
  if (search !== undefined) {
    const matches = compileFilter('users.search', search);
    const hits = everyone.filter((user) => matches(toUserCore(org, user)));
    const sorted = sortBy(c, org, hits);
    return c.json(pageByPosition(c, mayUse ? sorted : [], limit, SEARCH_CAP).map(toBody));
  }
  if (readText(c, 'sortBy') !== undefined) {
    throw new OktaError(400, 'E0000031', 'Invalid search criteria.', ['sortBy is only supported with search.']);
  }
  const matches = filter === undefined ? undefined : compileFilter('users.filter', filter);
  const hits = everyone.filter((user) =>
    matches === undefined ? user.status !== 'DEPROVISIONED' : matches(toUserCore(org, user)),
  );
  return c.json(pageByOrder(c, mayUse ? hits : [], limit).map(toBody));
}

function startsWith(user: UserRecord, q: string): boolean {
  const { firstName, lastName, email } = user.profile;
  const start = q.toLowerCase();
  return [firstName, lastName, email].some((text) => typeof text === 'string' && text.toLowerCase().startsWith(start));
}

function sortBy(c: RouteContext, org: Org, users: UserRecord[]): UserRecord[] {
  const path = readText(c, 'sortBy');
  if (path === undefined) return users;
  const direction = c.req.query('sortOrder')?.toLowerCase() === 'desc' ? -1 : 1;
  const sortValue = (user: UserRecord): string => {
    let value: Json | undefined = toUserCore(org, user);
    for (const name of path.split('.')) value = isJsonObject(value) ? value[name] : undefined;
    return value === null || value === undefined ? '' : String(value).toLowerCase();
  };
  // Okta sorts equal values by id.
  return [...users].sort((left, right) => {
    const [a, b] = [sortValue(left), sortValue(right)];
    if (a !== b) return a < b ? -direction : direction;
    return left.id < right.id ? -1 : 1;
  });
}
