import type { Org } from './org.ts';
import type {
  AppGroupAssignment,
  AppRecord,
  DeviceRecord,
  FactorRecord,
  GroupRecord,
  JsonObject,
  RoleRecord,
  UserRecord,
  UserStatus,
  ZoneRecord,
} from './records.ts';
import { toTimestamp, toTimestampOrNull } from './timestamps.ts';

/** Okta's bodies of our records (okta-api.md §2). `origin` is what every link begins with. */

/** Which links a single user shows; lists show `self` only. Recorded for four states, the others by their rules. */
const USER_LINKS: Record<UserStatus, readonly string[]> = {
  ACTIVE: [
    'suspend',
    'schema',
    'resetPassword',
    'forgotPassword',
    'expirePassword',
    'changeRecoveryQuestion',
    'self',
    'resetFactors',
    'type',
    'changePassword',
    'deactivate',
  ],
  PROVISIONED: ['suspend', 'schema', 'resetPassword', 'reactivate', 'self', 'resetFactors', 'type', 'deactivate'],
  STAGED: ['schema', 'activate', 'self', 'resetFactors', 'type'],
  DEPROVISIONED: ['schema', 'activate', 'self', 'resetFactors', 'type', 'delete'],
  PASSWORD_EXPIRED: ['schema', 'resetPassword', 'self', 'resetFactors', 'type', 'changePassword', 'deactivate'],
  LOCKED_OUT: ['schema', 'resetPassword', 'unlock', 'self', 'resetFactors', 'type', 'deactivate'],
  RECOVERY: ['schema', 'resetPassword', 'reactivate', 'self', 'resetFactors', 'type', 'deactivate'],
  SUSPENDED: ['schema', 'unsuspend', 'self', 'resetFactors', 'type', 'deactivate'],
};

const USER_ACTIONS: Record<string, { path: string; method: string }> = {
  suspend: { path: '/lifecycle/suspend', method: 'POST' },
  unsuspend: { path: '/lifecycle/unsuspend', method: 'POST' },
  unlock: { path: '/lifecycle/unlock', method: 'POST' },
  activate: { path: '/lifecycle/activate', method: 'POST' },
  reactivate: { path: '/lifecycle/reactivate', method: 'POST' },
  deactivate: { path: '/lifecycle/deactivate', method: 'POST' },
  resetPassword: { path: '/lifecycle/reset_password', method: 'POST' },
  resetFactors: { path: '/lifecycle/reset_factors', method: 'POST' },
  expirePassword: { path: '/lifecycle/expire_password', method: 'POST' },
  forgotPassword: { path: '/credentials/forgot_password', method: 'POST' },
  changePassword: { path: '/credentials/change_password', method: 'POST' },
  changeRecoveryQuestion: { path: '/credentials/change_recovery_question', method: 'POST' },
  delete: { path: '', method: 'DELETE' },
};

/** A user without links: what filters and searches look at. */
export function toUserCore(org: Org, user: UserRecord): JsonObject {
  return {
    id: user.id,
    status: user.status,
    created: toTimestamp(user.createdMs),
    activated: toTimestampOrNull(user.activatedMs),
    statusChanged: toTimestampOrNull(user.statusChangedMs),
    lastLogin: toTimestampOrNull(user.lastLoginMs),
    lastUpdated: toTimestamp(user.lastUpdatedMs),
    passwordChanged: toTimestampOrNull(user.passwordChangedMs),
    ...(user.transitioningToStatus === null ? {} : { transitioningToStatus: user.transitioningToStatus }),
    type: { id: org.userTypeId },
    profile: user.profile,
    credentials: {
      ...(user.passwordDigests.length > 0 ? { password: {} } : {}),
      ...(user.recoveryQuestion === null ? {} : { recovery_question: { question: user.recoveryQuestion } }),
      provider: { ...user.provider },
    },
  };
}

export function toListedUser(org: Org, user: UserRecord, origin: string): JsonObject {
  return { ...toUserCore(org, user), _links: { self: { href: `${origin}/api/v1/users/${user.id}` } } };
}

export function toUser(org: Org, user: UserRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/users/${user.id}`;
  const links: JsonObject = {};
  for (const name of USER_LINKS[user.status]) {
    const action = USER_ACTIONS[name];
    if (action !== undefined) links[name] = { href: self + action.path, method: action.method };
    else if (name === 'schema') links[name] = { href: `${origin}/api/v1/meta/schemas/user/${org.schemaId}` };
    else if (name === 'type') links[name] = { href: `${origin}/api/v1/meta/types/user/${org.userTypeId}` };
    else links[name] = { href: self };
  }
  return { ...toUserCore(org, user), _links: links };
}

export function toGroupCore(group: GroupRecord): JsonObject {
  return {
    id: group.id,
    created: toTimestamp(group.createdMs),
    lastUpdated: toTimestamp(group.lastUpdatedMs),
    lastMembershipUpdated: toTimestamp(group.lastMembershipUpdatedMs),
    objectClass: [...group.objectClass],
    type: group.type,
    profile: group.profile,
    ...(group.sourceAppId === undefined ? {} : { source: { id: group.sourceAppId } }),
  };
}

export function toGroup(group: GroupRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/groups/${group.id}`;
  const logo = (size: string): JsonObject => ({
    name: size,
    href: `${origin}/assets/img/logos/groups/okta-${size}.png`,
    type: 'image/png',
  });
  return {
    ...toGroupCore(group),
    _links: {
      logo: [logo('medium'), logo('large')],
      users: { href: `${self}/users` },
      apps: { href: `${self}/apps` },
      ...(group.sourceAppId === undefined ? {} : { source: { href: `${origin}/api/v1/apps/${group.sourceAppId}` } }),
    },
  };
}

export function toFactor(factor: FactorRecord, userId: string, origin: string): JsonObject {
  const user = `${origin}/api/v1/users/${userId}`;
  const self = `${user}/factors/${factor.id}`;
  const pending = factor.status === 'PENDING_ACTIVATION';
  return {
    id: factor.id,
    factorType: factor.factorType,
    provider: factor.provider,
    vendorName: factor.vendorName,
    status: factor.status,
    created: toTimestamp(factor.createdMs),
    lastUpdated: toTimestamp(factor.lastUpdatedMs),
    profile: factor.profile,
    _links: {
      ...(pending
        ? { next: { name: 'activate', href: `${self}/lifecycle/activate`, hints: { allow: ['POST'] } } }
        : { verify: { href: `${self}/verify`, hints: { allow: ['POST'] } } }),
      ...(factor.factorType === 'question'
        ? { questions: { href: `${user}/factors/questions`, hints: { allow: ['GET'] } } }
        : {}),
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: user, hints: { allow: ['GET'] } },
    },
    ...(factor.embedded === undefined ? {} : { _embedded: factor.embedded }),
  };
}

export function toZone(zone: ZoneRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/zones/${zone.id}`;
  const change = zone.status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    type: zone.type,
    id: zone.id,
    name: zone.name,
    status: zone.status,
    usage: zone.usage,
    created: toTimestamp(zone.createdMs),
    lastUpdated: toTimestamp(zone.lastUpdatedMs),
    system: zone.system,
    ...zone.details,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } },
    },
  };
}

export function toApp(app: AppRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/apps/${app.id}`;
  const change = app.status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    id: app.id,
    orn: `orn:okta:idp:00o1acme5d7:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: toTimestamp(app.lastUpdatedMs),
    created: toTimestamp(app.createdMs),
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
    visibility: {
      autoSubmitToolbar: false,
      hide: { iOS: false, web: false },
      appLinks: { [`${app.name}_link`]: true },
    },
    features: [],
    signOnMode: app.signOnMode,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Okta's, not of ours
    credentials: { userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' }, signing: {} },
    settings: {
      app: app.signOnMode === 'BOOKMARK' ? { requestIntegration: false, url: `${origin}/bookmark` } : {},
      notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
    },
    universalLogout: { status: 'UNSUPPORTED' },
    _links: {
      groups: { href: `${self}/groups` },
      users: { href: `${self}/users` },
      logo: [{ name: 'medium', href: `${origin}/assets/img/logos/default.png`, type: 'image/png' }],
      [change]: { href: `${self}/lifecycle/${change}` },
    },
  };
}

export function toAppGroup(
  app: AppRecord,
  groupId: string,
  assignment: AppGroupAssignment,
  origin: string,
): JsonObject {
  const appHref = `${origin}/api/v1/apps/${app.id}`;
  return {
    id: groupId,
    lastUpdated: toTimestamp(assignment.lastUpdatedMs),
    priority: assignment.priority,
    profile: assignment.profile,
    _links: {
      app: { href: appHref },
      self: { href: `${appHref}/groups/${groupId}` },
      group: { href: `${origin}/api/v1/groups/${groupId}` },
    },
  };
}

export function toRoleAssignment(role: RoleRecord, userId: string, origin: string): JsonObject {
  return {
    id: role.id,
    label: role.label,
    type: role.type,
    status: 'ACTIVE',
    created: toTimestamp(role.createdMs),
    lastUpdated: toTimestamp(role.createdMs),
    assignmentType: 'USER',
    _links: { assignee: { href: `${origin}/api/v1/users/${userId}` } },
  };
}

export function toDevice(device: DeviceRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/devices/${device.id}`;
  return {
    id: device.id,
    status: device.status,
    created: toTimestamp(device.createdMs),
    lastUpdated: toTimestamp(device.lastUpdatedMs),
    profile: device.profile,
    resourceType: 'UDDevice',
    resourceId: device.id,
    resourceDisplayName: { value: device.profile.displayName ?? '', sensitive: false },
    _links: { self: { href: self, hints: { allow: ['GET'] } } },
  };
}
