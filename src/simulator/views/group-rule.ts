import type { GroupRuleRecord } from '../access-records.ts';
import type { Org } from '../org.ts';
import type { JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

export function toGroupRule(org: Org, rule: GroupRuleRecord, withNames: boolean): JsonObject {
  const names = rule.groupIds.flatMap((id) => {
    const name = org.groups.get(id)?.profile.name;
    return typeof name === 'string' ? [[id, name]] : [];
  });
  return {
    type: 'group_rule',
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: toTimestamp(rule.createdMs),
    lastUpdated: toTimestamp(rule.lastUpdatedMs),
    conditions: {
      people: { users: { exclude: [...rule.excludedUserIds] }, groups: { exclude: [] } },
      expression: { value: rule.expression, type: 'urn:okta:expression:1.0' },
    },
    actions: { assignUserToGroups: { groupIds: [...rule.groupIds] } },
    allGroupsValid: rule.status !== 'INVALID',
    ...(withNames ? { _embedded: { groupIdToGroupNameMap: Object.fromEntries(names) } } : {}),
  };
}
