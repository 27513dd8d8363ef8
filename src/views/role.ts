import { column, type TableView } from '../core/block.ts';
import { type ContextField, toContextEntity } from '../core/context-fields.ts';
import type { OktaRole } from '../okta/types.ts';

/** Ids of roles are not unique: two users can have roles of one id. */
export const ROLE_KEY = 'Okta.UserRole(val.ID && val.ID === obj.ID && val.UserID === obj.UserID)';

/** A role that comes through a group cannot be taken from the user; the group has it. */
export const isThroughGroup = ({ assignmentType }: OktaRole): boolean => assignmentType === 'GROUP';

export const ROLES: TableView<OktaRole> = {
  columns: [
    column('Label', 'text', ({ label }) => label, { isKept: true, wraps: true }),
    column('Type', 'text', ({ type }) => type, { isKept: true }),
    column('Given', 'text', (role) => (isThroughGroup(role) ? 'through a group' : 'directly'), { isKept: true }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Role', 'id', ({ role }) => role, { hidesWhenEmpty: true, dropOrder: 3 }),
    column('Resource Set', 'id', (role) => role['resource-set'], { hidesWhenEmpty: true, dropOrder: 2 }),
    column('Created', 'time', ({ created }) => created, { dropOrder: 1 }),
  ],
};

/** What is known of a role wherever roles are listed. */
export const ROLE_FIELDS = {
  ID: {
    type: 'String',
    description: 'ID of the role assignment; unique only together with the user.',
    read: ({ id }) => id,
  },
  Type: { type: 'String', description: 'Type of the role, such as SUPER_ADMIN or CUSTOM.', read: ({ type }) => type },
  Label: { type: 'String', description: 'Name of the role.', read: ({ label }) => label },
  Status: { type: 'String', description: 'ACTIVE or INACTIVE.', read: ({ status }) => status },
  AssignmentType: {
    type: 'String',
    description: 'USER if the role was given directly, GROUP if it comes through a group, CLIENT of an app.',
    read: ({ assignmentType }) => assignmentType,
  },
  Role: { type: 'String', description: 'ID of a custom role.', read: ({ role }) => role },
  ResourceSet: {
    type: 'String',
    description: 'ID of the resource set that a custom role is for.',
    read: (role) => role['resource-set'],
  },
} as const satisfies Readonly<Record<string, ContextField<OktaRole>>>;

/** What the commands on one user's roles know beyond that. */
export const DATED_ROLE_FIELDS = {
  ...ROLE_FIELDS,
  Created: { type: 'Date', description: 'When the role was assigned.', read: ({ created }) => created },
  LastUpdated: {
    type: 'Date',
    description: 'When the assignment last changed.',
    read: ({ lastUpdated }) => lastUpdated,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaRole>>>;

/** A role in the context, under the user who has it. */
export function toRoleContext(role: Partial<OktaRole>, userId: string): Record<string, unknown> {
  const { ID, ...rest } = toContextEntity(DATED_ROLE_FIELDS, { ...role, id: role.id ?? '' }, { leaveOut: 'blank' });
  return { ...(ID !== undefined && { ID }), UserID: userId, ...rest };
}
