import type { Hono } from 'hono';
import { recordAction, toGroupTarget, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { objectMember, readBody, textMember } from '../body.ts';
import { compileFilter } from '../filter/dialects.ts';
import { excludeFromRules, invalidateRulesOf } from '../group-rules.ts';
import { accessDenied, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import type { GroupRecord, JsonObject } from '../records.ts';
import { addGroup } from '../seed/add-group.ts';
import { toApp } from '../views/app.ts';
import { toGroup, toGroupCore } from '../views/group.ts';
import { toListedUser } from '../views/user.ts';

const LIST_LIMIT = { default: 10_000, max: 10_000, above: 'cap' } as const;
const LOOK_AHEAD_LIMIT = { default: 300, max: 300, above: 'cap' } as const;
const APPS_LIMIT = { default: 20, max: 200, above: 'cap' } as const;
const MEMBERS_LIMIT = { default: 1000, max: 1000, above: 'cap' } as const;

/** `/groups`, the members of a group and its apps. */
export function addGroupRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/groups', (c) => listGroups(c, org));
  app.post('/api/v1/groups', async (c) => {
    const profile = checkedProfile(org, await readBody(c));
    const group = addGroup(org, { name: String(profile.name), profile });
    record(org, 'group.lifecycle.create', 'Create Okta group', group);
    return c.json(toGroup(group, originOf(c)));
  });
  app.get('/api/v1/groups/:groupId', (c) => c.json(toGroup(org.group(segment(c, 'groupId')), originOf(c))));
  app.put('/api/v1/groups/:groupId', async (c) => {
    const group = org.group(segment(c, 'groupId'));
    refuseUnlessOwn(group);
    group.profile = checkedProfile(org, await readBody(c), group);
    group.lastUpdatedMs = org.clock.now();
    record(org, 'group.profile.update', 'Update Okta group', group);
    return c.json(toGroup(group, originOf(c)));
  });
  app.delete('/api/v1/groups/:groupId', (c) => {
    const group = org.group(segment(c, 'groupId'));
    if (group.type === 'BUILT_IN') throw accessDenied();
    org.groups.delete(group.id);
    for (const one of org.apps.values()) one.groups.delete(group.id);
    invalidateRulesOf(org, group.id);
    record(org, 'group.lifecycle.delete', 'Delete Okta group', group);
    return c.body(null, 204);
  });

  app.get('/api/v1/groups/:groupId/apps', (c) => {
    const group = org.group(segment(c, 'groupId'));
    const apps = [...org.apps.values()].filter((one) => one.groups.has(group.id));
    return c.json(pageByOrder(c, apps, readLimit(c, APPS_LIMIT)).map((one) => toApp(one, originOf(c))));
  });
  app.get('/api/v1/groups/:groupId/users', (c) => {
    const group = org.group(segment(c, 'groupId'));
    const limit = readLimit(c, MEMBERS_LIMIT);
    const members = [...org.users.values()].filter((user) => group.members.has(user.id));
    return c.json(pageByOrder(c, members, limit).map((user) => toListedUser(org, user, originOf(c))));
  });
  app.put('/api/v1/groups/:groupId/users/:userId', (c) => changeMembership(c, org, 'add'));
  app.delete('/api/v1/groups/:groupId/users/:userId', (c) => changeMembership(c, org, 'remove'));
}

function listGroups(c: RouteContext, org: Org): Response {
  const [q, filter, search] = [readText(c, 'q'), readText(c, 'filter'), readText(c, 'search')];
  const matchesFilter = filter === undefined ? undefined : compileFilter('groups.filter', filter);
  const matchesSearch = search === undefined ? undefined : compileFilter('groups.search', search);
  const start = q?.toLowerCase();
  const hits = [...org.groups.values()].filter((group) => {
    if (c.env.caller?.isAdmin === false) return false;
    if (start !== undefined && !nameOf(group).startsWith(start)) return false;
    if (matchesFilter === undefined && matchesSearch === undefined) return true;
    const core = toGroupCore(group);
    return (matchesFilter?.(core) ?? true) && (matchesSearch?.(core) ?? true);
  });
  const withStats = readText(c, 'expand')?.split(',').includes('stats') ?? false;
  const toBody = (group: GroupRecord): JsonObject => ({
    ...toGroup(group, originOf(c)),
    ...(withStats ? { _embedded: { stats: statsOf(org, group) } } : {}),
  });
  if (start === undefined) return c.json(pageByOrder(c, hits, readLimit(c, LIST_LIMIT)).map(toBody));
  // A look-ahead is a single page without links, exact matches first.
  const exactFirst = [...hits].sort((a, b) => Number(nameOf(b) === start) - Number(nameOf(a) === start));
  return c.json(exactFirst.slice(0, readLimit(c, LOOK_AHEAD_LIMIT)).map(toBody));
}

const nameOf = (group: GroupRecord): string => String(group.profile.name).toLowerCase();

function statsOf(org: Org, group: GroupRecord): JsonObject {
  return {
    usersCount: group.members.size,
    appsCount: [...org.apps.values()].filter((one) => one.groups.has(group.id)).length,
    groupPushMappingsCount: 0,
    hasAdminPrivlege: group.roles.length > 0,
  };
}

function checkedProfile(org: Org, body: JsonObject, self?: GroupRecord): JsonObject {
  const profile = objectMember(body, 'profile') ?? {};
  const name = textMember(profile, 'name');
  if (name === undefined || name === '') throw validationFailed('name', 'name: The field cannot be left blank');
  if (name.length > 255) throw validationFailed('name', 'name: String length must be less than or equal to 255');
  const description = textMember(profile, 'description') ?? null;
  if (description !== null && description.length > 1024) {
    throw validationFailed('description', 'description: String length must be less than or equal to 1024');
  }
  const taken = [...org.groups.values()].some((group) => {
    return group !== self && group.type !== 'APP_GROUP' && nameOf(group) === name.toLowerCase();
  });
  if (taken) {
    throw validationFailed('name', 'name: An object with this field already exists in the current organization');
  }
  return { ...profile, name, description };
}

/** Only groups that belong to the org itself can be changed: not those of apps, nor built-in ones. */
function refuseUnlessOwn(group: GroupRecord): void {
  if (group.type !== 'OKTA_GROUP') throw accessDenied();
}

/** Both directions may be repeated; a repeat changes nothing. */
function changeMembership(c: RouteContext, org: Org, change: 'add' | 'remove'): Response {
  const group = org.group(segment(c, 'groupId'));
  const user = org.userById(segment(c, 'userId'));
  refuseUnlessOwn(group);
  excludeFromRules(org, group, user);
  const changed = change === 'add' ? !group.members.has(user.id) : group.members.has(user.id);
  if (changed) {
    if (change === 'add') group.members.add(user.id);
    else group.members.delete(user.id);
    group.lastMembershipUpdatedMs = org.clock.now();
    recordAction(org, {
      eventType: `group.user_membership.${change}`,
      displayMessage: change === 'add' ? 'Add user to group membership' : 'Remove user from group membership',
      targets: [toUserTarget(user), toGroupTarget(group)],
      requestUri: `/api/v1/groups/${group.id}/users/${user.id}`,
    });
  }
  return c.body(null, 204);
}

function record(org: Org, eventType: string, displayMessage: string, group: GroupRecord): void {
  recordAction(org, {
    eventType,
    displayMessage,
    targets: [toGroupTarget(group)],
    requestUri: `/api/v1/groups/${group.id}`,
  });
}
