import type { RoleRecord } from '../access-records.ts';
import type { Org } from '../org.ts';
import type { JsonObject } from '../records.ts';
import { targetsOf } from '../roles.ts';
import { toTimestamp } from '../timestamps.ts';
import { toGroup } from './group.ts';

/** Who has a role: a user, or a group and through it its members. */
export interface Assignee {
  readonly collection: 'users' | 'groups';
  readonly id: string;
}

export interface RoleViewOptions {
  readonly origin: string;
  /** What `expand=targets/groups` or `expand=targets/catalog/apps` adds. */
  readonly withTargets?: 'groups' | 'apps' | undefined;
}

export function toRoleAssignment(org: Org, role: RoleRecord, assignee: Assignee, options: RoleViewOptions): JsonObject {
  const { origin, withTargets } = options;
  const custom = role.role === undefined || role.resourceSet === undefined ? undefined : toCustomPart(role, origin);
  return {
    id: role.id,
    ...(role.role === undefined ? {} : { role: role.role }),
    label: role.label,
    type: role.type,
    status: 'ACTIVE',
    created: toTimestamp(role.createdMs),
    lastUpdated: toTimestamp(role.createdMs),
    assignmentType: assignee.collection === 'users' ? 'USER' : 'GROUP',
    ...(role.resourceSet === undefined ? {} : { 'resource-set': role.resourceSet }),
    ...(withTargets === undefined || targetsOf(role) !== withTargets
      ? {}
      : { _embedded: { targets: toEmbeddedTargets(org, role, origin) } }),
    _links: { assignee: { href: `${origin}/api/v1/${assignee.collection}/${assignee.id}` }, ...custom },
  };
}

function toCustomPart(role: RoleRecord, origin: string): JsonObject {
  const iam = `${origin}/api/v1/iam`;
  const binding = `${iam}/resource-sets/${role.resourceSet}/bindings/${role.role}`;
  return {
    role: { href: `${iam}/roles/${role.role}` },
    'resource-set': { href: `${iam}/resource-sets/${role.resourceSet}` },
    permissions: { href: `${iam}/roles/${role.role}/permissions` },
    member: { href: `${binding}/members/${role.id}` },
  };
}

function toEmbeddedTargets(org: Org, role: RoleRecord, origin: string): JsonObject {
  if (targetsOf(role) === 'apps')
    return { catalog: { apps: role.targets.map((name) => toCatalogApp(org, name, origin)) } };
  return { groups: role.targets.flatMap((id) => org.groups.get(id) ?? []).map((group) => toGroup(group, origin)) };
}

export function toCatalogApp(org: Org, name: string, origin: string): JsonObject {
  const app = [...org.apps.values()].find((candidate) => candidate.name === name);
  return {
    name,
    displayName: app?.label ?? name,
    status: 'ACTIVE',
    lastUpdated: toTimestamp(app?.createdMs ?? 0),
    signOnModes: app === undefined ? [] : [app.signOnMode],
    features: [],
    _links: { self: { href: `${origin}/api/v1/catalog/apps/${name}` } },
  };
}

/** A target as an Okta resource name. */
export function toRoleTarget(org: Org, role: RoleRecord, target: string, origin: string): JsonObject {
  const isApp = targetsOf(role) === 'apps';
  return {
    orn: isApp ? `orn:okta:idp:${org.id}:apps:${target}` : `orn:okta:directory:${org.id}:groups:${target}`,
    assignmentType: 'USER',
    _links: { self: { href: `${origin}/api/v1/${isApp ? 'catalog/apps' : 'groups'}/${target}` } },
  };
}
