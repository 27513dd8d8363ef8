import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';
import type { OktaUser } from '../okta/types.ts';
import { toDisplayName } from './account.ts';

/** The account of a person whom an investigation is about. */
export const INVESTIGATED_USER: TableView<OktaUser> = {
  role: 'facts',
  columns: [
    column('Login', 'text', ({ profile }) => profile?.login, { isKept: true }),
    column('Name', 'text', toDisplayName, { isKept: true }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Email', 'text', ({ profile }) => profile?.email),
    column('Created', 'time', ({ created }) => created),
    column('Status Changed', 'time', ({ statusChanged }) => statusChanged),
    column('Last Login', 'time', ({ lastLogin }) => lastLogin),
    column('Password Changed', 'time', ({ passwordChanged }) => passwordChanged),
  ],
};

export const INVESTIGATED_USER_FIELDS = {
  ID: { type: 'String', description: 'ID of the user.', read: ({ id }) => id },
  Login: { type: 'String', description: 'Login of the user.', read: ({ profile }) => profile?.login },
  DisplayName: { type: 'String', description: 'First and last name.', read: toDisplayName },
  Email: { type: 'String', description: 'Email address of the user.', read: ({ profile }) => profile?.email },
  Status: { type: 'String', description: 'Status of the account.', read: ({ status }) => status },
  Created: { type: 'Date', description: 'When the account was created.', read: ({ created }) => created },
  Activated: { type: 'Date', description: 'When the account was activated.', read: ({ activated }) => activated },
  StatusChanged: {
    type: 'Date',
    description: 'When the status last changed.',
    read: ({ statusChanged }) => statusChanged,
  },
  LastLogin: { type: 'Date', description: 'When the user last signed in.', read: ({ lastLogin }) => lastLogin },
  PasswordChanged: {
    type: 'Date',
    description: 'When the password was last changed.',
    read: ({ passwordChanged }) => passwordChanged,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaUser>>>;
