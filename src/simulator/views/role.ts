import type { JsonObject, RoleRecord } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

export function toRoleAssignment(role: RoleRecord, userId: string, origin: string): JsonObject {
  return {
    id: role.id,
    label: role.label,
    type: role.type,
    status: 'ACTIVE',
    created: toTimestamp(role.createdMs),
    lastUpdated: toTimestamp(role.createdMs),
    assignmentType: 'USER',
    _links: { assignee: { href: `${origin}/api/v1/users/${userId}` } },
  };
}
