import type { RoleRecord } from './access-records.ts';
import { recordAction, toUserTarget } from './audit.ts';
import type { Org } from './org.ts';
import type { UserRecord } from './records.ts';

/** Okta's standard admin roles (https://developer.okta.com/docs/concepts/role-assignment/). */
export const ROLE_LABELS: Readonly<Record<string, string>> = {
  SUPER_ADMIN: 'Super Administrator',
  ORG_ADMIN: 'Organization Administrator',
  APP_ADMIN: 'Application Administrator',
  USER_ADMIN: 'Group Administrator',
  HELP_DESK_ADMIN: 'Help Desk Administrator',
  READ_ONLY_ADMIN: 'Read-Only Administrator',
  API_ACCESS_MANAGEMENT_ADMIN: 'API Access Management Administrator',
  REPORT_ADMIN: 'Report Administrator',
  GROUP_MEMBERSHIP_ADMIN: 'Group Membership Administrator',
  ACCESS_CERTIFICATIONS_ADMIN: 'Access Certifications Administrator',
  ACCESS_REQUESTS_ADMIN: 'Access Requests Administrator',
  WORKFLOWS_ADMIN: 'Workflows Administrator',
};

/** What a role can be limited to, for the roles that can be limited. */
const TARGETS_OF: Readonly<Record<string, 'apps' | 'groups'>> = {
  APP_ADMIN: 'apps',
  USER_ADMIN: 'groups',
  HELP_DESK_ADMIN: 'groups',
  GROUP_MEMBERSHIP_ADMIN: 'groups',
};

export const targetsOf = (role: RoleRecord): 'apps' | 'groups' | undefined => TARGETS_OF[role.type];

export interface RoleSeed {
  readonly id?: string;
  readonly type: string;
  readonly label: string;
  readonly role?: string;
  readonly resourceSet?: string;
  readonly targets?: readonly string[];
}

/**
 * A role assignment. Okta's ids of roles that take targets are the type in base32, the same for every assignee; others
 * have ids of their own, with one prefix for users and one for groups.
 */
export function newRole(org: Org, seed: RoleSeed, assignee: 'user' | 'group', createdMs = org.clock.now()): RoleRecord {
  const prefix = seed.type === 'CUSTOM' ? 'irb' : assignee === 'user' ? 'ra1' : 'gra';
  const id = seed.id ?? (Object.hasOwn(TARGETS_OF, seed.type) ? toBase32(seed.type) : org.ids.next(prefix));
  return {
    id,
    type: seed.type,
    label: seed.label,
    createdMs,
    targets: [...(seed.targets ?? [])],
    ...(seed.role === undefined ? {} : { role: seed.role }),
    ...(seed.resourceSet === undefined ? {} : { resourceSet: seed.resourceSet }),
  };
}

/** Every role that a user has, with the id of the group that it comes from. */
export function rolesOf(org: Org, user: UserRecord): { role: RoleRecord; groupId: string | undefined }[] {
  const own = user.roles.map((role) => ({ role, groupId: undefined }));
  const byGroup = org.groupsOf(user).flatMap((group) => group.roles.map((role) => ({ role, groupId: group.id })));
  return [...own, ...byGroup];
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6 without padding. */
function toBase32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** Okta logs which roles a user has after a change, or that none is left. */
export function recordUserPrivileges(org: Org, user: UserRecord): void {
  const labels = rolesOf(org, user).map(({ role }) => role.label);
  const verb = labels.length > 0 ? 'grant' : 'revoke';
  recordAction(org, {
    eventType: `user.account.privilege.${verb}`,
    displayMessage: verb === 'grant' ? 'Grant user privilege' : 'Revoke all user privileges',
    targets: [toUserTarget(user)],
    requestUri: `/api/v1/users/${user.id}/roles`,
    debugData: verb === 'grant' ? { privilegeGranted: labels.join(', ') } : {},
  });
}
