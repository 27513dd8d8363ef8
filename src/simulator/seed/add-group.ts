import type { GroupRuleRecord } from '../access-records.ts';
import type { Org } from '../org.ts';
import type { GroupRecord } from '../records.ts';
import { newRole } from '../roles.ts';
import type { GroupRuleSeed, GroupSeed } from './org-seed.ts';
import { parseDateOr } from './seed-dates.ts';

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
    owners: new Map(),
    roles: (seed.roles ?? []).map((role) => newRole(org, role, 'group')),
  };
  org.groups.set(group.id, group);
  return group;
}

export function addGroupRule(org: Org, seed: GroupRuleSeed): GroupRuleRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const rule: GroupRuleRecord = {
    id: seed.id ?? org.ids.next('0pr'),
    order: org.nextOrder(),
    name: seed.name,
    status: seed.status ?? 'INACTIVE',
    createdMs,
    lastUpdatedMs: createdMs,
    expression: seed.expression,
    groupIds: seed.groups.map((name) => findGroup(org, name).id),
    excludedUserIds: new Set((seed.exclude ?? []).map((login) => org.resolveUser(login).id)),
    filled: new Set(),
  };
  org.groupRules.set(rule.id, rule);
  return rule;
}

export function findGroup(org: Org, nameOrId: string): GroupRecord {
  const group = org.groups.get(nameOrId) ?? org.groupByName(nameOrId);
  if (group === undefined) throw new TypeError(`A seed names a group that it does not have: ${nameOrId}`);
  return group;
}
