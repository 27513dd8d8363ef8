import type { RoleRecord } from '../access-records.ts';
import { addUserToOrg, newUser } from '../new-user.ts';
import { digestPassword, type Org } from '../org.ts';
import type { FactorRecord, UserRecord } from '../records.ts';
import { newRole, targetsOf } from '../roles.ts';
import { findGroup } from './add-group.ts';
import type { FactorSeed, UserSeed } from './org-seed.ts';
import { parseDateOr, parseDateOrNull } from './seed-dates.ts';

/** The prefix of a factor's id by its kind, as Okta's own examples have it. */
const FACTOR_PREFIX: Readonly<Record<string, string>> = {
  push: 'opf',
  sms: 'sms',
  call: 'clf',
  email: 'emf',
  question: 'ufs',
  'token:software:totp': 'ost',
  'token:hardware': 'ykf',
  'token:hotp': 'hot',
  token: 'rsa',
  webauthn: 'fwf',
  u2f: 'fuf',
  web: 'dsw',
  signed_nonce: 'sgn',
};

export function addUser(org: Org, seed: UserSeed): UserRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const status = seed.status ?? 'ACTIVE';
  const activeSinceMs = status === 'STAGED' ? null : createdMs;
  const user: UserRecord = {
    ...newUser(org, { email: seed.profile.login, ...seed.profile }),
    status,
    createdMs,
    activatedMs: parseDateOrNull(seed.activated, activeSinceMs),
    statusChangedMs: parseDateOrNull(seed.statusChanged, activeSinceMs),
    lastLoginMs: parseDateOrNull(seed.lastLogin, null),
    lastUpdatedMs: parseDateOr(seed.lastUpdated, createdMs),
    passwordChangedMs: parseDateOrNull(seed.passwordChanged, seed.password === undefined ? null : createdMs),
    passwordDigests: seed.password === undefined ? [] : [digestPassword(seed.password)],
    recoveryQuestion: seed.recoveryQuestion ?? null,
    sessions: seed.sessions ?? 0,
    rememberedDevices: seed.rememberedDevices ?? 0,
    blockedDevices: seed.blockedDevices ?? null,
    risk: seed.risk ?? null,
  };
  const added = addUserToOrg(org, user, seed.id);
  added.factors = (seed.factors ?? []).map((factor) => toFactor(org, factor));
  added.roles = (seed.roles ?? []).map((role) => toRole(org, role));
  for (const name of seed.groups ?? []) findGroup(org, name).members.add(added.id);
  return added;
}

function toRole(org: Org, { created, ...seed }: NonNullable<UserSeed['roles']>[number]): RoleRecord {
  const createdMs = parseDateOr(created, org.clock.now());
  const role = newRole(org, seed, 'user', createdMs);
  if (targetsOf(role) === 'groups') role.targets = role.targets.map((name) => findGroup(org, name).id);
  return role;
}

function toFactor(org: Org, seed: FactorSeed): FactorRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const provider = seed.provider ?? 'OKTA';
  return {
    id: seed.id ?? org.ids.next(FACTOR_PREFIX[seed.factorType] ?? 'fac'),
    factorType: seed.factorType,
    provider,
    vendorName: seed.vendorName ?? provider,
    status: seed.status ?? 'ACTIVE',
    createdMs,
    lastUpdatedMs: parseDateOr(seed.lastUpdated, createdMs),
    profile: seed.profile ?? {},
    push: seed.push ?? [{ result: 'SUCCESS', waitingPolls: 1 }],
    ...(seed.embedded === undefined ? {} : { embedded: seed.embedded }),
    ...(seed.deviceId === undefined ? {} : { deviceId: seed.deviceId }),
  };
}
