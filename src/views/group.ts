import { column, type TableView } from '../core/block.ts';
import { type ContextField, toContextEntity } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaGroup } from '../okta/types.ts';

export const GROUP_KEY = contextKey('Okta.Group', 'ID');

export const GROUPS: TableView<OktaGroup> = {
  columns: [
    column('Created', 'time', ({ created }) => created),
    column('Description', 'text', ({ profile }) => profile?.description),
    column('ID', 'id', ({ id }) => id),
    column('LastMembershipUpdated', 'time', ({ lastMembershipUpdated }) => lastMembershipUpdated),
    column('LastUpdated', 'time', ({ lastUpdated }) => lastUpdated),
    column('Name', 'text', ({ profile }) => profile?.name),
    column('ObjectClass', 'list', ({ objectClass }) => objectClass),
    column('Type', 'text', ({ type }) => type),
  ],
  peopleColumns: [
    column('Name', 'text', ({ profile }) => profile?.name, { wraps: true, isKept: true }),
    column('Type', 'text', ({ type }) => type, { isKept: true }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Description', 'text', ({ profile }) => profile?.description, { wraps: true, dropOrder: 5 }),
    column('LastMembershipUpdated', 'time', ({ lastMembershipUpdated }) => lastMembershipUpdated, { dropOrder: 4 }),
    column('LastUpdated', 'time', ({ lastUpdated }) => lastUpdated, { dropOrder: 2 }),
    column('Created', 'time', ({ created }) => created, { dropOrder: 3 }),
    column('ObjectClass', 'list', ({ objectClass }) => objectClass, { dropOrder: 1 }),
  ],
};

export const GROUP_FIELDS = {
  ID: { type: 'String', description: 'Unique key for the group.', read: ({ id }) => id },
  Created: {
    type: 'Date',
    description: 'Timestamp for when the group was created.',
    read: ({ created }) => created,
  },
  ObjectClass: { type: 'Unknown', description: "The group's profile.", read: ({ objectClass }) => objectClass },
  LastUpdated: {
    type: 'Date',
    description: "Timestamp for when the group's profile was last updated.",
    read: ({ lastUpdated }) => lastUpdated,
  },
  LastMembershipUpdated: {
    type: 'Date',
    description: "Timestamp for when the group's membership was last updated.",
    read: ({ lastMembershipUpdated }) => lastMembershipUpdated,
  },
  Type: {
    type: 'String',
    description:
      'The group type, which determines how a group\'s profile and membership are managed. Can be "OKTA_GROUP", "APP_GROUP", or "BUILT_IN".',
    read: ({ type }) => type,
  },
  Name: { type: 'String', description: 'Name of the group.', read: ({ profile }) => profile?.name },
  Description: {
    type: 'String',
    description: 'Description of the group.',
    read: ({ profile }) => profile?.description,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaGroup>>>;

/** A group in the context; what Okta left empty is left out. */
export function toGroupContext(group: OktaGroup): Record<string, unknown> {
  return toContextEntity(GROUP_FIELDS, group, { leaveOut: 'empty' });
}

const statsOf = ({ _embedded }: OktaGroup) => _embedded?.stats;

/** What a group has beside that where Okta was asked for its counts. */
export const COUNTED_GROUP_FIELDS = {
  ...GROUP_FIELDS,
  UsersCount: {
    type: 'Number',
    description: 'Number of users in the group.',
    read: (group) => statsOf(group)?.usersCount,
  },
  AppsCount: {
    type: 'Number',
    description: 'Number of applications that the group is assigned to.',
    read: (group) => statsOf(group)?.appsCount,
  },
  GroupPushMappingsCount: {
    type: 'Number',
    description: 'Number of applications that the group is pushed to.',
    read: (group) => statsOf(group)?.groupPushMappingsCount,
  },
  HasAdminPrivilege: {
    type: 'Boolean',
    description: 'Whether the group gives its members an administrator role.',
    read: (group) => statsOf(group)?.hasAdminPrivlege,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaGroup>>>;

export const COUNTED_GROUP: TableView<OktaGroup> = {
  columns: [
    column('Name', 'text', ({ profile }) => profile?.name, { wraps: true, isKept: true }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Description', 'text', ({ profile }) => profile?.description, { wraps: true, dropOrder: 6 }),
    column('Type', 'text', ({ type }) => type, { isKept: true }),
    column('Users', 'number', (group) => statsOf(group)?.usersCount, { isKept: true }),
    column('Applications', 'number', (group) => statsOf(group)?.appsCount, { isKept: true }),
    column('Push Mappings', 'number', (group) => statsOf(group)?.groupPushMappingsCount, { dropOrder: 1 }),
    column('Gives Admin Role', 'boolean', (group) => statsOf(group)?.hasAdminPrivlege, { isKept: true }),
    column('Last Membership Updated', 'time', (group) => group.lastMembershipUpdated, { dropOrder: 5 }),
    column('Last Updated', 'time', ({ lastUpdated }) => lastUpdated, { dropOrder: 3 }),
    column('Created', 'time', ({ created }) => created, { dropOrder: 4 }),
  ],
};

/** A group with its counts in the context; what Okta left empty is left out. */
export function toCountedGroupContext(group: OktaGroup): Record<string, unknown> {
  return toContextEntity(COUNTED_GROUP_FIELDS, group, { leaveOut: 'empty' });
}
