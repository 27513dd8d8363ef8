import type { Hono } from 'hono';
import { recordAction, toGroupTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { OktaError } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { readBoolean } from '../query.ts';
import type { GroupRecord } from '../records.ts';
import { newRole } from '../roles.ts';
import { toRoleAssignment } from '../views/role.ts';
import { readRole, refuseRepeatedRole, roleOfPath, targetsToShow } from './role-requests.ts';
import { addRoleTargetRoutes } from './role-targets.ts';

const MAX_MEMBERS = 5000;

/** `/groups/{groupId}/roles`: what every member of a group may administer. */
export function addGroupRoleRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/groups/:groupId/roles';
  const one = `${all}/:roleAssignmentId`;
  const groupOf = (c: RouteContext): GroupRecord => org.group(segment(c, 'groupId'));

  app.get(all, (c) => {
    const group = groupOf(c);
    const options = { origin: originOf(c), withTargets: targetsToShow(c) };
    return c.json(group.roles.map((role) => toRoleAssignment(org, role, toAssignee(group), options)));
  });
  app.post(all, async (c) => {
    readBoolean(c, 'disableNotifications', false);
    const group = groupOf(c);
    const seed = await readRole(c);
    refuseUnfitGroup(org, group);
    refuseRepeatedRole(group.roles, seed, 'group');
    const role = newRole(org, seed, 'group');
    group.roles.push(role);
    record(org, group, 'grant');
    return c.json(toRoleAssignment(org, role, toAssignee(group), { origin: originOf(c) }), 201);
  });
  app.get(one, (c) => {
    const group = groupOf(c);
    const role = roleOfPath(c, group.roles);
    return c.json(toRoleAssignment(org, role, toAssignee(group), { origin: originOf(c) }));
  });
  app.delete(one, (c) => {
    const group = groupOf(c);
    const role = roleOfPath(c, group.roles);
    group.roles = group.roles.filter((candidate) => candidate !== role);
    record(org, group, 'revoke');
    return c.body(null, 204);
  });
  addRoleTargetRoutes(app, org, one, (c) => groupOf(c).roles);
}

const toAssignee = (group: GroupRecord): { collection: 'groups'; id: string } => ({
  collection: 'groups',
  id: group.id,
});

/** A group whose members somebody else decides about cannot carry admin roles, nor can a very large one. */
function refuseUnfitGroup(org: Org, group: GroupRecord): void {
  const refuse = (code: string, summary: string): OktaError => new OktaError(400, code, summary);
  if (group.type === 'BUILT_IN') throw refuse('E0000211', 'Admin roles cannot be assigned to built-in groups.');
  if (group.type === 'APP_GROUP' && group.sourceAppId === undefined) {
    throw refuse('E0000194', 'Admin roles cannot be assigned to app groups.');
  }
  if ([...org.groupRules.values()].some((rule) => rule.groupIds.includes(group.id))) {
    throw refuse('E0000192', 'Admin roles cannot be assigned to groups with group rules.');
  }
  if (group.members.size > MAX_MEMBERS) {
    throw refuse('E0000193', `Admin roles cannot be assigned to groups with more than ${MAX_MEMBERS} members.`);
  }
}

function record(org: Org, group: GroupRecord, verb: 'grant' | 'revoke'): void {
  recordAction(org, {
    eventType: `group.privilege.${verb}`,
    displayMessage: verb === 'grant' ? 'Grant group privilege' : 'Revoke group privilege',
    targets: [toGroupTarget(group)],
    requestUri: `/api/v1/groups/${group.id}/roles`,
    debugData: { privilegeGranted: group.roles.map((role) => role.label).join(', ') },
  });
}
