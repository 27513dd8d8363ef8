import type { Column, TableView } from '../core/block.ts';
import { type ContextField, toContextEntity, toOutputs } from '../core/context-fields.ts';
import type { OktaAppUser } from '../okta/types.ts';
import { columnsOf } from './columns-of.ts';

/** One assignment for each pair of user and application. */
export const APP_USER_ASSIGNMENT_KEY =
  'Okta.AppUserAssignment(val.UserID && val.UserID === obj.UserID && val.AppID === obj.AppID)';
export const APP_GROUP_ASSIGNMENT_KEY =
  'Okta.AppGroupAssignment(val.AppID && val.AppID === obj.AppID && val.GroupID === obj.GroupID)';

/** Whether a user has an application, and how. */
export interface AppAssignment {
  readonly userId: string | null | undefined;
  readonly appId: string;
  readonly isAssigned: boolean;
  /** As Okta gives it; absent where there is none, or where Okta left it out. */
  readonly appUser?: OktaAppUser | null | undefined;
}

const FIELDS = {
  UserID: { type: 'String', description: 'ID of the user.', read: ({ userId }) => userId },
  AppID: { type: 'String', description: 'ID of the application.', read: ({ appId }) => appId },
  IsAssigned: {
    type: 'Boolean',
    description: 'Whether the user has the application.',
    read: ({ isAssigned }) => isAssigned,
  },
  UserName: {
    type: 'String',
    description: 'User name in the application.',
    read: ({ appUser }) => appUser?.credentials?.userName,
  },
  Scope: {
    type: 'String',
    description: 'USER if assigned directly, GROUP if through a group.',
    read: ({ appUser }) => appUser?.scope,
  },
  Status: { type: 'String', description: 'Status of the assignment.', read: ({ appUser }) => appUser?.status },
  Created: { type: 'Date', description: 'When the application was assigned.', read: ({ appUser }) => appUser?.created },
  LastUpdated: {
    type: 'Date',
    description: 'When the assignment was last updated.',
    read: ({ appUser }) => appUser?.lastUpdated,
  },
} as const satisfies Readonly<Record<string, ContextField<AppAssignment>>>;

const PROFILE = {
  ProfileInApp: {
    type: 'Unknown',
    description: "The user's profile in the application.",
    read: ({ appUser }) => appUser?.profile,
  },
} as const satisfies Readonly<Record<string, ContextField<AppAssignment>>>;

const PATH = 'Okta.AppUserAssignment';

export const APP_ASSIGNMENT_OUTPUTS = toOutputs(PATH, FIELDS);
export const APP_ASSIGNMENT_WITH_PROFILE_OUTPUTS = toOutputs(PATH, { ...FIELDS, ...PROFILE });

const APP_ASSIGNMENTS: TableView<AppAssignment> = {
  columns: columnsOf(FIELDS, {
    UserID: {},
    AppID: {},
    IsAssigned: {},
    UserName: {},
    Scope: {},
    Status: {},
    Created: {},
    LastUpdated: {},
  }),
  peopleColumns: columnsOf(FIELDS, {
    UserName: { isKept: true },
    Status: { isKept: true },
    Scope: { isKept: true },
    UserID: { isKept: true },
    AppID: { dropOrder: 3 },
    LastUpdated: { dropOrder: 2 },
    Created: { dropOrder: 1 },
  }),
};

/** The users of one application, as Okta lists them. */
export function toAppUsersView(appId: string): TableView<OktaAppUser> {
  const overUsers = ({ read, ...rest }: Column<AppAssignment>): Column<OktaAppUser> => ({
    ...rest,
    read: (appUser) => read(toListedAssignment(appUser, appId)),
  });
  const { columns, peopleColumns = columns } = APP_ASSIGNMENTS;
  return { columns: columns.map(overUsers), peopleColumns: peopleColumns.map(overUsers) };
}

/** A user in the list of an application has it. */
export function toListedAssignment(appUser: OktaAppUser, appId: string): AppAssignment {
  return { userId: appUser.id, appId, isAssigned: true, appUser };
}

/** One assignment, with the user's profile in the application. */
export const APP_ASSIGNMENT: TableView<AppAssignment> = {
  columns: [...APP_ASSIGNMENTS.columns, ...columnsOf(PROFILE, { ProfileInApp: {} })],
};

export function toAppAssignmentContext(assignment: AppAssignment): Record<string, unknown> {
  return toContextEntity(FIELDS, assignment, { leaveOut: 'blank' });
}

export function toAppAssignmentWithProfile(assignment: AppAssignment): Record<string, unknown> {
  return toContextEntity({ ...FIELDS, ...PROFILE }, assignment, { leaveOut: 'blank' });
}
