import type { DeviceRecord } from '../access-records.ts';
import type { Org } from '../org.ts';
import type { DeviceSeed } from './org-seed.ts';
import { parseDateOr } from './seed-dates.ts';

export function addDevice(org: Org, seed: DeviceSeed): DeviceRecord {
  const createdMs = parseDateOr(seed.created, org.clock.now());
  const device: DeviceRecord = {
    id: seed.id ?? org.ids.next('guo'),
    order: org.nextOrder(),
    status: seed.status ?? 'ACTIVE',
    createdMs,
    lastUpdatedMs: parseDateOr(seed.lastUpdated, createdMs),
    profile: seed.profile,
    users: (seed.users ?? []).map((login) => ({
      userId: org.resolveUser(login).id,
      createdMs,
      managementStatus: seed.managementStatus ?? 'NOT_MANAGED',
      screenLockType: seed.screenLockType ?? 'BIOMETRIC',
    })),
    factorDeviceId: seed.factorDeviceId,
  };
  org.devices.set(device.id, device);
  return device;
}
