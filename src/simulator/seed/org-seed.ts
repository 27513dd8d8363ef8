import { digestPassword, type Org } from '../org.ts';
import type {
  AppRecord,
  FactorRecord,
  GroupRecord,
  JsonObject,
  LogEvent,
  PushReaction,
  RoleRecord,
  UserRecord,
  UserStatus,
  ZoneRecord,
} from '../records.ts';
import { parseTimestamp } from '../timestamps.ts';

/** A date as people write it in a seed: ISO 8601. */
type IsoDate = string;

export interface FactorSeed {
  id?: string;
  factorType: string;
  provider?: string;
  vendorName?: string;
  status?: string;
  profile?: JsonObject;
  embedded?: JsonObject;
  created?: IsoDate;
  lastUpdated?: IsoDate;
  deviceId?: string;
  push?: PushReaction[];
}

/** A user; only `profile.login` is needed. A user without status is ACTIVE; `groups` are names or ids. */
export interface UserSeed {
  id?: string;
  status?: UserStatus;
  profile: JsonObject & { login: string };
  password?: string;
  recoveryQuestion?: string;
  provider?: { type: string; name: string };
  created?: IsoDate;
  activated?: IsoDate | null;
  statusChanged?: IsoDate | null;
  lastLogin?: IsoDate | null;
  lastUpdated?: IsoDate;
  passwordChanged?: IsoDate | null;
  sessions?: number;
  factors?: FactorSeed[];
  roles?: { id?: string; type: string; label: string }[];
  groups?: string[];
}

export interface GroupSeed {
  id?: string;
  name: string;
  description?: string | null;
  type?: GroupRecord['type'];
  objectClass?: string[];
  profile?: JsonObject;
  created?: IsoDate;
  lastUpdated?: IsoDate;
  lastMembershipUpdated?: IsoDate;
  /** The label of the app that an APP_GROUP comes from. */
  sourceApp?: string;
  ruleManaged?: boolean;
}

/** An app; `groups` are names or ids of groups, `users` logins or ids. */
export interface AppSeed {
  id?: string;
  name?: string;
  label: string;
  status?: AppRecord['status'];
  signOnMode?: string;
  created?: IsoDate;
  groups?: string[];
  users?: string[];
}

export interface ZoneSeed {
  id?: string;
  type?: ZoneRecord['type'];
  name: string;
  status?: ZoneRecord['status'];
  usage?: ZoneRecord['usage'];
  system?: boolean;
  created?: IsoDate;
  lastUpdated?: IsoDate;
  details?: JsonObject;
  usedByPolicy?: boolean;
}

export interface DeviceSeed {
  id?: string;
  profile: JsonObject;
  users?: string[];
}

/** Everything that an org starts with. `owner` is the login of the user behind the API token; without it one is made. */
export interface OrgSeed {
  users?: UserSeed[];
  groups?: GroupSeed[];
  apps?: AppSeed[];
  zones?: ZoneSeed[];
  devices?: DeviceSeed[];
  logs?: LogEvent[];
  owner?: string;
  customAttributes?: string[];
}

/** The prefix of a factor's id by its kind (okta-api.md §2). */
const FACTOR_PREFIX: Record<string, string> = {
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

function parseDate(date: IsoDate): number {
  const ms = parseTimestamp(date);
  if (ms === undefined) throw new TypeError(`A seed has a date that is none: ${date}`);
  return ms;
}

function parseDateOr(date: IsoDate | undefined, otherwise: number): number {
  return date === undefined ? otherwise : parseDate(date);
}

function parseDateOrNull(date: IsoDate | null | undefined, otherwise: number | null): number | null {
  if (date === undefined) return otherwise;
  return date === null ? null : parseDate(date);
}

export function addFactor(org: Org, seed: FactorSeed): FactorRecord {
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

export function toRole(org: Org, seed: { id?: string; type: string; label: string }): RoleRecord {
  return { id: seed.id ?? org.ids.next('ra1'), type: seed.type, label: seed.label, createdMs: org.clock.now() };
}

export function addUser(org: Org, seed: UserSeed): UserRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const status = seed.status ?? 'ACTIVE';
  const everActive = status !== 'STAGED';
  const user: UserRecord = {
    id: seed.id ?? org.ids.next('00u'),
    order: org.nextOrder(),
    status,
    transitioningToStatus: null,
    createdMs,
    activatedMs: parseDateOrNull(seed.activated, everActive ? createdMs : null),
    statusChangedMs: parseDateOrNull(seed.statusChanged, everActive ? createdMs : null),
    lastLoginMs: parseDateOrNull(seed.lastLogin, null),
    lastUpdatedMs: parseDateOr(seed.lastUpdated, createdMs),
    passwordChangedMs: parseDateOrNull(seed.passwordChanged, seed.password === undefined ? null : createdMs),
    profile: {
      firstName: null,
      lastName: null,
      mobilePhone: null,
      secondEmail: null,
      email: seed.profile.login,
      ...seed.profile,
    },
    passwordDigests: seed.password === undefined ? [] : [digestPassword(seed.password)],
    recoveryQuestion: seed.recoveryQuestion ?? null,
    provider: seed.provider ?? { type: 'OKTA', name: 'OKTA' },
    sessions: seed.sessions ?? 0,
    oauthTokens: 0,
    factors: (seed.factors ?? []).map((factor) => addFactor(org, factor)),
    roles: (seed.roles ?? []).map((role) => toRole(org, role)),
  };
  org.users.set(user.id, user);
  org.groupByName('Everyone')?.members.add(user.id);
  for (const name of seed.groups ?? []) findGroup(org, name).members.add(user.id);
  return user;
}

export function addGroup(org: Org, seed: GroupSeed): GroupRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const group: GroupRecord = {
    id: seed.id ?? org.ids.next('00g'),
    order: org.nextOrder(),
    type: seed.type ?? 'OKTA_GROUP',
    objectClass: seed.objectClass ?? ['okta:user_group'],
    createdMs,
    lastUpdatedMs: parseDateOr(seed.lastUpdated, createdMs),
    lastMembershipUpdatedMs: parseDateOr(seed.lastMembershipUpdated, createdMs),
    profile: { name: seed.name, description: seed.description ?? null, ...seed.profile },
    members: new Set(),
    ruleManaged: seed.ruleManaged ?? false,
    ruleExclusions: new Set(),
  };
  org.groups.set(group.id, group);
  return group;
}

export function addApp(org: Org, seed: AppSeed): AppRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const app: AppRecord = {
    id: seed.id ?? org.ids.next('0oa'),
    order: org.nextOrder(),
    name: seed.name ?? seed.label.toLowerCase().replace(/[^a-z0-9]+/g, '_'),
    label: seed.label,
    status: seed.status ?? 'ACTIVE',
    signOnMode: seed.signOnMode ?? 'SAML_2_0',
    createdMs,
    lastUpdatedMs: createdMs,
    groups: new Map(),
    users: new Map(),
  };
  for (const name of seed.groups ?? []) {
    app.groups.set(findGroup(org, name).id, { priority: app.groups.size, profile: {}, lastUpdatedMs: createdMs });
  }
  for (const login of seed.users ?? []) {
    const user = org.resolveUser(login);
    const userName = String(user.profile.login);
    app.users.set(user.id, { profile: {}, userName, createdMs, lastUpdatedMs: createdMs });
  }
  org.apps.set(app.id, app);
  return app;
}

export function addZone(org: Org, seed: ZoneSeed): ZoneRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const type = seed.type ?? 'IP';
  const zone: ZoneRecord = {
    id: seed.id ?? org.ids.next('nzo'),
    order: org.nextOrder(),
    type,
    name: seed.name,
    status: seed.status ?? 'ACTIVE',
    usage: seed.usage ?? 'POLICY',
    system: seed.system ?? false,
    createdMs,
    lastUpdatedMs: parseDateOr(seed.lastUpdated, createdMs),
    details: seed.details ?? (type === 'IP' ? { gateways: null, proxies: null } : {}),
    usedByPolicy: seed.usedByPolicy ?? false,
  };
  org.zones.set(zone.id, zone);
  return zone;
}

function findGroup(org: Org, nameOrId: string): GroupRecord {
  const group = org.groups.get(nameOrId) ?? org.groupByName(nameOrId);
  if (group === undefined) throw new TypeError(`A seed names a group that it does not have: ${nameOrId}`);
  return group;
}

/** Fills an org. `Everyone` and the owner of the API token are added where the seed has none, as every org has them. */
export function plantSeed(org: Org, seed: OrgSeed): void {
  for (const name of seed.customAttributes ?? []) org.customAttributes.add(name);
  const groups = seed.groups ?? [];
  if (!groups.some((group) => group.name === 'Everyone')) {
    addGroup(org, { name: 'Everyone', description: 'All users in your organization', type: 'BUILT_IN' });
  }
  for (const group of groups) addGroup(org, group);
  for (const user of seed.users ?? []) addUser(org, user);
  const owner = seed.owner === undefined ? undefined : org.userByLogin(seed.owner);
  org.ownerId = (owner ?? addUser(org, OWNER)).id;
  for (const app of seed.apps ?? []) addApp(org, app);
  for (const group of groups) {
    const app = [...org.apps.values()].find((candidate) => candidate.label === group.sourceApp);
    const record = org.groupByName(group.name);
    if (app !== undefined && record !== undefined) record.sourceAppId = app.id;
  }
  for (const zone of seed.zones ?? []) addZone(org, zone);
  for (const device of seed.devices ?? []) {
    const id = device.id ?? org.ids.next('guo');
    const createdMs = org.clock.now();
    org.devices.set(id, {
      id,
      order: org.nextOrder(),
      status: 'ACTIVE',
      createdMs,
      lastUpdatedMs: createdMs,
      profile: device.profile,
      userIds: (device.users ?? []).map((login) => org.resolveUser(login).id),
    });
  }
  for (const event of seed.logs ?? []) org.log.append(event);
}

const OWNER: UserSeed = {
  profile: {
    login: 'soar-integration@acme.example',
    email: 'soar-integration@acme.example',
    firstName: 'SOAR',
    lastName: 'Integration',
  },
  roles: [{ type: 'SUPER_ADMIN', label: 'Super Administrator' }],
};
