import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';
import { isPlainObject, textOf } from '../json-values.ts';
import type { OktaFactor } from '../okta/types.ts';

/** Factors of a user. */
export const FACTORS: TableView<OktaFactor> = {
  columns: [
    column('FactorType', 'text', ({ factorType }) => factorType),
    column('ID', 'id', ({ id }) => id),
    column('Profile', 'object', ({ profile }) => profile),
    column('Provider', 'text', ({ provider }) => provider),
    column('Status', 'status', ({ status }) => status),
  ],
  peopleColumns: [
    column('FactorType', 'text', ({ factorType }) => factorType, { isKept: true }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    column('Provider', 'text', ({ provider }) => provider, { dropOrder: 3 }),
    column('Created', 'time', ({ created }) => created, { isKept: true }),
    column('Last Updated', 'time', ({ lastUpdated }) => lastUpdated, { dropOrder: 5 }),
    column('Profile', 'text', ({ profile }) => toProfileText(profile), { isKept: true, wraps: true, dropOrder: 6 }),
  ],
};

/** What tells one device or address from another, in one line; all of it where nothing does. */
function toProfileText(profile: OktaFactor['profile']): string {
  const members = isPlainObject(profile) ? profile : {};
  const textsOf = (...names: readonly string[]) =>
    names.map((name) => textOf(members[name])).filter((text) => text !== '');
  const told = [
    ...textsOf('name', 'authenticatorName', 'phoneNumber', 'email', 'questionText'),
    textsOf('platform', 'version').join(' '),
  ].filter((text) => text !== '');
  return (told.length > 0 ? told : textsOf(...Object.keys(members))).join(', ');
}

/** A factor in the context, under `Account.Factor`. */
export const FACTOR_FIELDS = {
  ID: { type: 'String', description: 'Okta account factor ID.', read: ({ id }) => id },
  Provider: { type: 'String', description: 'Okta account factor provider.', read: ({ provider }) => provider },
  Profile: { type: 'String', description: 'Okta account factor profile.', read: ({ profile }) => profile },
  FactorType: {
    type: 'String',
    description: 'Okta account factor type.',
    read: ({ factorType }) => factorType,
  },
  Status: { type: 'Unknown', description: 'Okta account factor status.', read: ({ status }) => status },
} as const satisfies Readonly<Record<string, ContextField<OktaFactor>>>;
