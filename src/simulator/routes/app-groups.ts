import type { Hono } from 'hono';
import { recordAction, toAppTarget, toGroupTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { isJsonObject, readArrayBody, readOptionalBody } from '../body.ts';
import { notFound, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import type { AppGroupAssignment, AppRecord, GroupRecord } from '../records.ts';
import { toAppGroup } from '../views/app.ts';

const LIMIT = { default: 20, max: 200, above: 'cap' } as const;

/** `/apps/{appId}/groups`: the groups whose members have an app. */
export function addAppGroupRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/apps/:appId/groups';
  const one = `${all}/:groupId`;

  app.get(all, (c) => {
    const record = org.app(segment(c, 'appId'));
    const start = readText(c, 'q')?.toLowerCase();
    const rows = [...record.groups]
      .map(([id, assignment], order) => ({ order, id, assignment }))
      .filter(({ id }) => start === undefined || nameOf(org.groups.get(id)).startsWith(start));
    const page = pageByOrder(c, rows, readLimit(c, LIMIT));
    return c.json(page.map(({ id, assignment }) => toAppGroup(record, id, assignment, originOf(c))));
  });
  app.get(one, (c) => {
    const { record, groupId, assignment } = assignmentOf(c, org);
    return c.json(toAppGroup(record, groupId, assignment, originOf(c)));
  });
  app.put(one, (c) => assign(c, org));
  app.patch(one, (c) => patch(c, org));
  app.delete(one, (c) => {
    const { record, groupId } = assignmentOf(c, org);
    const group = org.group(groupId);
    record.groups.delete(groupId);
    recordAssignment(org, record, group, 'remove');
    return c.body(null, 204);
  });
}

const nameOf = (group: GroupRecord | undefined): string => String(group?.profile.name ?? '').toLowerCase();

function assignmentOf(
  c: RouteContext,
  org: Org,
): { record: AppRecord; groupId: string; assignment: AppGroupAssignment } {
  const record = org.app(segment(c, 'appId'));
  const groupId = org.group(segment(c, 'groupId')).id;
  const assignment = record.groups.get(groupId);
  if (assignment === undefined) throw notFound(groupId, 'ApplicationGroupAssignment');
  return { record, groupId, assignment };
}

/** A repeat updates the assignment. No source says whether Okta refuses an INACTIVE app; this org does. */
async function assign(c: RouteContext, org: Org): Promise<Response> {
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
  recordAssignment(org, record, group, before === undefined ? 'add' : 'update');
  return c.json(toAppGroup(record, group.id, assignment, originOf(c)));
}

/** JSON patch (RFC 6902), as far as Okta takes it: replaces or removes the priority or a member of the profile. */
async function patch(c: RouteContext, org: Org): Promise<Response> {
  const { record, groupId, assignment } = assignmentOf(c, org);
  const changed = { ...assignment, profile: { ...assignment.profile }, lastUpdatedMs: org.clock.now() };
  for (const { op, path, value } of await readArrayBody(c)) {
    const [, field = '', member] = String(path).split('/');
    const isRemoval = op === 'remove';
    if (!isRemoval && op !== 'replace') throw validationFailed('op', 'op: The field is not valid');
    if (field === 'priority' && typeof value === 'number' && !isRemoval) changed.priority = value;
    else if (field === 'profile' && member !== undefined && isRemoval) delete changed.profile[member];
    else if (field === 'profile' && member !== undefined) changed.profile[member] = value ?? null;
    else throw validationFailed('path', 'path: The field is not valid');
  }
  record.groups.set(groupId, changed);
  recordAssignment(org, record, org.group(groupId), 'update');
  return c.json(toAppGroup(record, groupId, changed, originOf(c)));
}

const MESSAGES = {
  add: 'Add assigned application to group',
  update: 'Update assigned application of group',
  remove: 'Remove assigned application from group',
} as const;

function recordAssignment(org: Org, app: AppRecord, group: GroupRecord, verb: keyof typeof MESSAGES): void {
  recordAction(org, {
    eventType: `group.application_assignment.${verb}`,
    displayMessage: MESSAGES[verb],
    targets: [toGroupTarget(group), toAppTarget(app)],
    requestUri: `/api/v1/apps/${app.id}/groups/${group.id}`,
  });
}
