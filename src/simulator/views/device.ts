import type { DeviceRecord, JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

export function toDevice(device: DeviceRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/devices/${device.id}`;
  return {
    id: device.id,
    status: device.status,
    created: toTimestamp(device.createdMs),
    lastUpdated: toTimestamp(device.lastUpdatedMs),
    profile: device.profile,
    resourceType: 'UDDevice',
    resourceId: device.id,
    resourceDisplayName: { value: device.profile.displayName ?? '', sensitive: false },
    _links: { self: { href: self, hints: { allow: ['GET'] } } },
  };
}
