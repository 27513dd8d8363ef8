import type { Hono } from 'hono';
import { recordAction, toAppTarget, toAppUserTarget, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { objectMember, readBody, textMember } from '../body.ts';
import { notFound, OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readBoolean, readLimit, readText } from '../query.ts';
import type { AppRecord, JsonObject, UserRecord } from '../records.ts';
import { toAppUser } from '../views/app-user.ts';
import { userByIdOfPath } from './user-of-path.ts';

const LIMIT = { default: 50, max: 500, above: 'cap' } as const;

/** `/apps/{appId}/users`: everybody who has an app, by their own assignment or through a group. */
export function addAppUserRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/apps/:appId/users';
  const one = `${all}/:userId`;
  const withUser = (c: RouteContext): boolean => readText(c, 'expand') === 'user';

  app.get(all, (c) => {
    const record = org.app(segment(c, 'appId'));
    const page = pageByOrder(c, findUsers(org, record, readText(c, 'q')), readLimit(c, LIMIT));
    return c.json(page.map((user) => toAppUser(org, record, user, originOf(c), withUser(c))));
  });
  app.post(all, (c) => assign(c, org));
  app.get(one, (c) => {
    const { record, user } = appUserOf(c, org);
    return c.json(toAppUser(org, record, user, originOf(c), withUser(c)));
  });
  app.post(one, async (c) => {
    const { record, user } = appUserOf(c, org);
    refuseUnlessAssignable(record, user);
    setAssignment(org, record, user, await readBody(c));
    recordMembership(org, record, user, 'update');
    return c.json(toAppUser(org, record, user, originOf(c)));
  });
  app.delete(one, (c) => {
    readBoolean(c, 'sendEmail', false);
    const { record, user } = appUserOf(c, org);
    if (org.hasAppByGroup(user, record)) {
      throw new OktaError(403, 'E0000046', 'Deactivate application for user forbidden.', [
        'The application cannot be unassigned from the user while their group memberships grant them access',
      ]);
    }
    record.users.delete(user.id);
    recordMembership(org, record, user, 'remove');
    return c.body(null, 204);
  });
}

function findUsers(org: Org, app: AppRecord, q: string | undefined): UserRecord[] {
  const start = q?.toLowerCase();
  return [...org.users.values()].filter((user) => {
    if (!org.hasApp(user, app)) return false;
    const { login, firstName, lastName, email } = user.profile;
    const names = [login, firstName, lastName, email].filter((name) => typeof name === 'string');
    return start === undefined || names.some((name) => name.toLowerCase().startsWith(start));
  });
}

async function assign(c: RouteContext, org: Org): Promise<Response> {
  const record = org.app(segment(c, 'appId'));
  const body = await readBody(c);
  const id = textMember(body, 'id');
  if (id === undefined) throw validationFailed('id', 'id: The field cannot be left blank');
  const user = org.userById(id);
  refuseUnlessAssignable(record, user);
  // Somebody who has the app through a group gets an assignment of their own.
  if (record.users.has(user.id)) {
    throw new OktaError(409, 'E0000062', 'The specified user is already assigned to the application.');
  }
  setAssignment(org, record, user, body);
  recordMembership(org, record, user, 'add');
  return c.json(toAppUser(org, record, user, originOf(c)));
}

function refuseUnlessAssignable(app: AppRecord, user: UserRecord): void {
  if (app.status !== 'ACTIVE') throw validationFailed('app', 'app: The application is not active.');
  if (user.status === 'DEPROVISIONED') {
    throw new OktaError(403, 'E0000117', 'Cannot assign apps or update app profiles for an inactive user.');
  }
}

function setAssignment(org: Org, app: AppRecord, user: UserRecord, body: JsonObject): void {
  const now = org.clock.now();
  const before = app.users.get(user.id);
  const userName = textMember(objectMember(body, 'credentials') ?? {}, 'userName');
  app.users.set(user.id, {
    profile: { ...before?.profile, ...objectMember(body, 'profile') },
    userName: userName ?? before?.userName ?? String(user.profile.login),
    createdMs: before?.createdMs ?? now,
    lastUpdatedMs: now,
  });
}

function appUserOf(c: RouteContext, org: Org): { record: AppRecord; user: UserRecord } {
  const record = org.app(segment(c, 'appId'));
  const user = userByIdOfPath(c, org);
  if (!org.hasApp(user, record)) throw notFound(user.id, 'AppUser');
  return { record, user };
}

const MESSAGES = {
  add: 'Add user to application membership',
  update: 'Update user application membership',
  remove: "Remove user's application membership",
} as const;

function recordMembership(org: Org, app: AppRecord, user: UserRecord, verb: keyof typeof MESSAGES): void {
  recordAction(org, {
    eventType: `application.user_membership.${verb}`,
    displayMessage: MESSAGES[verb],
    targets: [toAppUserTarget(user), toAppTarget(app), toUserTarget(user)],
    requestUri: `/api/v1/apps/${app.id}/users/${user.id}`,
  });
}
