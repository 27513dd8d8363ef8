import type { DeviceRecord } from '../access-records.ts';
import type { JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

/** The calls that a device's state allows, as links. */
const LINKS: Readonly<Record<DeviceRecord['status'], readonly string[]>> = {
  ACTIVE: ['suspend', 'deactivate'],
  SUSPENDED: ['unsuspend', 'deactivate'],
  DEACTIVATED: ['activate'],
};

export function toDevice(device: DeviceRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/devices/${device.id}`;
  const lifecycle = LINKS[device.status].map((verb) => [
    verb,
    { href: `${self}/lifecycle/${verb}`, hints: { allow: ['POST'] } },
  ]);
  return {
    id: device.id,
    status: device.status,
    created: toTimestamp(device.createdMs),
    lastUpdated: toTimestamp(device.lastUpdatedMs),
    profile: device.profile,
    resourceType: 'UDDevice',
    resourceDisplayName: { value: device.profile.displayName ?? '', sensitive: false },
    resourceId: device.id,
    resourceAlternateId: null,
    _links: {
      self: { href: self, hints: { allow: ['GET'] } },
      users: { href: `${self}/users`, hints: { allow: ['GET'] } },
      ...Object.fromEntries(lifecycle),
    },
  };
}
