import type { Org } from './org.ts';
import type { JsonObject, UserRecord } from './records.ts';

/**
 * A user as Okta creates one: STAGED, with nothing but a profile. It has neither id nor order yet, so that a request
 * which is refused later uses none up; `addUserToOrg` gives both.
 */
export function newUser(org: Org, profile: JsonObject): UserRecord {
  const now = org.clock.now();
  return {
    id: '',
    order: 0,
    status: 'STAGED',
    transitioningToStatus: null,
    createdMs: now,
    activatedMs: null,
    statusChangedMs: null,
    lastLoginMs: null,
    lastUpdatedMs: now,
    passwordChangedMs: null,
    profile: { firstName: null, lastName: null, mobilePhone: null, secondEmail: null, ...profile },
    passwordDigests: [],
    recoveryQuestion: null,
    provider: { type: 'OKTA', name: 'OKTA' },
    sessions: 0,
    oauthTokens: 0,
    rememberedDevices: 0,
    factors: [],
    accessCodes: [],
    roles: [],
    blockedDevices: null,
    risk: null,
  };
}

/** Puts a user into the org and into the group that everybody is in. */
export function addUserToOrg(org: Org, user: UserRecord, id: string = org.ids.next('00u')): UserRecord {
  const added: UserRecord = { ...user, id, order: org.nextOrder() };
  org.users.set(added.id, added);
  org.groupByName('Everyone')?.members.add(added.id);
  return added;
}
