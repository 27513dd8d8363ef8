import type { IdentityProviderRecord } from '../access-records.ts';
import type { JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

export function toIdentityProvider(provider: IdentityProviderRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/idps/${provider.id}`;
  const change = provider.status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    id: provider.id,
    type: provider.type,
    name: provider.name,
    status: provider.status,
    created: toTimestamp(provider.createdMs),
    lastUpdated: toTimestamp(provider.lastUpdatedMs),
    issuerMode: 'ORG_URL',
    protocol: provider.protocol,
    policy: provider.policy,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      users: { href: `${self}/users`, hints: { allow: ['GET'] } },
      [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } },
    },
  };
}

export function toIdentityProviderUser(provider: IdentityProviderRecord, userId: string, origin: string): JsonObject {
  const link = provider.users.get(userId);
  const created = toTimestamp(link?.createdMs ?? provider.createdMs);
  const self = `${origin}/api/v1/idps/${provider.id}/users/${userId}`;
  return {
    id: userId,
    externalId: link?.externalId ?? '',
    created,
    lastUpdated: created,
    profile: {},
    _links: {
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      idp: { href: `${origin}/api/v1/idps/${provider.id}` },
      user: { href: `${origin}/api/v1/users/${userId}` },
    },
  };
}
