import type { AppGroupAssignment, AppRecord, JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

/** In Okta's expression language: the user's login. */
const LOGIN_TEMPLATE = '\u0024{source.login}';

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
    credentials: { userNameTemplate: { template: LOGIN_TEMPLATE, type: 'BUILT_IN' }, signing: {} },
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
