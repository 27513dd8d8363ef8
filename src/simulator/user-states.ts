import { grantsOf, refreshTokensOf } from './oauth-tokens.ts';
import { notAllowedInStatus, notFound, OktaError, validationFailed } from './okta-error.ts';
import type { Org } from './org.ts';
import type { UserRecord, UserStatus } from './records.ts';

/**
 * The life of a user (https://developer.okta.com/docs/concepts/user-lifecycle/): from which states a call is allowed,
 * where it leads, and what Okta answers otherwise. If no source names the error code, it is the one that Okta documents
 * for the kind of operation (E0000038 for expiring, E0000017 for resetting a password).
 */

const hasPassword = (user: UserRecord): boolean => user.passwordDigests.length > 0;

export function changeStatus(org: Org, user: UserRecord, status: UserStatus): void {
  const now = org.clock.now();
  user.lastUpdatedMs = now;
  if (user.status === status) return;
  user.status = status;
  user.statusChangedMs = now;
}

export function activate(org: Org, user: UserRecord): void {
  if (user.status !== 'STAGED' && user.status !== 'DEPROVISIONED') {
    throw new OktaError(403, 'E0000016', 'Activation failed because the user is already active');
  }
  const cameBack = user.status === 'DEPROVISIONED';
  changeStatus(org, user, hasPassword(user) && !cameBack ? 'ACTIVE' : 'PROVISIONED');
  user.activatedMs ??= org.clock.now();
  org.groupByName('Everyone')?.members.add(user.id);
}

/** PROVISIONED and RECOVERY only: sends the welcome mail again. */
export function reactivate(org: Org, user: UserRecord): void {
  if (user.status !== 'PROVISIONED' && user.status !== 'RECOVERY') throw notAllowedInStatus();
  changeStatus(org, user, 'PROVISIONED');
}

/** From every state but DEPROVISIONED, where Okta says 404. Takes the user's access away. */
export function deactivate(org: Org, user: UserRecord): void {
  refuseDeprovisioned(user);
  changeStatus(org, user, 'DEPROVISIONED');
  user.sessions = 0;
  user.oauthTokens = 0;
  for (const token of refreshTokensOf(org, user)) org.refreshTokens.delete(token.id);
  const now = org.clock.now();
  for (const group of org.groupsOf(user)) {
    if (group.type === 'BUILT_IN') continue;
    group.members.delete(user.id);
    group.lastMembershipUpdatedMs = now;
  }
  for (const app of org.apps.values()) app.users.delete(user.id);
}

export function suspend(org: Org, user: UserRecord): void {
  if (user.status !== 'ACTIVE') throw validationFailed('suspendUser', 'Cannot suspend a user that is not active');
  changeStatus(org, user, 'SUSPENDED');
  user.sessions = 0;
}

/** As recorded, Okta's summary names the opposite operation. */
export function unsuspend(org: Org, user: UserRecord): void {
  if (user.status !== 'SUSPENDED')
    throw validationFailed('suspendUser', 'Cannot unsuspend a user that is not suspended');
  changeStatus(org, user, 'ACTIVE');
}

/** Also lifts a block of devices, which leaves the status at ACTIVE. */
export function unlock(org: Org, user: UserRecord): void {
  const wasBlocked = user.blockedDevices !== null;
  user.blockedDevices = null;
  if (user.status === 'LOCKED_OUT') changeStatus(org, user, 'ACTIVE');
  else if (!wasBlocked) {
    throw new OktaError(403, 'E0000032', 'Unlock is not allowed for this user.', ['The user is not locked out.']);
  }
}

/** Okta does not find a DEPROVISIONED user for operations of this kind. */
export function refuseDeprovisioned(user: UserRecord): void {
  if (user.status === 'DEPROVISIONED') throw notFound(user.id, 'User');
}

export function expirePassword(org: Org, user: UserRecord): void {
  refuseDeprovisioned(user);
  if (user.status !== 'ACTIVE' && user.status !== 'PASSWORD_EXPIRED' && user.status !== 'LOCKED_OUT') {
    throw notAllowedInStatus();
  }
  changeStatus(org, user, 'PASSWORD_EXPIRED');
}

const RESETTABLE: readonly UserStatus[] = ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'];

export function resetPassword(org: Org, user: UserRecord): void {
  if (!RESETTABLE.includes(user.status)) {
    throw new OktaError(403, 'E0000017', 'Password reset failed', ['User status does not allow a password reset.']);
  }
  changeStatus(org, user, 'RECOVERY');
}

/** A new password finishes an activation, an expiry, a lock and a recovery; in other states it changes nothing. */
export function afterPasswordSet(org: Org, user: UserRecord): void {
  const finishes: readonly UserStatus[] = ['PROVISIONED', 'PASSWORD_EXPIRED', 'RECOVERY', 'LOCKED_OUT'];
  changeStatus(org, user, finishes.includes(user.status) ? 'ACTIVE' : user.status);
  if (user.status === 'ACTIVE') user.activatedMs ??= org.clock.now();
}

/** DELETE: deactivates a user who is not DEPROVISIONED yet, removes one who is, and tells which it did. */
export function deleteUser(org: Org, user: UserRecord): 'deactivated' | 'deleted' {
  if (user.status !== 'DEPROVISIONED') {
    deactivate(org, user);
    return 'deactivated';
  }
  org.users.delete(user.id);
  for (const group of org.groups.values()) group.members.delete(user.id);
  for (const app of org.apps.values()) app.users.delete(user.id);
  for (const device of org.devices.values()) device.users = device.users.filter((link) => link.userId !== user.id);
  for (const grant of grantsOf(org, user)) org.grants.delete(grant.id);
  for (const provider of org.identityProviders.values()) provider.users.delete(user.id);
  return 'deleted';
}
