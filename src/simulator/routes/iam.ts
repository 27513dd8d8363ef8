import type { Hono } from 'hono';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { CUSTOM_ROLES, type CustomRole, RESOURCE_SETS, type ResourceSet } from '../custom-roles.ts';
import { notFound, OktaError } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { readLimit, readText } from '../query.ts';
import type { JsonObject, UserRecord } from '../records.ts';
import { rolesOf } from '../roles.ts';

const LIMIT = { default: 100, max: 100, above: 'cap' } as const;

/**
 * `/iam`: everybody with an admin role, direct or through a group, and the custom roles. What pages does so by a link in
 * the body.
 */
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
  addCustomRoleRoutes(app);
}

function addCustomRoleRoutes(app: Hono<SimulatorEnv>): void {
  const roleOf = (c: RouteContext): CustomRole => {
    const sent = segment(c, 'roleIdOrLabel');
    const role = CUSTOM_ROLES.find(({ id, label }) => id === sent || label === sent);
    if (role === undefined) throw notFound(sent, 'Role');
    return role;
  };
  const setOf = (c: RouteContext): ResourceSet => {
    const sent = segment(c, 'resourceSetIdOrLabel');
    const set = RESOURCE_SETS.find(({ id, label }) => id === sent || label === sent);
    if (set === undefined) throw notFound(sent, 'ResourceSet');
    return set;
  };
  app.get('/api/v1/iam/roles', (c) => c.json({ roles: CUSTOM_ROLES.map((role) => toCustomRole(role, originOf(c))) }));
  app.get('/api/v1/iam/roles/:roleIdOrLabel', (c) => c.json(toCustomRole(roleOf(c), originOf(c))));
  app.get('/api/v1/iam/roles/:roleIdOrLabel/permissions', (c) => {
    const permissions = roleOf(c).permissions.map((label) => ({ label, created: CREATED, lastUpdated: CREATED }));
    return c.json({ permissions });
  });
  app.get('/api/v1/iam/resource-sets', (c) =>
    c.json({ 'resource-sets': RESOURCE_SETS.map((set) => toResourceSet(set, originOf(c))) }),
  );
  app.get('/api/v1/iam/resource-sets/:resourceSetIdOrLabel', (c) => c.json(toResourceSet(setOf(c), originOf(c))));
}

const CREATED = '2021-03-01T09:00:00.000Z';

function toCustomRole({ id, label, description }: CustomRole, origin: string): JsonObject {
  const self = `${origin}/api/v1/iam/roles/${id}`;
  const _links = { self: { href: self }, permissions: { href: `${self}/permissions` } };
  return { id, label, description, created: CREATED, lastUpdated: CREATED, _links };
}

function toResourceSet({ id, label, description }: ResourceSet, origin: string): JsonObject {
  const self = `${origin}/api/v1/iam/resource-sets/${id}`;
  const _links = {
    self: { href: self },
    resources: { href: `${self}/resources` },
    bindings: { href: `${self}/bindings` },
  };
  return { id, label, description, created: CREATED, lastUpdated: CREATED, _links };
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
