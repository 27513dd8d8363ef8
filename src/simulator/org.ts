import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type {
  ApiTokenRecord,
  DeviceRecord,
  GrantRecord,
  GroupRuleRecord,
  IdentityProviderRecord,
  RefreshTokenRecord,
} from './access-records.ts';
import type { IdSource } from './ids.ts';
import type { LogStore } from './log/log-store.ts';
import { notFound, type ResourceKind } from './okta-error.ts';
import { type OrgSnapshot, toSnapshot } from './org-snapshot.ts';
import type { AppRecord, FactorRecord, GroupRecord, UserRecord, ZoneRecord } from './records.ts';

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

/** One Okta org: all of its state, readable and writable by tests. It begins empty; the seeds fill it. */
export class Org {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: LogStore;
  readonly id = '00o1acmeExampleOrg5d7';
  /** The id that every user's `type.id` has, and that of the schema behind it. */
  readonly userTypeId: string;
  readonly schemaId: string;
  /** The user whose API token the SSWS token is, and whom `me` means. */
  ownerId = '';
  /** The record of the SSWS token. Revoking it ends its use. */
  ownTokenId = '';
  readonly users = new Map<string, UserRecord>();
  readonly groups = new Map<string, GroupRecord>();
  readonly groupRules = new Map<string, GroupRuleRecord>();
  readonly apps = new Map<string, AppRecord>();
  readonly zones = new Map<string, ZoneRecord>();
  readonly devices = new Map<string, DeviceRecord>();
  readonly grants = new Map<string, GrantRecord>();
  readonly refreshTokens = new Map<string, RefreshTokenRecord>();
  readonly apiTokens = new Map<string, ApiTokenRecord>();
  readonly identityProviders = new Map<string, IdentityProviderRecord>();
  #order = 0;
  /** Folding is slow and an org may have thousands of logins, so each is folded once. */
  readonly #foldedLogins = new Map<string, string>();

  constructor({ clock, ids, log }: OrgParts) {
    this.clock = clock;
    this.ids = ids;
    this.log = log;
    this.userTypeId = ids.next('oty');
    this.schemaId = ids.next('osc');
  }

  /** The next value of `order` for a new record. */
  nextOrder(): number {
    this.#order += 1;
    return this.#order;
  }

  /** By login, without regard to case and diacritics. */
  userByLogin(login: string): UserRecord | undefined {
    const wanted = foldLogin(login);
    for (const user of this.users.values()) if (this.#loginOf(user) === wanted) return user;
    return undefined;
  }

  /** The user that a path parameter `id` means: an id, a login, or a shortname that only one login has; else 404. */
  resolveUser(idOrLogin: string): UserRecord {
    const user = this.users.get(idOrLogin) ?? this.userByLogin(idOrLogin) ?? this.#userByShortname(idOrLogin);
    return found(user, idOrLogin, 'User');
  }

  /** The user that a path parameter `userId` means: an id and nothing else; else 404. */
  userById(userId: string): UserRecord {
    return found(this.users.get(userId), userId, 'User');
  }

  group(groupId: string): GroupRecord {
    return found(this.groups.get(groupId), groupId, 'UserGroup');
  }

  groupByName(name: string): GroupRecord | undefined {
    const wanted = name.toLowerCase();
    return [...this.groups.values()].find((group) => String(group.profile.name).toLowerCase() === wanted);
  }

  groupRule(ruleId: string): GroupRuleRecord {
    return found(this.groupRules.get(ruleId), ruleId, 'GroupRule');
  }

  app(appId: string): AppRecord {
    return found(this.apps.get(appId), appId, 'AppInstance');
  }

  zone(zoneId: string): ZoneRecord {
    return found(this.zones.get(zoneId), zoneId, 'NetworkZone');
  }

  device(deviceId: string): DeviceRecord {
    return found(this.devices.get(deviceId), deviceId, 'GenericUDObject');
  }

  apiToken(tokenId: string): ApiTokenRecord {
    return found(this.apiTokens.get(tokenId), tokenId, 'ApiToken');
  }

  identityProvider(idpId: string): IdentityProviderRecord {
    return found(this.identityProviders.get(idpId), idpId, 'IdentityProvider');
  }

  groupsOf(user: UserRecord): GroupRecord[] {
    return [...this.groups.values()].filter((group) => group.members.has(user.id));
  }

  /** Whether a user has an app, by their own assignment or through a group. */
  hasApp(user: UserRecord, app: AppRecord): boolean {
    return app.users.has(user.id) || this.hasAppByGroup(user, app);
  }

  hasAppByGroup(user: UserRecord, app: AppRecord): boolean {
    return [...app.groups.keys()].some((id) => this.groups.get(id)?.members.has(user.id));
  }

  factorsOf(userId: string): FactorRecord[] {
    return this.users.get(userId)?.factors ?? [];
  }

  /** Whether this is the user's current password. */
  passwordMatches(userId: string, password: string): boolean {
    return this.users.get(userId)?.passwordDigests.at(-1) === digestPassword(password);
  }

  /** The org without times: what two runs that did the same must agree on. Plain JSON, ordered. */
  snapshot(): OrgSnapshot {
    return toSnapshot(this);
  }

  #loginOf(user: UserRecord): string {
    const login = String(user.profile.login ?? '');
    const known = this.#foldedLogins.get(login);
    if (known !== undefined) return known;
    const folded = foldLogin(login);
    this.#foldedLogins.set(login, folded);
    return folded;
  }

  #userByShortname(shortname: string): UserRecord | undefined {
    const start = `${foldLogin(shortname)}@`;
    const hits = [...this.users.values()].filter((user) => this.#loginOf(user).startsWith(start));
    return hits.length === 1 ? hits[0] : undefined;
  }
}

function found<T>(record: T | undefined, sent: string, kind: ResourceKind): T {
  if (record === undefined) throw notFound(sent, kind);
  return record;
}
