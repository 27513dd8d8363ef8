import type { Hono } from 'hono';
import { originOf, type RouteContext, type SimulatorEnv } from '../bindings.ts';
import { OktaError } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { readLimit, readText } from '../query.ts';
import type { JsonObject, UserRecord } from '../records.ts';
import { rolesOf } from '../roles.ts';

const LIMIT = { default: 100, max: 100, above: 'cap' } as const;

/** `GET /iam/assignees/users`: everybody with an admin role, direct or through a group. It pages in the body. */
export function addIamRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/iam/assignees/users', (c) => {
    const limit = readLimit(c, LIMIT);
    const admins = [...org.users.values()].filter((user) => rolesOf(org, user).length > 0);
    const start = firstAfter(c, admins);
    const page = admins.slice(start, start + limit);
    const last = page.at(-1);
    const hasMore = start + limit < admins.length;
    const next = `${originOf(c)}/api/v1/iam/assignees/users?after=${last?.id}&limit=${limit}`;
    return c.json({
      value: page.map((user) => toAssignee(org, user, originOf(c))),
      ...(hasMore ? { _links: { next: { href: next } } } : {}),
    });
  });
}

/** The cursor is the id of the last user of the page before. */
function firstAfter(c: RouteContext, admins: readonly UserRecord[]): number {
  const after = readText(c, 'after');
  if (after === undefined) return 0;
  const index = admins.findIndex((user) => user.id === after);
  if (index < 0) throw new OktaError(400, 'E0000029', 'Invalid paging request.');
  return index + 1;
}

function toAssignee(org: Org, user: UserRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/users/${user.id}`;
  return {
    id: user.id,
    orn: `orn:okta:directory:${org.id}:users:${user.id}`,
    _links: { self: { href: self }, roles: { href: `${self}/roles` } },
  };
}
