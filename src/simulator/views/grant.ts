import type { AppGrantRecord, GrantRecord, RefreshTokenRecord } from '../access-records.ts';
import type { Org } from '../org.ts';
import type { AppRecord, JsonObject, UserRecord } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

/** The org's own authorization server issues everything here. */
const issuerOf = (origin: string): string => origin;

export function toGrant(org: Org, grant: GrantRecord, origin: string, withScope: boolean): JsonObject {
  const user = `${origin}/api/v1/users/${grant.userId}`;
  const self = `${user}/grants/${grant.id}`;
  return {
    id: grant.id,
    status: 'ACTIVE',
    created: toTimestamp(grant.createdMs),
    createdBy: { id: grant.userId, type: 'User' },
    lastUpdated: toTimestamp(grant.createdMs),
    issuer: issuerOf(origin),
    clientId: grant.clientId,
    userId: grant.userId,
    scopeId: grant.scopeId,
    source: grant.source,
    ...(withScope ? { _embedded: { scope: { id: grant.scopeId } } } : {}),
    _links: {
      ...toClientLinks(org, grant.clientId, origin),
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      revoke: { href: self, hints: { allow: ['DELETE'] } },
      user: { href: user },
    },
  };
}

export function toAppGrant(app: AppRecord, grant: AppGrantRecord, origin: string): JsonObject {
  const href = `${origin}/api/v1/apps/${app.id}`;
  return {
    id: grant.id,
    status: 'ACTIVE',
    created: toTimestamp(grant.createdMs),
    lastUpdated: toTimestamp(grant.createdMs),
    issuer: issuerOf(origin),
    clientId: app.id,
    scopeId: grant.scopeId,
    source: 'ADMIN',
    _links: {
      app: { href, title: app.label },
      self: { href: `${href}/grants/${grant.id}`, hints: { allow: ['GET', 'DELETE'] } },
    },
  };
}

export function toRefreshToken(org: Org, token: RefreshTokenRecord, origin: string, withScope: boolean): JsonObject {
  const user = `${origin}/api/v1/users/${token.userId}`;
  const self = `${user}/clients/${token.clientId}/tokens/${token.id}`;
  return {
    id: token.id,
    status: 'ACTIVE',
    created: toTimestamp(token.createdMs),
    lastUpdated: toTimestamp(token.createdMs),
    expiresAt: toTimestamp(token.expiresAtMs),
    issuer: issuerOf(origin),
    clientId: token.clientId,
    userId: token.userId,
    scopes: [...token.scopes],
    ...(withScope ? { _embedded: { scopes: token.scopes.map((name) => ({ id: name, name })) } } : {}),
    _links: {
      ...toClientLinks(org, token.clientId, origin),
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      revoke: { href: self, hints: { allow: ['DELETE'] } },
      user: { href: user },
    },
  };
}

function toClientLinks(org: Org, clientId: string, origin: string): JsonObject {
  const title = org.apps.get(clientId)?.label ?? clientId;
  return {
    app: { href: `${origin}/api/v1/apps/${clientId}`, title },
    client: { href: `${origin}/oauth2/v1/clients/${clientId}`, title },
  };
}

/** The one kind of body in which Okta writes snake case. */
export function toOAuthClient(org: Org, user: UserRecord, clientId: string, origin: string): JsonObject {
  const self = `${origin}/api/v1/users/${user.id}/clients/${clientId}`;
  return {
    client_id: clientId,
    client_name: org.apps.get(clientId)?.label ?? clientId,
    client_uri: `${origin}/api/v1/apps/${clientId}`,
    logo_uri: `${origin}/assets/img/logos/default.png`,
    _links: { grants: { href: `${self}/grants` }, tokens: { href: `${self}/tokens` } },
  };
}
