import type { TableView } from '../core/block.ts';
import { type ContextField, toContextEntity, toOutputs } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaIdentityProvider } from '../okta/types.ts';
import { columnsOf } from './columns-of.ts';

export const IDENTITY_PROVIDER_KEY = contextKey('Okta.IdentityProvider', 'ID');

const FIELDS = {
  ID: { type: 'String', description: 'ID of the identity provider.', read: ({ id }) => id },
  Name: { type: 'String', description: 'Name of the identity provider.', read: ({ name }) => name },
  Type: {
    type: 'String',
    description: 'Type of the identity provider, such as SAML2 or OIDC.',
    read: ({ type }) => type,
  },
  Status: { type: 'String', description: 'Status of the identity provider.', read: ({ status }) => status },
  Created: { type: 'Date', description: 'When the identity provider was created.', read: ({ created }) => created },
  LastUpdated: {
    type: 'Date',
    description: 'When the identity provider was last updated.',
    read: ({ lastUpdated }) => lastUpdated,
  },
  ProtocolType: {
    type: 'String',
    description: 'Protocol of the identity provider.',
    read: ({ protocol }) => protocol?.type,
  },
  Issuer: {
    type: 'String',
    description: 'Issuer whom the org trusts.',
    read: ({ protocol }) => protocol?.credentials?.trust?.issuer,
  },
  AccountLinkAction: {
    type: 'String',
    description: 'AUTO if a person who signs in there becomes the user of the same name here.',
    read: ({ policy }) => policy?.accountLink?.action,
  },
  ProvisioningAction: {
    type: 'String',
    description: 'AUTO if users are created when they first sign in.',
    read: ({ policy }) => policy?.provisioning?.action,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaIdentityProvider>>>;

export const IDENTITY_PROVIDER_OUTPUTS = toOutputs('Okta.IdentityProvider', FIELDS);

export const IDENTITY_PROVIDERS: TableView<OktaIdentityProvider> = {
  columns: columnsOf(FIELDS, {
    ID: {},
    Name: {},
    Type: {},
    Status: {},
    Created: {},
    LastUpdated: {},
    ProtocolType: {},
    Issuer: {},
    AccountLinkAction: {},
    ProvisioningAction: {},
  }),
  peopleColumns: columnsOf(FIELDS, {
    Name: { wraps: true, isKept: true },
    Type: { isKept: true },
    Status: { isKept: true },
    AccountLinkAction: { isKept: true },
    Issuer: { wraps: true, dropOrder: 6 },
    ID: { isKept: true },
    Created: { dropOrder: 5 },
    ProvisioningAction: { dropOrder: 4 },
    ProtocolType: { dropOrder: 2 },
    LastUpdated: { dropOrder: 1 },
  }),
};

/** An identity provider in the context; what Okta left empty is left out. */
export function toIdentityProviderContext(provider: OktaIdentityProvider): Record<string, unknown> {
  return toContextEntity(FIELDS, provider, { leaveOut: 'blank' });
}
