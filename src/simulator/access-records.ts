/** What gives people and programs access to an org beside their passwords: roles, consents, tokens, devices, keys. */
import type { JsonObject } from './json.ts';

export interface RoleRecord {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly createdMs: number;
  /** What the role is limited to: ids of groups, or names of catalog apps. None means everything. */
  targets: string[];
  /** Both only for a role of type CUSTOM. */
  readonly role?: string;
  readonly resourceSet?: string;
}

/** A consent: the user lets an OAuth client use one scope. */
export interface GrantRecord {
  readonly id: string;
  readonly order: number;
  readonly userId: string;
  /** The id of the app. */
  readonly clientId: string;
  readonly scopeId: string;
  readonly source: 'END_USER' | 'ADMIN';
  readonly createdMs: number;
}

/** A scope of Okta's API that an administrator lets a service app ask for. */
export interface AppGrantRecord {
  readonly id: string;
  readonly scopeId: string;
  readonly createdMs: number;
}

export interface ClientSecretRecord {
  readonly id: string;
  status: 'ACTIVE' | 'INACTIVE';
  readonly value: string;
  readonly hash: string;
  readonly createdMs: number;
}

export interface RefreshTokenRecord {
  readonly id: string;
  readonly order: number;
  readonly userId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly createdMs: number;
  readonly expiresAtMs: number;
}

/** A temporary access code of a user. The code itself is shown once and not kept. */
export interface AccessCodeRecord {
  readonly id: string;
  readonly createdMs: number;
  readonly expiresAtMs: number;
  readonly multiUse: boolean;
}

export interface DeviceUserRecord {
  readonly userId: string;
  readonly createdMs: number;
  readonly managementStatus: 'MANAGED' | 'NOT_MANAGED';
  readonly screenLockType: 'NONE' | 'PASSCODE' | 'BIOMETRIC';
}

export interface DeviceRecord {
  readonly id: string;
  readonly order: number;
  status: 'ACTIVE' | 'SUSPENDED' | 'DEACTIVATED';
  readonly createdMs: number;
  lastUpdatedMs: number;
  profile: JsonObject;
  users: DeviceUserRecord[];
  /** The `deviceId` of the factors that live on this device. */
  readonly factorDeviceId: string | undefined;
}

export interface ApiTokenRecord {
  readonly id: string;
  readonly order: number;
  name: string;
  readonly userId: string;
  readonly createdMs: number;
  lastUpdatedMs: number;
  readonly expiresAtMs: number;
  network: JsonObject;
}

export interface IdentityProviderRecord {
  readonly id: string;
  readonly order: number;
  readonly type: string;
  readonly name: string;
  status: 'ACTIVE' | 'INACTIVE';
  readonly createdMs: number;
  lastUpdatedMs: number;
  /** `protocol` and `policy` as Okta shows them. */
  readonly protocol: JsonObject;
  readonly policy: JsonObject;
  /** The users who may sign in through it: their ids, and what the provider calls them. */
  readonly users: Map<string, { externalId: string; createdMs: number }>;
}

export interface GroupRuleRecord {
  readonly id: string;
  readonly order: number;
  name: string;
  status: 'ACTIVE' | 'INACTIVE' | 'INVALID';
  readonly createdMs: number;
  lastUpdatedMs: number;
  /** In Okta's expression language, about `user`. */
  expression: string;
  readonly groupIds: readonly string[];
  /** Ids of users whom the rule passes over, because somebody excluded them or changed their membership by hand. */
  excludedUserIds: Set<string>;
  /** Ids of users whom the rule has put into its groups. */
  readonly filled: Set<string>;
}
