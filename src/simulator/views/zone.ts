import type { JsonObject, ZoneRecord } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

export function toZone(zone: ZoneRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/zones/${zone.id}`;
  const change = zone.status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    type: zone.type,
    id: zone.id,
    name: zone.name,
    status: zone.status,
    usage: zone.usage,
    created: toTimestamp(zone.createdMs),
    lastUpdated: toTimestamp(zone.lastUpdatedMs),
    system: zone.system,
    ...zone.details,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } },
    },
  };
}
