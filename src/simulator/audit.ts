import { type LogAgent, type LogPlace, type LogTarget, toLogEvent } from './log/to-log-event.ts';
import type { Org } from './org.ts';
import type { AppRecord, GroupRecord, JsonObject, UserRecord, ZoneRecord } from './records.ts';

export const toUserTarget = (user: UserRecord): LogTarget => ({
  id: user.id,
  type: 'User',
  alternateId: String(user.profile.login),
  displayName: displayNameOf(user),
});
export const toAppUserTarget = (user: UserRecord): LogTarget => ({ ...toUserTarget(user), type: 'AppUser' });
export const toGroupTarget = (group: GroupRecord): LogTarget => ({
  id: group.id,
  type: 'UserGroup',
  alternateId: 'unknown',
  displayName: String(group.profile.name),
});
export const toAppTarget = (app: AppRecord): LogTarget => ({
  id: app.id,
  type: 'AppInstance',
  alternateId: app.label,
  displayName: app.label,
});
export const toZoneTarget = (zone: ZoneRecord): LogTarget => ({
  id: zone.id,
  type: 'NetworkZone',
  alternateId: 'unknown',
  displayName: zone.name,
});

function displayNameOf(user: UserRecord): string {
  const { displayName, firstName, lastName } = user.profile;
  return String(displayName ?? [firstName, lastName].filter((name) => typeof name === 'string').join(' '));
}

/** Who acts where Okta does something by itself. */
export const SYSTEM: LogTarget = {
  id: '00usysTemPrincipal5d7',
  type: 'SystemPrincipal',
  alternateId: 'system@okta.com',
  displayName: 'Okta System',
};

export interface Action {
  eventType: string;
  displayMessage: string;
  targets: readonly LogTarget[];
  /** The address of the request, without host and query. */
  requestUri: string;
  /** By default the owner of the API token. */
  actor?: LogTarget;
  debugData?: JsonObject;
}

/** Where calls of the API come from: the office. */
export const OFFICE: LogPlace = {
  ipAddress: '198.51.100.10',
  city: 'Amsterdam',
  state: 'North Holland',
  country: 'Netherlands',
  postalCode: '1012',
  lat: 52.3745,
  lon: 4.8981,
  asNumber: 64496,
  asOrg: 'Acme Networks',
  isp: 'Acme Networks',
  isProxy: false,
  zone: 'Acme Offices',
};
const API_CLIENT: LogAgent = { rawUserAgent: 'API client', os: 'Unknown', browser: 'UNKNOWN', device: 'Unknown' };

/**
 * Writes what a request changed into the org's own System Log, as Okta does: one event for each change that really
 * happened, and none for a call that was refused.
 */
export function recordAction(org: Org, action: Action): void {
  const owner = org.users.get(org.ownerId);
  const requestId = org.ids.opaque('', 12);
  const event = toLogEvent({
    ...action,
    uuid: org.ids.uuid(),
    publishedMs: org.clock.now(),
    actor: action.actor ?? (owner === undefined ? null : toUserTarget(owner)),
    outcome: { result: 'SUCCESS', reason: null },
    place: OFFICE,
    agent: API_CLIENT,
    sessionId: `trs${requestId}`,
    requestId,
  });
  org.log.append(event);
}
