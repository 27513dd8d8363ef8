import { type Block, column, heading, type TableBlock, type TableView, tableBlock } from '../core/block.ts';
import { createGrowingTable, type RowsListener } from '../core/growing-table.ts';
import { isEmpty } from '../core/is-empty.ts';
import type { OktaUser } from '../okta/types.ts';
import { toDisplayName, toListedAccount } from './account.ts';

/** Users in a list. */
export const USERS: TableView<OktaUser> = {
  columns: [
    column('First Name', 'text', ({ profile }) => profile?.firstName),
    column('ID', 'id', ({ id }) => id),
    column('Last Login', 'time', ({ lastLogin }) => lastLogin),
    column('Last Name', 'text', ({ profile }) => profile?.lastName),
    column('Login', 'text', ({ profile }) => profile?.login),
    column('Manager', 'text', ({ profile }) => profile?.manager),
    column('Manager Email', 'text', ({ profile }) => profile?.managerEmail),
    column('Mobile Phone', 'text', ({ profile }) => profile?.mobilePhone),
    column('Status', 'status', ({ status }) => status),
  ],
  peopleColumns: [
    column('Login', 'text', ({ profile }) => profile?.login, { isKept: true }),
    column('Name', 'text', toName, { dropOrder: 5 }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Last Login', 'time', ({ lastLogin }) => lastLogin, { dropOrder: 4 }),
    column('Mobile Phone', 'text', ({ profile }) => profile?.mobilePhone, { dropOrder: 3 }),
    column('Manager', 'text', ({ profile }) => profile?.manager, { dropOrder: 2 }),
    column('Manager Email', 'text', ({ profile }) => profile?.managerEmail, { dropOrder: 1 }),
  ],
};

/** What a user's profile usually has. */
const PROFILE: TableView<OktaUser> = {
  columns: [
    column('Email', 'text', ({ profile }) => profile?.email),
    column('First Name', 'text', ({ profile }) => profile?.firstName),
    column('Last Name', 'text', ({ profile }) => profile?.lastName),
    column('Login', 'text', ({ profile }) => profile?.login),
    column('Manager', 'text', ({ profile }) => profile?.manager),
    column('Manager Email', 'text', ({ profile }) => profile?.managerEmail),
    column('Mobile Phone', 'text', ({ profile }) => profile?.mobilePhone),
    column('Second Email', 'text', ({ profile }) => profile?.secondEmail),
  ],
};

const BEFORE_GROUP = [
  column<OktaUser>('Activated', 'time', ({ activated }) => activated),
  column<OktaUser>('Created', 'time', ({ created }) => created),
  column<OktaUser>('Credentials', 'object', ({ credentials }) => credentials),
];
const GROUP = column<OktaUser>('Group', 'list', ({ group }) => group);
const AFTER_GROUP = [
  column<OktaUser>('ID', 'id', ({ id }) => id),
  column<OktaUser>('Last Login', 'time', ({ lastLogin }) => lastLogin),
  column<OktaUser>('Last Updated', 'time', ({ lastUpdated }) => lastUpdated),
  column<OktaUser>('Password Changed', 'time', ({ passwordChanged }) => passwordChanged),
  column<OktaUser>('Status', 'status', ({ status }) => status),
  column<OktaUser>('Status Changed', 'time', ({ statusChanged }) => statusChanged),
  column<OktaUser>('Type', 'object', ({ type }) => type),
];
/** The links of Okta's API are of no use to people. */
const LINKS = column<OktaUser>('_links', 'object', ({ _links }) => _links);

/** What Okta keeps of a user beside the profile. */
const ADDITIONAL: TableView<OktaUser> = {
  columns: [...BEFORE_GROUP, ...AFTER_GROUP, LINKS],
  peopleColumns: [...BEFORE_GROUP, ...AFTER_GROUP],
};
const ADDITIONAL_WITH_GROUP: TableView<OktaUser> = {
  columns: [...BEFORE_GROUP, GROUP, ...AFTER_GROUP, LINKS],
  peopleColumns: [...BEFORE_GROUP, GROUP, ...AFTER_GROUP],
};

/** Everything about one user: the login, what the profile usually has, and what Okta keeps beside it. */
export function toUserDetails(user: OktaUser): readonly [Block, TableBlock<OktaUser>, TableBlock<OktaUser>] {
  const hasGroup = Boolean(user.group) && !isEmpty(user.group);
  return [
    heading(`User:${user.profile?.login ?? ''}`),
    tableBlock('Profile', PROFILE, [user], { spacing: { after: '\n ' } }),
    tableBlock('Additional Data', hasGroup ? ADDITIONAL_WITH_GROUP : ADDITIONAL, [user]),
  ];
}

/** Users of a list, as a war room shows them and as the context keeps them. */
export interface UserList {
  readonly accounts: readonly Record<string, unknown>[];
  readonly blocks: readonly Block[];
  add(users: readonly OktaUser[]): void;
}

/** @param verbose shows everything about each of the users instead of one table */
export function createUserList(
  title: string,
  { verbose, onRows, spacing = {} }: { verbose: boolean; onRows: RowsListener; spacing?: TableBlock['spacing'] },
): UserList {
  const table = createGrowingTable(title, USERS, onRows, { spacing });
  const details: Block[] = [];
  const accounts: Record<string, unknown>[] = [];
  return {
    accounts,
    blocks: verbose ? details : [table.block],
    add(users) {
      if (!verbose) table.add(users);
      for (const user of users) {
        if (verbose) addDetails(user);
        accounts.push(toListedAccount(user));
      }
    },
  };

  function addDetails(user: OktaUser): void {
    const [title, profile, additional] = toUserDetails(user);
    details.push(title, profile, additional);
    onRows(profile, profile.rows);
    onRows(additional, additional.rows);
  }
}

function toName(user: OktaUser): string {
  return toDisplayName(user).trim();
}
