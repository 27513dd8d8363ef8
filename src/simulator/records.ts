/** What an org is made of, as it is kept in memory. Times are milliseconds since 1970; the views make Okta's bodies of them. */

export type UserStatus =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'PASSWORD_EXPIRED'
  | 'LOCKED_OUT'
  | 'RECOVERY'
  | 'SUSPENDED'
  | 'DEPROVISIONED';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface UserRecord {
  readonly id: string;
  /** Grows with every user created; lists are in this order. */
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
  /** SHA-256 of the passwords set so far, the current one last; never the passwords. */
  passwordDigests: string[];
  recoveryQuestion: string | null;
  provider: { type: string; name: string };
  /** Open Okta sessions, and refresh or access tokens given to apps in the user's name. */
  sessions: number;
  oauthTokens: number;
  factors: FactorRecord[];
  roles: RoleRecord[];
}

/** How the person at the other end reacts to a push, one after another; the last reaction repeats for ever. */
export interface PushReaction {
  result: 'SUCCESS' | 'REJECTED' | 'TIMEOUT';
  /** So many polls answer WAITING before it. */
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
  /** Factors of the same value live on the same device: resetting its push resets them all. */
  deviceId?: string;
  push: PushReaction[];
}

export interface RoleRecord {
  readonly id: string;
  type: string;
  label: string;
  readonly createdMs: number;
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
  /** An active group rule fills the group; who is added or removed by hand is excluded from the rule. */
  ruleManaged: boolean;
  ruleExclusions: Set<string>;
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
  readonly createdMs: number;
  lastUpdatedMs: number;
  groups: Map<string, AppGroupAssignment>;
  /** Users assigned one by one; those who have the app through a group are not here. */
  users: Map<string, AppUserRecord>;
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
  /** Some policy refers to it, so it can be neither deactivated nor deleted. */
  usedByPolicy: boolean;
}

export interface DeviceRecord {
  readonly id: string;
  readonly order: number;
  status: 'ACTIVE' | 'CREATED' | 'DEACTIVATED' | 'SUSPENDED';
  readonly createdMs: number;
  lastUpdatedMs: number;
  profile: JsonObject;
  userIds: string[];
}

/** A log event as Okta shows it. */
export type LogEvent = JsonObject & { uuid: string; published: string; eventType: string };
