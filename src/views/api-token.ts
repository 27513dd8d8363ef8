import { column, type TableView } from '../core/block.ts';
import { type ContextField, toContextEntity, toOutputs } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import { isEmpty } from '../core/is-empty.ts';
import type { OktaApiToken } from '../okta/types.ts';
import { columnsOf } from './columns-of.ts';

export const API_TOKEN_KEY = contextKey('Okta.APIToken', 'ID');

const FIELDS = {
  ID: { type: 'String', description: 'ID of the API token.', read: ({ id }) => id },
  Name: { type: 'String', description: 'Name of the API token.', read: ({ name }) => name },
  UserID: {
    type: 'String',
    description: 'ID of the user whose rights the API token has.',
    read: ({ userId }) => userId,
  },
  ClientName: {
    type: 'String',
    description: 'Name of the client that the API token is for.',
    read: ({ clientName }) => clientName,
  },
  TokenWindow: {
    type: 'String',
    description: 'How long the API token may go unused, as an ISO 8601 duration.',
    read: ({ tokenWindow }) => tokenWindow,
  },
  Created: { type: 'Date', description: 'When the API token was created.', read: ({ created }) => created },
  LastUpdated: {
    type: 'Date',
    description: 'When the API token was last updated.',
    read: ({ lastUpdated }) => lastUpdated,
  },
  ExpiresAt: {
    type: 'Date',
    description: 'When the API token expires if it is not used.',
    read: ({ expiresAt }) => expiresAt,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaApiToken>>>;

const NETWORK = {
  Connection: {
    type: 'String',
    description: 'From where the API token may be used: ANYWHERE or ZONE.',
    read: ({ network }) => network?.connection,
  },
  Include: {
    type: 'Unknown',
    description: 'IDs of the zones from which it may be used.',
    read: ({ network }) => network?.include,
  },
  Exclude: {
    type: 'Unknown',
    description: 'IDs of the zones from which it may not be used.',
    read: ({ network }) => network?.exclude,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaApiToken>>>;

export const API_TOKEN_OUTPUTS = [
  ...toOutputs('Okta.APIToken', FIELDS),
  ...toOutputs('Okta.APIToken.Network', NETWORK),
];

const CONNECTION = column<OktaApiToken>('Network', 'text', NETWORK.Connection.read, { dropOrder: 3 });

export const API_TOKENS: TableView<OktaApiToken> = {
  columns: [
    ...columnsOf(FIELDS, {
      ID: {},
      Name: {},
      UserID: {},
      ClientName: {},
      TokenWindow: {},
      Created: {},
      LastUpdated: {},
      ExpiresAt: {},
    }),
    CONNECTION,
  ],
  peopleColumns: [
    ...columnsOf(FIELDS, {
      Name: { wraps: true, isKept: true },
      ID: { isKept: true },
      UserID: { isKept: true },
      Created: { isKept: true },
      ExpiresAt: { dropOrder: 5 },
      LastUpdated: { dropOrder: 4 },
      TokenWindow: { dropOrder: 2 },
      ClientName: { dropOrder: 1 },
    }),
    CONNECTION,
  ],
};

/** An API token in the context; what Okta left empty is left out. */
export function toApiTokenContext(token: OktaApiToken): Record<string, unknown> {
  const network = toContextEntity(NETWORK, token, { leaveOut: 'blank' });
  return { ...toContextEntity(FIELDS, token, { leaveOut: 'blank' }), ...(!isEmpty(network) && { Network: network }) };
}
