import type { DeviceRecord, GroupRuleRecord, IdentityProviderRecord } from './access-records.ts';
import type { AppRecord, GroupRecord, JsonObject, UserRecord, UserStatus, ZoneRecord } from './records.ts';

export interface OrgSnapshot {
  users: {
    id: string;
    status: UserStatus;
    profile: JsonObject;
    password: string | null;
    recoveryQuestion: string | null;
    sessions: number;
    rememberedDevices: number;
    factors: string[];
    accessCodes: string[];
    roles: string[];
    blockedDevices: string | null;
    risk: string | null;
  }[];
  groups: { id: string; type: string; profile: JsonObject; members: string[]; roles: string[] }[];
  groupRules: { id: string; name: string; status: string; excluded: string[] }[];
  apps: { id: string; label: string; status: string; groups: string[]; users: string[] }[];
  zones: { id: string; name: string; status: string; usage: string; details: JsonObject }[];
  devices: { id: string; status: string; users: string[] }[];
  grants: string[];
  refreshTokens: string[];
  apiTokens: string[];
  identityProviders: { id: string; name: string; status: string; users: string[] }[];
}

/** What an org keeps, by id. */
interface OrgContents {
  readonly users: ReadonlyMap<string, UserRecord>;
  readonly groups: ReadonlyMap<string, GroupRecord>;
  readonly groupRules: ReadonlyMap<string, GroupRuleRecord>;
  readonly apps: ReadonlyMap<string, AppRecord>;
  readonly zones: ReadonlyMap<string, ZoneRecord>;
  readonly devices: ReadonlyMap<string, DeviceRecord>;
  readonly grants: ReadonlyMap<string, unknown>;
  readonly refreshTokens: ReadonlyMap<string, unknown>;
  readonly apiTokens: ReadonlyMap<string, unknown>;
  readonly identityProviders: ReadonlyMap<string, IdentityProviderRecord>;
}

export function toSnapshot(org: OrgContents): OrgSnapshot {
  return {
    users: [...org.users.values()].map((user) => ({
      id: user.id,
      status: user.status,
      profile: structuredClone(user.profile),
      password: user.passwordDigests.at(-1) ?? null,
      recoveryQuestion: user.recoveryQuestion,
      sessions: user.sessions,
      rememberedDevices: user.rememberedDevices,
      factors: user.factors.map((factor) => factor.id),
      accessCodes: user.accessCodes.map((code) => code.id),
      roles: user.roles.map((role) => role.id),
      blockedDevices: user.blockedDevices,
      risk: user.risk?.level ?? null,
    })),
    groups: [...org.groups.values()].map((group) => ({
      id: group.id,
      type: group.type,
      profile: structuredClone(group.profile),
      members: [...group.members].sort(),
      roles: group.roles.map((role) => role.id),
    })),
    groupRules: [...org.groupRules.values()].map((rule) => ({
      id: rule.id,
      name: rule.name,
      status: rule.status,
      excluded: [...rule.excludedUserIds].sort(),
    })),
    apps: [...org.apps.values()].map((app) => ({
      id: app.id,
      label: app.label,
      status: app.status,
      groups: [...app.groups.keys()].sort(),
      users: [...app.users.keys()].sort(),
    })),
    zones: [...org.zones.values()].map((zone) => ({
      id: zone.id,
      name: zone.name,
      status: zone.status,
      usage: zone.usage,
      details: structuredClone(zone.details),
    })),
    ...toAccessSnapshot(org),
  };
}

type AccessSnapshot = Pick<OrgSnapshot, 'devices' | 'grants' | 'refreshTokens' | 'apiTokens' | 'identityProviders'>;

function toAccessSnapshot(org: OrgContents): AccessSnapshot {
  return {
    devices: [...org.devices.values()].map((device) => ({
      id: device.id,
      status: device.status,
      users: device.users.map((link) => link.userId),
    })),
    grants: [...org.grants.keys()],
    refreshTokens: [...org.refreshTokens.keys()],
    apiTokens: [...org.apiTokens.keys()],
    identityProviders: [...org.identityProviders.values()].map((provider) => ({
      id: provider.id,
      name: provider.name,
      status: provider.status,
      users: [...provider.users.keys()],
    })),
  };
}
