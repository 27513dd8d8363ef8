import type { Hono } from 'hono';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { notFound } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { readBoolean } from '../query.ts';
import type { UserRecord } from '../records.ts';
import { newRole, recordUserPrivileges, rolesOf } from '../roles.ts';
import { toRoleAssignment } from '../views/role.ts';
import { readRole, refuseRepeatedRole, roleOfPath, targetsToShow } from './role-requests.ts';
import { addRoleTargetRoutes } from './role-targets.ts';
import { userByIdOfPath } from './user-of-path.ts';

/** `/users/{userId}/roles`. Roles that come through a group are listed too; the group alone can lose them. */
export function addUserRoleRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/users/:userId/roles';
  const one = `${all}/:roleAssignmentId`;

  app.get(all, (c) => {
    const user = userByIdOfPath(c, org);
    return c.json(
      rolesOf(org, user).map(({ role, groupId }) =>
        toRoleAssignment(org, role, toAssignee(user, groupId), {
          origin: originOf(c),
          withTargets: targetsToShow(c),
        }),
      ),
    );
  });
  app.post(all, async (c) => {
    readBoolean(c, 'disableNotifications', false);
    const user = userByIdOfPath(c, org);
    const seed = await readRole(c);
    refuseRepeatedRole(user.roles, seed, 'user');
    const role = newRole(org, seed, 'user');
    user.roles.push(role);
    recordUserPrivileges(org, user);
    return c.json(toRoleAssignment(org, role, toAssignee(user, undefined), { origin: originOf(c) }), 201);
  });
  app.get(one, (c) => {
    const user = userByIdOfPath(c, org);
    const roleId = segment(c, 'roleAssignmentId');
    const found = rolesOf(org, user).find(({ role }) => role.id === roleId);
    if (found === undefined) throw notFound(roleId, 'RoleAssignment');
    return c.json(toRoleAssignment(org, found.role, toAssignee(user, found.groupId), { origin: originOf(c) }));
  });
  app.delete(one, (c) => {
    const user = userByIdOfPath(c, org);
    const role = roleOfPath(c, user.roles);
    user.roles = user.roles.filter((candidate) => candidate !== role);
    recordUserPrivileges(org, user);
    return c.body(null, 204);
  });
  addRoleTargetRoutes(app, org, one, (c: RouteContext) => userByIdOfPath(c, org).roles);
}

const toAssignee = (user: UserRecord, groupId: string | undefined): { collection: 'users' | 'groups'; id: string } =>
  groupId === undefined ? { collection: 'users', id: user.id } : { collection: 'groups', id: groupId };
