import { column, type TableView } from '../core/block.ts';
import { toContextEntity } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaRole, OktaUser } from '../okta/types.ts';
import { toDisplayName } from './account.ts';
import { ROLE_FIELDS } from './role.ts';

export const ADMIN_KEY = contextKey('Okta.Admin', 'UserID');

/** Someone who has admin roles. */
export interface Admin {
  readonly userId: string;
  /** Absent if Okta did not show the user. */
  readonly user: OktaUser | undefined;
  /** Absent if they could not be read. */
  readonly roles: readonly OktaRole[] | undefined;
  /** Why the roles could not be read. */
  readonly reason: string | undefined;
}

export const ADMINS: TableView<Admin> = {
  columns: [
    column('Login', 'text', ({ user }) => user?.profile?.login, { isKept: true }),
    column('Name', 'text', ({ user }) => user && toDisplayName(user), { dropOrder: 2, wraps: true }),
    column('Status', 'status', ({ user }) => user?.status, { isKept: true }),
    column('Roles', 'list', ({ roles }) => roles?.map(toRoleText), { isKept: true, wraps: true }),
    column('User ID', 'id', ({ userId }) => userId, { isKept: true }),
    column('Error', 'text', ({ reason }) => reason, { hidesWhenEmpty: true, wraps: true }),
  ],
};

function toRoleText({ label, type, assignmentType }: OktaRole): string {
  return `${label ?? type ?? 'a role without a name'}${assignmentType === 'GROUP' ? ' (through a group)' : ''}`;
}

export function toAdminContext({ userId, user, roles, reason }: Admin): Record<string, unknown> {
  const login = user?.profile?.login;
  const name = user && toDisplayName(user).trim();
  return {
    UserID: userId,
    ...(login && { Login: login }),
    ...(name && { DisplayName: name }),
    ...(user?.status && { Status: user.status }),
    ...(roles && { Roles: roles.map((role) => toContextEntity(ROLE_FIELDS, role, { leaveOut: 'blank' })) }),
    ...(reason !== undefined && { Error: reason }),
  };
}
