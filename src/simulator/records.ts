/**
 * People, groups, apps and zones of an org as they are kept in memory. Times are milliseconds since 1970; the views turn
 * records into the bodies that Okta sends.
 */
import type { AccessCodeRecord, AppGrantRecord, ClientSecretRecord, RoleRecord } from './access-records.ts';
import type { JsonObject } from './json.ts';

export type { Json, JsonObject } from './json.ts';

export type UserStatus =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'PASSWORD_EXPIRED'
  | 'LOCKED_OUT'
  | 'RECOVERY'
  | 'SUSPENDED'
  | 'DEPROVISIONED';

export interface UserRecord {
  readonly id: string;
  /** Grows with every new record; lists come in this order. */
  readonly order: number;
  status: UserStatus;
  transitioningToStatus: 'ACTIVE' | 'DEPROVISIONED' | 'PROVISIONED' | null;
  readonly createdMs: number;
  activatedMs: number | null;
  statusChangedMs: number | null;
  lastLoginMs: number | null;
  lastUpdatedMs: number;
  passwordChangedMs: number | null;
  profile: JsonObject;
  /** SHA-256 of the passwords set so far, the current one last. The passwords themselves are not kept. */
  passwordDigests: string[];
  recoveryQuestion: string | null;
  provider: { type: string; name: string };
  /** Open Okta sessions, and refresh or access tokens given to apps in the user's name. */
  sessions: number;
  oauthTokens: number;
  /** Devices on which a factor need not be repeated. */
  rememberedDevices: number;
  factors: FactorRecord[];
  accessCodes: AccessCodeRecord[];
  roles: RoleRecord[];
  /** Set while Okta blocks password attempts; from unknown devices alone, the status stays ACTIVE. */
  blockedDevices: 'ANY_DEVICES' | 'UNKNOWN_DEVICES' | null;
  /** What an administrator or a detection has said about the user's risk, if anything. */
  risk: { level: 'HIGH' | 'MEDIUM' | 'LOW'; reason: string } | null;
}

/** How the user reacts to one push. */
export interface PushReaction {
  result: 'SUCCESS' | 'REJECTED' | 'TIMEOUT';
  /** How many polls answer WAITING first. */
  waitingPolls: number;
}

export interface FactorRecord {
  readonly id: string;
  factorType: string;
  provider: string;
  vendorName: string;
  status: string;
  readonly createdMs: number;
  lastUpdatedMs: number;
  profile: JsonObject;
  embedded?: JsonObject;
  /** Factors with the same value live on the same device: resetting its push resets them all. */
  deviceId?: string;
  push: PushReaction[];
}

export type GroupType = 'OKTA_GROUP' | 'APP_GROUP' | 'BUILT_IN';

export interface GroupRecord {
  readonly id: string;
  readonly order: number;
  type: GroupType;
  objectClass: string[];
  readonly createdMs: number;
  lastUpdatedMs: number;
  lastMembershipUpdatedMs: number;
  profile: JsonObject;
  members: Set<string>;
  /** The app that an APP_GROUP comes from. */
  sourceAppId?: string;
  /** The users and groups who answer for the group, and since when. */
  owners: Map<string, number>;
  /** Admin roles that every member has through the group. */
  roles: RoleRecord[];
}

export interface AppGroupAssignment {
  priority: number;
  profile: JsonObject;
  lastUpdatedMs: number;
}

export interface AppUserRecord {
  profile: JsonObject;
  userName: string;
  createdMs: number;
  lastUpdatedMs: number;
}

export interface AppRecord {
  readonly id: string;
  readonly order: number;
  name: string;
  label: string;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETED';
  signOnMode: string;
  /** One of Okta's own apps, such as the admin console: nobody can deactivate or delete it. */
  readonly system: boolean;
  readonly createdMs: number;
  lastUpdatedMs: number;
  groups: Map<string, AppGroupAssignment>;
  /** Users with an assignment of their own; those who have the app through a group are not here. */
  users: Map<string, AppUserRecord>;
  /** By id. */
  grants: Map<string, AppGrantRecord>;
  /** Only OAuth apps have some. */
  secrets: ClientSecretRecord[];
}

export interface ZoneRecord {
  readonly id: string;
  readonly order: number;
  type: 'IP' | 'DYNAMIC' | 'DYNAMIC_V2';
  name: string;
  status: 'ACTIVE' | 'INACTIVE';
  usage: 'POLICY' | 'BLOCKLIST';
  system: boolean;
  readonly createdMs: number;
  lastUpdatedMs: number;
  /** The members that only zones of this type have (gateways, proxies, locations, asns …), as Okta shows them. */
  details: JsonObject;
  /** A policy refers to the zone, so it can be neither deactivated nor deleted. */
  usedByPolicy: boolean;
}

/** A log event as Okta shows it. */
export type LogEvent = JsonObject & { uuid: string; published: string; eventType: string };
