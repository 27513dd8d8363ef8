import { contextKey, createContext } from '../core/context.ts';
import { type Columns, createTableBuilder, tableToMarkdown, toRow } from '../cortex-text/markdown.ts';
import { isFalsy } from '../cortex-text/python-truth.ts';
import type { OktaUser } from '../okta/types.ts';

/** A user in the context, under `Account`. Playbooks pick ours out by `Type`. */
export type Account = {
  readonly ID: string | null;
  readonly Username: string | null;
  readonly DisplayName: string;
  readonly Email: string | null;
  readonly Status: string | null;
  readonly Type: 'Okta';
  readonly Created: string | null;
  readonly Activated: string | null;
  readonly StatusChanged: string | null;
  readonly PasswordChanged: string | null;
};

export function toAccount({
  id,
  status,
  created,
  activated,
  statusChanged,
  passwordChanged,
  profile,
}: OktaUser): Account {
  return {
    ID: id ?? null,
    Username: profile?.login ?? null,
    DisplayName: `${profile?.firstName ?? ''} ${profile?.lastName ?? ''}`,
    Email: profile?.email ?? null,
    Status: status ?? null,
    Type: 'Okta',
    Created: created ?? null,
    Activated: activated ?? null,
    StatusChanged: statusChanged ?? null,
    PasswordChanged: passwordChanged ?? null,
  };
}

/** What okta-get-user adds: who the user reports to. */
export function toAccountWithManager(user: OktaUser) {
  // Not by spreading: V8 takes ten times as long for it, and lists have a hundred thousand of them.
  return Object.assign(toAccount(user), {
    Manager: user.profile?.manager ?? null,
    ManagerEmail: user.profile?.managerEmail ?? null,
  });
}

/** The same where several users are listed: what Okta left empty is left out. */
export function toListedAccount(user: OktaUser): Record<string, unknown> {
  return createContext(toAccountWithManager(user), { removeNull: true });
}

/**
 * Users of a list, as a war room shows them and as the context keeps them; written while their pages come.
 * `verbose`: all about each of them, instead of one table.
 */
export function createUserList({ verbose, tableTitle }: { readonly verbose: boolean; readonly tableTitle: string }) {
  const table = createTableBuilder(tableTitle, USER_COLUMNS);
  const details: string[] = [];
  const accounts: Record<string, unknown>[] = [];
  return {
    accounts,
    add(users: readonly OktaUser[]): void {
      if (!verbose) table.add(users);
      for (const user of users) {
        if (verbose) details.push(toTitledUserDetails(user));
        accounts.push(toListedAccount(user));
      }
    },
    toMarkdown: (): string => (verbose ? details.join('') : table.toMarkdown()),
  };
}

export const ACCOUNT_KEY = contextKey('Account', 'ID');

/** The columns of a user in a list. */
const USER_COLUMNS: Columns<OktaUser> = {
  ID: ({ id }) => id,
  Login: ({ profile }) => profile?.login,
  'First Name': ({ profile }) => profile?.firstName,
  'Last Name': ({ profile }) => profile?.lastName,
  'Mobile Phone': ({ profile }) => profile?.mobilePhone,
  'Last Login': ({ lastLogin }) => lastLogin,
  Status: ({ status }) => status,
  Manager: ({ profile }) => profile?.manager,
  'Manager Email': ({ profile }) => profile?.managerEmail,
};

/** One user as the row of a list. */
export const toUserRow = (user: OktaUser) => toRow(USER_COLUMNS, user);

/** Everything about one user, as two tables: the usual parts of his profile, and what Okta keeps beside it. */
export function toUserDetails(user: OktaUser): string {
  const { profile } = user;
  const shown = {
    Login: profile?.login,
    'First Name': profile?.firstName,
    'Last Name': profile?.lastName,
    'Mobile Phone': profile?.mobilePhone,
    'Second Email': profile?.secondEmail,
    Email: profile?.email,
    Manager: profile?.manager,
    'Manager Email': profile?.managerEmail,
  };
  const additional = {
    ID: user.id,
    Status: user.status,
    Created: user.created,
    Activated: user.activated,
    'Status Changed': user.statusChanged,
    'Last Login': user.lastLogin,
    'Last Updated': user.lastUpdated,
    'Password Changed': user.passwordChanged,
    Type: user.type,
    Credentials: user.credentials,
    _links: user._links,
    ...(isFalsy(user.group) ? {} : { Group: user.group }),
  };
  return `${tableToMarkdown('Profile', shown)}\n ${tableToMarkdown('Additional Data', additional)}`;
}

/** The same under the user's login, as lists of users show each of them. */
export function toTitledUserDetails(user: OktaUser): string {
  return `### User:${user.profile?.login ?? ''}\n${toUserDetails(user)}`;
}
