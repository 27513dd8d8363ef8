import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { IdSource } from './ids.ts';
import type { LogStore } from './log/log-store.ts';
import { notFound } from './okta-error.ts';
import type {
  AppRecord,
  DeviceRecord,
  FactorRecord,
  GroupRecord,
  JsonObject,
  UserRecord,
  UserStatus,
  ZoneRecord,
} from './records.ts';

/** One Okta org: all of its state, readable and writable by tests. */
export interface Org {
  readonly clock: Clock;
  readonly ids: IdSource;
  /** The id that every user's `type.id` has, and that of the schema behind it. */
  readonly userTypeId: string;
  readonly schemaId: string;
  /** Whose API token the SSWS token is: the user behind `me`. */
  ownerId: string;
  readonly users: Map<string, UserRecord>;
  readonly groups: Map<string, GroupRecord>;
  readonly apps: Map<string, AppRecord>;
  readonly zones: Map<string, ZoneRecord>;
  readonly devices: Map<string, DeviceRecord>;
  readonly log: LogStore;
  /** Profile attributes that the org has beyond Okta's standard ones. */
  readonly customAttributes: Set<string>;
  /** The next value of `order` for a new record. */
  nextOrder(): number;
  /** By login, without regard to case and diacritics. */
  userByLogin(login: string): UserRecord | undefined;
  /** The user that a path parameter `id` means: an id, a login, or a shortname that only one login has; else 404. */
  resolveUser(idOrLogin: string): UserRecord;
  /** The user that a path parameter `userId` means: an id and nothing else; else 404. */
  userById(userId: string): UserRecord;
  group(groupId: string): GroupRecord;
  groupByName(name: string): GroupRecord | undefined;
  app(appId: string): AppRecord;
  zone(zoneId: string): ZoneRecord;
  groupsOf(user: UserRecord): GroupRecord[];
  factorsOf(userId: string): FactorRecord[];
  /** Whether this is the user's current password. */
  passwordMatches(userId: string, password: string): boolean;
  /**
   * The org without times: what two runs that did the same must agree on. Plain JSON, ordered.
   */
  snapshot(): OrgSnapshot;
}

export interface OrgSnapshot {
  users: {
    id: string;
    status: UserStatus;
    profile: JsonObject;
    password: string | null;
    recoveryQuestion: string | null;
    sessions: number;
    factors: string[];
    roles: string[];
  }[];
  groups: { id: string; type: string; profile: JsonObject; members: string[] }[];
  apps: { id: string; label: string; status: string; groups: string[]; users: string[] }[];
  zones: { id: string; name: string; status: string; usage: string; details: JsonObject }[];
}

/** How logins are compared: `ISÁÀC` and `isaac` are the same. */
export function foldLogin(login: string): string {
  return login.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function digestPassword(password: string): string {
  return createHash('sha256').update(password).digest('base64url');
}

export interface OrgParts {
  clock: Clock;
  ids: IdSource;
  log: LogStore;
}

/** An org with nothing in it yet; the seeds fill it. */
export function createOrg({ clock, ids, log }: OrgParts): Org {
  let order = 0;
  const users = new Map<string, UserRecord>();
  const groups = new Map<string, GroupRecord>();
  const apps = new Map<string, AppRecord>();
  const zones = new Map<string, ZoneRecord>();

  const found = <T>(value: T | undefined, sent: string, kind: Parameters<typeof notFound>[1]): T => {
    if (value === undefined) throw notFound(sent, kind);
    return value;
  };
  // Folding is slow and an org may have thousands of logins: each is folded once.
  const folded = new Map<string, string>();
  const loginOf = (user: UserRecord): string => {
    const login = String(user.profile.login ?? '');
    const known = folded.get(login);
    if (known !== undefined) return known;
    const fold = foldLogin(login);
    folded.set(login, fold);
    return fold;
  };
  const userByLogin = (login: string): UserRecord | undefined => {
    const wanted = foldLogin(login);
    for (const user of users.values()) if (loginOf(user) === wanted) return user;
    return undefined;
  };
  const userByShortname = (shortname: string): UserRecord | undefined => {
    const start = `${foldLogin(shortname)}@`;
    const hits = [...users.values()].filter((user) => loginOf(user).startsWith(start));
    return hits.length === 1 ? hits[0] : undefined;
  };

  return {
    clock,
    ids,
    userTypeId: ids.next('oty'),
    schemaId: ids.next('osc'),
    ownerId: '',
    users,
    groups,
    apps,
    zones,
    devices: new Map(),
    log,
    customAttributes: new Set(['managerEmail']),
    nextOrder: () => ++order,
    userByLogin,
    resolveUser: (idOrLogin) =>
      found(users.get(idOrLogin) ?? userByLogin(idOrLogin) ?? userByShortname(idOrLogin), idOrLogin, 'User'),
    userById: (userId) => found(users.get(userId), userId, 'User'),
    group: (groupId) => found(groups.get(groupId), groupId, 'UserGroup'),
    groupByName: (name) =>
      [...groups.values()].find((group) => String(group.profile.name).toLowerCase() === name.toLowerCase()),
    app: (appId) => found(apps.get(appId), appId, 'AppInstance'),
    zone: (zoneId) => found(zones.get(zoneId), zoneId, 'NetworkZone'),
    groupsOf: (user) => [...groups.values()].filter((group) => group.members.has(user.id)),
    factorsOf: (userId) => users.get(userId)?.factors ?? [],
    passwordMatches: (userId, password) => users.get(userId)?.passwordDigests.at(-1) === digestPassword(password),
    snapshot: () => ({
      users: [...users.values()].map((user) => ({
        id: user.id,
        status: user.status,
        profile: structuredClone(user.profile),
        password: user.passwordDigests.at(-1) ?? null,
        recoveryQuestion: user.recoveryQuestion,
        sessions: user.sessions,
        factors: user.factors.map((factor) => factor.id),
        roles: user.roles.map((role) => role.id),
      })),
      groups: [...groups.values()].map((group) => ({
        id: group.id,
        type: group.type,
        profile: structuredClone(group.profile),
        members: [...group.members].sort(),
      })),
      apps: [...apps.values()].map((app) => ({
        id: app.id,
        label: app.label,
        status: app.status,
        groups: [...app.groups.keys()].sort(),
        users: [...app.users.keys()].sort(),
      })),
      zones: [...zones.values()].map((zone) => ({
        id: zone.id,
        name: zone.name,
        status: zone.status,
        usage: zone.usage,
        details: structuredClone(zone.details),
      })),
    }),
  };
}
