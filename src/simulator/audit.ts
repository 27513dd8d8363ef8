import type { Org } from './org.ts';
import type { AppRecord, GroupRecord, Json, JsonObject, LogEvent, UserRecord, ZoneRecord } from './records.ts';
import { toTimestamp } from './timestamps.ts';

/** A thing that an event is about, in the form of the System Log. */
export interface LogTarget {
  id: string;
  type: string;
  alternateId: string;
  displayName: string;
}

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

export function displayNameOf(user: UserRecord): string {
  const { displayName, firstName, lastName } = user.profile;
  return String(displayName ?? [firstName, lastName].filter((name) => typeof name === 'string').join(' '));
}

export interface Action {
  eventType: string;
  displayMessage: string;
  targets: readonly LogTarget[];
  /** The address of the request, without host and query. */
  requestUri: string;
}

/**
 * Writes what a request changed into the org's own System Log, as Okta does. A test can count on it: one event for
 * each change that really happened, and none for a call that was refused.
 */
export function recordAction(org: Org, action: Action): void {
  const owner = org.users.get(org.ownerId);
  const requestId = org.ids.opaque('', 12);
  const detailEntry: Json = null;
  const target: Json[] = action.targets.map((one): JsonObject => ({ ...one, detailEntry }));
  const event: LogEvent = {
    actor: owner === undefined ? null : { ...toUserTarget(owner), detailEntry },
    client: {
      userAgent: { rawUserAgent: 'okta-v2', os: 'Unknown', browser: 'UNKNOWN' },
      zone: null,
      device: 'Unknown',
      id: null,
      ipAddress: '198.51.100.10',
      geographicalContext: null,
    },
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      externalSessionId: `trs${requestId}`,
    },
    displayMessage: action.displayMessage,
    eventType: action.eventType,
    outcome: { result: 'SUCCESS', reason: null },
    published: toTimestamp(org.clock.now()),
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    severity: 'INFO',
    debugContext: { debugData: { requestId, requestUri: action.requestUri, url: action.requestUri } },
    legacyEventType: null,
    transaction: { type: 'WEB', id: requestId, detail: {} },
    uuid: org.ids.uuid(),
    version: '0',
    request: { ipChain: [] },
    target,
  };
  org.log.append(event);
}
