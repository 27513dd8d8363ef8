import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { readBody, textMember } from '../body.ts';
import { notFound, OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { readBoolean } from '../query.ts';
import type { AppRecord, RoleRecord, UserRecord } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';
import { toDevice } from '../views/device.ts';
import { toRoleAssignment } from '../views/role.ts';
import { userOfPath } from './user-of-path.ts';

/** What a user has: sessions, admin roles, apps on the dashboard, devices. */
export function addUserAccessRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const userOf = (c: RouteContext): UserRecord => org.userById(segment(c, 'userId'));
  const roleOf = (user: UserRecord, c: RouteContext): RoleRecord => {
    const roleId = segment(c, 'roleAssignmentId');
    const role = user.roles.find((one) => one.id === roleId);
    if (role === undefined) throw notFound(roleId, 'RoleAssignment');
    return role;
  };

  app.delete('/api/v1/users/:userId/sessions', (c) => {
    const alsoTokens = readBoolean(c, 'oauthTokens', false);
    readBoolean(c, 'forgetDevices', true);
    const user = userOf(c);
    user.sessions = 0;
    if (alsoTokens) user.oauthTokens = 0;
    recordAction(org, {
      eventType: 'user.session.clear',
      displayMessage: 'Clear user session',
      targets: [toUserTarget(user)],
      requestUri: `/api/v1/users/${user.id}/sessions`,
    });
    return c.body(null, 204);
  });

  app.get('/api/v1/users/:id/appLinks', (c) => {
    const user = userOfPath(c, org);
    const apps = [...org.apps.values()].filter((one) => one.status === 'ACTIVE' && hasApp(one, org, user));
    return c.json(
      apps.map((one, index) => ({
        id: org.userTypeId,
        label: one.label,
        linkUrl: `${originOf(c)}/home/${one.name}/${one.id}/1`,
        logoUrl: `${originOf(c)}/assets/img/logos/default.png`,
        appName: one.name,
        appInstanceId: one.id,
        appAssignmentId: `0ua${one.id.slice(3)}`,
        credentialsSetup: false,
        hidden: false,
        sortOrder: index,
      })),
    );
  });

  app.get('/api/v1/users/:userId/devices', (c) => {
    const user = userOf(c);
    const devices = [...org.devices.values()].filter((device) => device.userIds.includes(user.id));
    return c.json(
      devices.map((device) => ({
        created: toTimestamp(device.createdMs),
        deviceUserId: `duc${device.id.slice(3)}`,
        device: toDevice(device, originOf(c)),
      })),
    );
  });

  const roles = '/api/v1/users/:userId/roles';
  app.get(roles, (c) => {
    const user = userOf(c);
    return c.json(user.roles.map((role) => toRoleAssignment(role, user.id, originOf(c))));
  });
  app.post(roles, async (c) => {
    readBoolean(c, 'disableNotifications', false);
    const user = userOf(c);
    const type = textMember(await readBody(c), 'type');
    const label = type === undefined ? undefined : ROLE_LABELS[type];
    if (type === undefined || label === undefined) throw validationFailed('type', 'type: The field is not valid');
    if (user.roles.some((role) => role.type === type)) {
      throw new OktaError(409, 'E0000090', 'Duplicate role assignment', [
        'The role specified is already assigned to the user.',
      ]);
    }
    const role: RoleRecord = { id: org.ids.next('ra1'), type, label, createdMs: org.clock.now() };
    user.roles.push(role);
    return c.json(toRoleAssignment(role, user.id, originOf(c)), 201);
  });
  app.get(`${roles}/:roleAssignmentId`, (c) => {
    const user = userOf(c);
    return c.json(toRoleAssignment(roleOf(user, c), user.id, originOf(c)));
  });
  app.delete(`${roles}/:roleAssignmentId`, (c) => {
    const user = userOf(c);
    const role = roleOf(user, c);
    user.roles = user.roles.filter((one) => one !== role);
    return c.body(null, 204);
  });
}

const ROLE_LABELS: Record<string, string> = {
  SUPER_ADMIN: 'Super Administrator',
  ORG_ADMIN: 'Organization Administrator',
  APP_ADMIN: 'Application Administrator',
  USER_ADMIN: 'Group Administrator',
  HELP_DESK_ADMIN: 'Help Desk Administrator',
  READ_ONLY_ADMIN: 'Read-Only Administrator',
  API_ACCESS_MANAGEMENT_ADMIN: 'API Access Management Administrator',
  REPORT_ADMIN: 'Report Administrator',
  GROUP_MEMBERSHIP_ADMIN: 'Group Membership Administrator',
};

/** Whether a user has an app, by himself or through a group. */
export function hasApp(app: AppRecord, org: Org, user: UserRecord): boolean {
  return app.users.has(user.id) || [...app.groups.keys()].some((id) => org.groups.get(id)?.members.has(user.id));
}
