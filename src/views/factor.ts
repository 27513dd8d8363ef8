import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';
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
    column('Profile', 'object', ({ profile }) => profile, { isKept: true, wraps: true }),
    column('Created', 'time', ({ created }) => created, { dropOrder: 2 }),
    column('Last Updated', 'time', ({ lastUpdated }) => lastUpdated, { dropOrder: 1 }),
  ],
};

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
