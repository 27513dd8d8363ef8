import type { Org } from '../org.ts';
import type { JsonObject, UserRecord, UserStatus } from '../records.ts';
import { toTimestamp, toTimestampOrNull } from '../timestamps.ts';

/** The links of a single user; lists show `self` only. Four states are recorded, the others follow their rules. */
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

/** A user without links, as filters and searches see it. */
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
