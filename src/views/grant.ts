import { column, type TableView } from '../core/block.ts';
import { type ContextField, toContextEntity } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaGrant, OktaOAuthClient, OktaRefreshToken } from '../okta/types.ts';

export const GRANT_KEY = contextKey('Okta.Grant', 'ID');
/** A client is one row for each user who has given it tokens. */
export const OAUTH_CLIENT_KEY =
  'Okta.OAuthClient(val.ClientID && val.ClientID === obj.ClientID && val.UserID === obj.UserID)';

/** The consents that a user has given to apps. */
export const GRANTS: TableView<OktaGrant> = {
  columns: [
    column('App', 'text', ({ _links }) => _links?.app?.title, { isKept: true, wraps: true }),
    column('Scope', 'text', ({ scopeId }) => scopeId, { isKept: true }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    column('Source', 'text', ({ source }) => source, { dropOrder: 2 }),
    column('Created', 'time', ({ created }) => created, { dropOrder: 3 }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Client ID', 'id', ({ clientId }) => clientId, { isKept: true }),
    column('Issuer', 'text', ({ issuer }) => issuer, { dropOrder: 1 }),
  ],
};

export const GRANT_FIELDS = {
  ID: { type: 'String', description: 'ID of the grant.', read: ({ id }) => id },
  UserID: { type: 'String', description: 'ID of the user who gave the consent.', read: ({ userId }) => userId },
  ClientID: { type: 'String', description: 'ID of the app or client.', read: ({ clientId }) => clientId },
  AppName: { type: 'String', description: 'Name of the app.', read: ({ _links }) => _links?.app?.title },
  ScopeID: { type: 'String', description: 'The scope that was granted.', read: ({ scopeId }) => scopeId },
  Issuer: { type: 'String', description: 'The authorization server.', read: ({ issuer }) => issuer },
  Status: { type: 'String', description: 'ACTIVE or REVOKED.', read: ({ status }) => status },
  Source: { type: 'String', description: 'Who gave the consent: ADMIN or END_USER.', read: ({ source }) => source },
  Created: { type: 'Date', description: 'When the consent was given.', read: ({ created }) => created },
  LastUpdated: { type: 'Date', description: 'When the grant last changed.', read: ({ lastUpdated }) => lastUpdated },
} as const satisfies Readonly<Record<string, ContextField<OktaGrant>>>;

/** A grant in the context. Okta may leave out whose it is. */
export function toGrantContext(grant: OktaGrant, userId: string): Record<string, unknown> {
  return toContextEntity(GRANT_FIELDS, { ...grant, userId: grant.userId ?? userId }, { leaveOut: 'blank' });
}

/** A client that holds tokens of a user, and these tokens where they were asked for. */
export interface ClientOfUser {
  readonly client: Pick<OktaOAuthClient, 'client_id' | 'client_name'>;
  readonly userId: string;
  readonly tokens: readonly OktaRefreshToken[] | undefined;
}

export const OAUTH_CLIENTS: TableView<ClientOfUser> = {
  columns: [
    column('Client', 'text', ({ client }) => client.client_name, { isKept: true, wraps: true }),
    column('Client ID', 'id', ({ client }) => client.client_id, { isKept: true }),
    column('Refresh Tokens', 'number', ({ tokens }) => tokens?.length, { hidesWhenEmpty: true }),
  ],
};

export const TOKEN_FIELDS = {
  ID: { type: 'String', description: 'ID of the refresh token.', read: ({ id }) => id },
  Status: { type: 'String', description: 'ACTIVE or REVOKED.', read: ({ status }) => status },
  Scopes: { type: 'Unknown', description: 'The scopes of the token.', read: ({ scopes }) => scopes },
  Issuer: { type: 'String', description: 'The authorization server.', read: ({ issuer }) => issuer },
  Created: { type: 'Date', description: 'When the token was issued.', read: ({ created }) => created },
  ExpiresAt: { type: 'Date', description: 'When the token expires.', read: ({ expiresAt }) => expiresAt },
} as const satisfies Readonly<Record<string, ContextField<OktaRefreshToken>>>;

export const OAUTH_CLIENT_FIELDS = {
  ClientID: { type: 'String', description: 'ID of the client.', read: ({ client }) => client.client_id },
  ClientName: { type: 'String', description: 'Name of the client.', read: ({ client }) => client.client_name },
  UserID: { type: 'String', description: 'ID of the user whose tokens it holds.', read: ({ userId }) => userId },
} as const satisfies Readonly<Record<string, ContextField<ClientOfUser>>>;

export function toOAuthClientContext(row: ClientOfUser): Record<string, unknown> {
  const tokens = row.tokens?.map((token) => toContextEntity(TOKEN_FIELDS, token, { leaveOut: 'blank' }));
  const client = toContextEntity(OAUTH_CLIENT_FIELDS, row, { leaveOut: 'blank' });
  return tokens === undefined ? client : { ...client, Tokens: tokens };
}

export const TOKENS: TableView<OktaRefreshToken> = {
  columns: [
    column('Token ID', 'id', ({ id }) => id, { isKept: true }),
    column('Client ID', 'id', ({ clientId }) => clientId, { isKept: true }),
    column('Status', 'status', ({ status }) => status),
    column('Scopes', 'list', ({ scopes }) => scopes, { wraps: true }),
    column('Expires', 'time', ({ expiresAt }) => expiresAt),
    column('Created', 'time', ({ created }) => created, { dropOrder: 1 }),
  ],
};
