import { type ContextField, type OutputOf, toContextEntity, toOutputs } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaUser } from '../okta/types.ts';

/** A user in the context, under `Account`. Playbooks recognise our accounts by `Type`. */
export const ACCOUNT_KEY = contextKey('Account', 'ID');

type Field = ContextField<OktaUser>;

/** The documented fields, in the order in which most commands document them. */
const DOCUMENTED = {
  ID: { type: 'String', description: 'Okta account ID.', read: ({ id }) => id },
  Email: { type: 'String', description: 'Okta account email.', read: ({ profile }) => profile?.email },
  Username: { type: 'String', description: 'Okta account username.', read: ({ profile }) => profile?.login },
  DisplayName: {
    type: 'String',
    description: 'Okta account display name.',
    read: toDisplayName,
  },
  Type: { type: 'String', description: 'Okta account type.', read: () => 'Okta' },
  Status: { type: 'String', description: 'Okta account status.', read: ({ status }) => status },
  Created: {
    type: 'Date',
    description: 'Timestamp for when the user was created.',
    read: ({ created }) => created,
  },
  Activated: {
    type: 'Date',
    description: 'Timestamp for when the user was activated.',
    read: ({ activated }) => activated,
  },
  StatusChanged: {
    type: 'Date',
    description: "Timestamp for when the user's status was last changed.",
    read: ({ statusChanged }) => statusChanged,
  },
  PasswordChanged: {
    type: 'Date',
    description: "Timestamp for when the user's password was last changed.",
    read: ({ passwordChanged }) => passwordChanged,
  },
} as const satisfies Readonly<Record<string, Field>>;

type FieldName = keyof typeof DOCUMENTED;

const FIELDS: Readonly<Record<string, Field>> = {
  ...DOCUMENTED,
  Manager: { type: 'String', description: 'The manager.', read: ({ profile }) => profile?.manager },
  ManagerEmail: { type: 'String', description: 'The manager email.', read: ({ profile }) => profile?.managerEmail },
};

export const ACCOUNT_FIELDS = Object.keys(DOCUMENTED) as readonly FieldName[];
export const ACCOUNT_FIELDS_BUT_TYPE = ACCOUNT_FIELDS.filter((name) => name !== 'Type');

/** First name, a blank, last name; a missing one leaves its side empty. */
export function toDisplayName({ profile }: OktaUser): string {
  return `${profile?.firstName ?? ''} ${profile?.lastName ?? ''}`;
}

/** A user in the context; what Okta left empty is null. */
export function toAccount(user: OktaUser): Record<string, unknown> {
  return toContextEntity(FIELDS, user);
}

/** A user of a list in the context; what Okta left empty is left out. */
export function toListedAccount(user: OktaUser): Record<string, unknown> {
  return toContextEntity(FIELDS, user, { leaveOut: 'empty' });
}

/**
 * Output specs under `Account`.
 *
 * @param names which fields, in which order
 * @param descriptions those that differ from the usual ones, by field
 */
export function accountOutputs(
  names: readonly FieldName[],
  descriptions: Partial<Record<FieldName, string>> = {},
): readonly OutputOf<'Account', typeof DOCUMENTED>[] {
  const outputs = toOutputs('Account', DOCUMENTED, descriptions);
  return names.flatMap((name) => outputs.filter(({ path }) => path === `Account.${name}`));
}
