import type { Hono } from 'hono';
import { recordAction, toAppTarget, toAppUserTarget, toGroupTarget, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { isJsonObject, objectMember, readBody, readOptionalBody, textMember } from '../body.ts';
import { compileFilter } from '../filter/dialects.ts';
import { notFound, OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readBoolean, readLimit, readText } from '../query.ts';
import type { AppRecord, AppUserRecord, JsonObject, UserRecord } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';
import { toApp, toAppGroup } from '../views/app.ts';

const LIST_LIMIT = { default: 20, max: 200, above: 'cap' } as const;
const USERS_LIMIT = { default: 50, max: 500, above: 'cap' } as const;

/** `/apps`, the groups that have an app, and its users. */
export function addAppRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/apps', (c) => listApps(c, org));
  app.get('/api/v1/apps/:appId', (c) => c.json(toApp(org.app(segment(c, 'appId')), originOf(c))));
  app.put('/api/v1/apps/:appId/groups/:groupId', (c) => assignGroup(c, org));
  app.get('/api/v1/apps/:appId/groups', (c) => {
    const record = org.app(segment(c, 'appId'));
    const rows = [...record.groups].map(([id, assignment], order) => ({ order, id, assignment }));
    const page = pageByOrder(c, rows, readLimit(c, LIST_LIMIT));
    return c.json(page.map(({ id, assignment }) => toAppGroup(record, id, assignment, originOf(c))));
  });

  const users = '/api/v1/apps/:appId/users';
  app.get(users, (c) => {
    const record = org.app(segment(c, 'appId'));
    const q = readText(c, 'q')?.toLowerCase();
    const hits = [...org.users.values()].filter((user) => {
      if (!org.hasApp(user, record)) return false;
      const names = [user.profile.login, user.profile.firstName, user.profile.lastName, user.profile.email];
      return q === undefined || names.some((name) => typeof name === 'string' && name.toLowerCase().startsWith(q));
    });
    return c.json(pageByOrder(c, hits, readLimit(c, USERS_LIMIT)).map((user) => toAppUser(record, user, originOf(c))));
  });
  app.post(users, async (c) => {
    const record = org.app(segment(c, 'appId'));
    const body = await readBody(c);
    const id = textMember(body, 'id');
    if (id === undefined) throw validationFailed('id', 'id: The field cannot be left blank');
    const user = org.userById(id);
    if (record.status !== 'ACTIVE') throw validationFailed('app', 'app: The application is not active.');
    if (record.users.has(user.id)) throw new OktaError(409, 'E0000062', 'The user is already assigned to the app.');
    const now = org.clock.now();
    const userName = textMember(objectMember(body, 'credentials') ?? {}, 'userName') ?? String(user.profile.login);
    record.users.set(user.id, {
      profile: objectMember(body, 'profile') ?? {},
      userName,
      createdMs: now,
      lastUpdatedMs: now,
    });
    recordAction(org, {
      eventType: 'application.user_membership.add',
      displayMessage: 'Add user to application membership',
      targets: [toAppUserTarget(user), toAppTarget(record), toUserTarget(user)],
      requestUri: `/api/v1/apps/${record.id}/users`,
    });
    return c.json(toAppUser(record, user, originOf(c)));
  });
  app.get(`${users}/:userId`, (c) => {
    const { record, user } = appUserOf(c, org);
    return c.json(toAppUser(record, user, originOf(c)));
  });
  app.post(`${users}/:userId`, async (c) => {
    const { record, user } = appUserOf(c, org);
    const body = await readBody(c);
    const now = org.clock.now();
    const before = record.users.get(user.id) ?? newAppUser(user, now);
    record.users.set(user.id, {
      ...before,
      profile: { ...before.profile, ...objectMember(body, 'profile') },
      userName: textMember(objectMember(body, 'credentials') ?? {}, 'userName') ?? before.userName,
      lastUpdatedMs: now,
    });
    return c.json(toAppUser(record, user, originOf(c)));
  });
  app.delete(`${users}/:userId`, (c) => {
    readBoolean(c, 'sendEmail', false);
    const { record, user } = appUserOf(c, org);
    if (!record.users.has(user.id)) {
      throw new OktaError(403, 'E0000046', 'App unassignment forbidden', [
        'The user has the app through a group: remove the user from the group instead.',
      ]);
    }
    record.users.delete(user.id);
    recordAction(org, {
      eventType: 'application.user_membership.remove',
      displayMessage: "Remove user's application membership",
      targets: [toAppUserTarget(user), toAppTarget(record), toUserTarget(user)],
      requestUri: `/api/v1/apps/${record.id}/users/${user.id}`,
    });
    return c.body(null, 204);
  });
}

function listApps(c: RouteContext, org: Org): Response {
  const [q, filter] = [readText(c, 'q')?.toLowerCase(), readText(c, 'filter')];
  readBoolean(c, 'useOptimization', false);
  const withDeleted = readBoolean(c, 'includeNonDeleted', false);
  const matches = filter === undefined ? undefined : compileFilter('apps.filter', filter);
  const hits = [...org.apps.values()].filter((app) => {
    if (c.env.caller?.isAdmin === false || (app.status === 'DELETED' && !withDeleted)) return false;
    if (q !== undefined && !app.name.toLowerCase().startsWith(q) && !app.label.toLowerCase().startsWith(q))
      return false;
    return matches === undefined || matches(toApp(app, ''));
  });
  return c.json(pageByOrder(c, hits, readLimit(c, LIST_LIMIT)).map((app) => toApp(app, originOf(c))));
}

/** PUT: a repeat updates the assignment that is there. Whether Okta refuses an INACTIVE app is unverified; we do. */
async function assignGroup(c: RouteContext, org: Org): Promise<Response> {
  const record = org.app(segment(c, 'appId'));
  const group = org.group(segment(c, 'groupId'));
  const body = (await readOptionalBody(c)) ?? {};
  if (record.status !== 'ACTIVE') throw validationFailed('app', 'app: The application is not active.');
  const { priority } = body;
  if (priority !== undefined && !(typeof priority === 'number' && Number.isInteger(priority) && priority >= 0)) {
    throw validationFailed('priority', 'priority: must be a whole number, at least 0');
  }
  const before = record.groups.get(group.id);
  const next = Math.max(-1, ...[...record.groups.values()].map((assignment) => assignment.priority)) + 1;
  const assignment = {
    priority: typeof priority === 'number' ? priority : (before?.priority ?? next),
    profile: isJsonObject(body.profile) ? body.profile : (before?.profile ?? {}),
    lastUpdatedMs: org.clock.now(),
  };
  record.groups.set(group.id, assignment);
  recordAction(org, {
    eventType: before === undefined ? 'group.application_assignment.add' : 'group.application_assignment.update',
    displayMessage: before === undefined ? 'Add assigned application to group' : 'Update assigned application of group',
    targets: [toGroupTarget(group), toAppTarget(record)],
    requestUri: `/api/v1/apps/${record.id}/groups/${group.id}`,
  });
  return c.json(toAppGroup(record, group.id, assignment, originOf(c)));
}

function appUserOf(c: RouteContext, org: Org): { record: AppRecord; user: UserRecord } {
  const record = org.app(segment(c, 'appId'));
  const userId = segment(c, 'userId');
  const user = org.users.get(userId);
  if (user === undefined || !org.hasApp(user, record)) throw notFound(userId, 'AppUser');
  return { record, user };
}

function newAppUser(user: UserRecord, now: number): AppUserRecord {
  return { profile: {}, userName: String(user.profile.login), createdMs: now, lastUpdatedMs: now };
}

function toAppUser(app: AppRecord, user: UserRecord, origin: string): JsonObject {
  const direct = app.users.get(user.id);
  const record = direct ?? newAppUser(user, app.createdMs);
  return {
    id: user.id,
    externalId: null,
    created: toTimestamp(record.createdMs),
    lastUpdated: toTimestamp(record.lastUpdatedMs),
    scope: direct === undefined ? 'GROUP' : 'USER',
    status: user.status === 'ACTIVE' ? 'ACTIVE' : 'STAGED',
    statusChanged: toTimestamp(record.createdMs),
    passwordChanged: null,
    syncState: 'DISABLED',
    credentials: { userName: record.userName },
    profile: record.profile,
    _links: {
      app: { href: `${origin}/api/v1/apps/${app.id}` },
      user: { href: `${origin}/api/v1/users/${user.id}` },
    },
  };
}
