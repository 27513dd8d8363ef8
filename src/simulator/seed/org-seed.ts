import type { DeviceRecord, DeviceUserRecord, GroupRuleRecord } from '../access-records.ts';
import type {
  AppRecord,
  GroupRecord,
  JsonObject,
  LogEvent,
  PushReaction,
  UserRecord,
  UserStatus,
  ZoneRecord,
} from '../records.ts';
import type { RoleSeed } from '../roles.ts';
import type { IsoDate } from './seed-dates.ts';

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
  created?: IsoDate;
  activated?: IsoDate | null;
  statusChanged?: IsoDate | null;
  lastLogin?: IsoDate | null;
  lastUpdated?: IsoDate;
  passwordChanged?: IsoDate | null;
  sessions?: number;
  rememberedDevices?: number;
  factors?: FactorSeed[];
  /** `targets` of roles that are limited to groups are names or ids. */
  roles?: (RoleSeed & { created?: IsoDate })[];
  groups?: string[];
  blockedDevices?: UserRecord['blockedDevices'];
  risk?: UserRecord['risk'];
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
  roles?: RoleSeed[];
}

/** A group rule; `groups` are names or ids, `exclude` logins or ids. An ACTIVE one fills its groups at once. */
export interface GroupRuleSeed {
  id?: string;
  name: string;
  status?: GroupRuleRecord['status'];
  expression: string;
  groups: string[];
  exclude?: string[];
  created?: IsoDate;
}

/** An app; `groups` are names or ids of groups, `users` logins or ids. */
export interface AppSeed {
  id?: string;
  name?: string;
  label: string;
  status?: AppRecord['status'];
  signOnMode?: string;
  system?: boolean;
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

/** A device; `users` are logins or ids, all linked in the same way. */
export interface DeviceSeed {
  id?: string;
  status?: DeviceRecord['status'];
  profile: JsonObject;
  created?: IsoDate;
  lastUpdated?: IsoDate;
  users?: string[];
  managementStatus?: DeviceUserRecord['managementStatus'];
  screenLockType?: DeviceUserRecord['screenLockType'];
  /** The `deviceId` of the factors that live on this device. */
  factorDeviceId?: string;
}

/** What a user has allowed an OAuth app: a grant for each scope, and a refresh token if the app has one. */
export interface ConsentSeed {
  user: string;
  /** The label or id of the app. */
  app: string;
  scopes: string[];
  created?: IsoDate;
  refreshToken?: boolean;
}

/** An API token of a user, named by login or id. */
export interface ApiTokenSeed {
  id?: string;
  name: string;
  user: string;
  created?: IsoDate;
  lastUpdated?: IsoDate;
  network?: JsonObject;
}

export interface IdentityProviderSeed {
  id?: string;
  type: string;
  name: string;
  status?: 'ACTIVE' | 'INACTIVE';
  protocol: JsonObject;
  policy: JsonObject;
  created?: IsoDate;
  lastUpdated?: IsoDate;
  /** Logins or ids of users who may sign in through it. */
  users?: string[];
}

/** Everything that an org starts with. `owner` is the login of the user behind the API token; without it one is made. */
export interface OrgSeed {
  users?: UserSeed[];
  groups?: GroupSeed[];
  groupRules?: GroupRuleSeed[];
  apps?: AppSeed[];
  zones?: ZoneSeed[];
  devices?: DeviceSeed[];
  consents?: ConsentSeed[];
  apiTokens?: ApiTokenSeed[];
  identityProviders?: IdentityProviderSeed[];
  logs?: LogEvent[];
  owner?: string;
}
