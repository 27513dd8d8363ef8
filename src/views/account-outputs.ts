import type { OutputSpec } from '../core/command.ts';

/** The context paths of an account, in the order of the documentation, with its usual words. */
const USUAL = {
  ID: ['String', 'Okta account ID.'],
  Email: ['String', 'Okta account email.'],
  Username: ['String', 'Okta account username.'],
  DisplayName: ['String', 'Okta account display name.'],
  Type: ['String', 'Okta account type.'],
  Status: ['String', 'Okta account status.'],
  Created: ['Date', 'Timestamp for when the user was created.'],
  Activated: ['Date', 'Timestamp for when the user was activated.'],
  StatusChanged: ['Date', "Timestamp for when the user's status was last changed."],
  PasswordChanged: ['Date', "Timestamp for when the user's password was last changed."],
} as const satisfies Record<string, readonly [OutputSpec['type'], string]>;

type Field = keyof typeof USUAL;

/** All of them; most commands document them in this order. */
export const ACCOUNT_FIELDS = Object.keys(USUAL) as readonly Field[];
export const ACCOUNT_FIELDS_BUT_TYPE = ACCOUNT_FIELDS.filter((field) => field !== 'Type');

/**
 * Output specs under `Account`.
 *
 * @param fields which, in which order
 * @param words descriptions that differ from the usual ones, by field
 */
export function accountOutputs(
  fields: readonly Field[],
  words: Partial<Record<Field, string>> = {},
): readonly OutputSpec[] {
  return fields.map((field) => {
    const [type, usual] = USUAL[field];
    return { path: `Account.${field}`, type, description: words[field] ?? usual };
  });
}
