import type { Org } from '../org.ts';
import type { ZoneRecord } from '../records.ts';
import type { ZoneSeed } from './org-seed.ts';
import { parseDateOr } from './seed-dates.ts';

export function addZone(org: Org, seed: ZoneSeed): ZoneRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const type = seed.type ?? 'IP';
  const zone: ZoneRecord = {
    id: seed.id ?? org.ids.next('nzo'),
    order: org.nextOrder(),
    type,
    name: seed.name,
    status: seed.status ?? 'ACTIVE',
    usage: seed.usage ?? 'POLICY',
    system: seed.system ?? false,
    createdMs,
    lastUpdatedMs: parseDateOr(seed.lastUpdated, createdMs),
    details: seed.details ?? (type === 'IP' ? { gateways: null, proxies: null } : {}),
    usedByPolicy: seed.usedByPolicy ?? false,
  };
  org.zones.set(zone.id, zone);
  return zone;
}
