import type { Hono } from 'hono';
import { recordAction, toAppTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { compileFilter } from '../filter/dialects.ts';
import { notFound, OktaError } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readBoolean, readLimit, readText } from '../query.ts';
import type { AppRecord, JsonObject } from '../records.ts';
import { toApp } from '../views/app.ts';
import { toAppUser } from '../views/app-user.ts';

const LIST_LIMIT = { default: 20, max: 200, above: 'cap' } as const;

/** `/apps`: list, read, life cycle. */
export function addAppRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const one = '/api/v1/apps/:appId';
  const appOf = (c: RouteContext): AppRecord => org.app(segment(c, 'appId'));

  app.get('/api/v1/apps', (c) => listApps(c, org));
  app.get(one, (c) => {
    const record = appOf(c);
    return c.json(withUser(c, org, record, userIdToExpand(c)));
  });
  app.delete(one, (c) => {
    const record = appOf(c);
    refuseSystemApp(record);
    if (record.status === 'ACTIVE') {
      throw new OktaError(403, 'E0000056', 'Delete application forbidden.', [
        'The application must be deactivated before deletion.',
      ]);
    }
    org.apps.delete(record.id);
    for (const rows of [org.grants, org.refreshTokens]) {
      for (const row of rows.values()) if (row.clientId === record.id) rows.delete(row.id);
    }
    recordLifecycle(org, record, 'delete');
    return c.body(null, 204);
  });
  for (const verb of ['activate', 'deactivate'] as const) {
    app.post(`${one}/lifecycle/${verb}`, (c) => {
      const record = appOf(c);
      refuseSystemApp(record);
      const status = verb === 'activate' ? 'ACTIVE' : 'INACTIVE';
      if (record.status !== status) {
        record.status = status;
        record.lastUpdatedMs = org.clock.now();
        recordLifecycle(org, record, verb);
      }
      return c.json({});
    });
  }
}

function listApps(c: RouteContext, org: Org): Response {
  const [q, filter] = [readText(c, 'q')?.toLowerCase(), readText(c, 'filter')];
  readBoolean(c, 'useOptimization', false);
  const withDeleted = readBoolean(c, 'includeNonDeleted', false);
  const matches = filter === undefined ? undefined : compileFilter('apps.filter', filter);
  const userId = userIdToExpand(c);
  if (userId !== undefined && filter !== `user.id eq "${userId}"`) {
    throw new OktaError(400, 'E0000063', 'Invalid combination of parameters specified.');
  }
  const hits = [...org.apps.values()].filter((app) => {
    if (c.env.caller?.isAdmin === false || (app.status === 'DELETED' && !withDeleted)) return false;
    if (q !== undefined && !app.name.toLowerCase().startsWith(q) && !app.label.toLowerCase().startsWith(q))
      return false;
    return matches === undefined || matches(toFilterSubject(org, app));
  });
  return c.json(pageByOrder(c, hits, readLimit(c, LIST_LIMIT)).map((app) => withUser(c, org, app, userId)));
}

/** An app as filters see it: with the groups and users that have it, who are collected only if a filter asks. */
function toFilterSubject(org: Org, app: AppRecord): unknown {
  return {
    ...toApp(app, ''),
    group: [...app.groups.keys()].map((id) => ({ id })),
    get user() {
      const memberIds = [...app.groups.keys()].flatMap((id) => [...(org.groups.get(id)?.members ?? [])]);
      return [...app.users.keys(), ...memberIds].map((id) => ({ id }));
    },
  };
}

function userIdToExpand(c: RouteContext): string | undefined {
  return /^user\/(.+)$/.exec(readText(c, 'expand') ?? '')?.[1];
}

/** An app, with the assignment of one user embedded if `expand` asks for it. */
function withUser(c: RouteContext, org: Org, app: AppRecord, userId: string | undefined): JsonObject {
  const body = toApp(app, originOf(c));
  if (userId === undefined) return body;
  const user = org.users.get(userId);
  if (user === undefined || !org.hasApp(user, app)) throw notFound(userId, 'AppUser');
  return { ...body, _embedded: { user: toAppUser(org, app, user, originOf(c)) } };
}

function refuseSystemApp(app: AppRecord): void {
  if (app.system) throw new OktaError(403, 'E0000143', 'App instance operation not allowed.');
}

function recordLifecycle(org: Org, app: AppRecord, verb: 'activate' | 'deactivate' | 'delete'): void {
  recordAction(org, {
    eventType: `application.lifecycle.${verb}`,
    displayMessage: `${verb.charAt(0).toUpperCase()}${verb.slice(1)} application`,
    targets: [toAppTarget(app)],
    requestUri: `/api/v1/apps/${app.id}`,
  });
}
