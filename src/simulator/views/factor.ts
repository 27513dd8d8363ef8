import type { FactorRecord, JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

export function toFactor(factor: FactorRecord, userId: string, origin: string): JsonObject {
  const user = `${origin}/api/v1/users/${userId}`;
  const self = `${user}/factors/${factor.id}`;
  const pending = factor.status === 'PENDING_ACTIVATION';
  return {
    id: factor.id,
    factorType: factor.factorType,
    provider: factor.provider,
    vendorName: factor.vendorName,
    status: factor.status,
    created: toTimestamp(factor.createdMs),
    lastUpdated: toTimestamp(factor.lastUpdatedMs),
    profile: factor.profile,
    _links: {
      ...(pending
        ? { next: { name: 'activate', href: `${self}/lifecycle/activate`, hints: { allow: ['POST'] } } }
        : { verify: { href: `${self}/verify`, hints: { allow: ['POST'] } } }),
      ...(factor.factorType === 'question'
        ? { questions: { href: `${user}/factors/questions`, hints: { allow: ['GET'] } } }
        : {}),
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: user, hints: { allow: ['GET'] } },
    },
    ...(factor.embedded === undefined ? {} : { _embedded: factor.embedded }),
  };
}
