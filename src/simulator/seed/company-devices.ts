import { CAST } from './cast.ts';
import { INTRUDER_DEVICE } from './factors.ts';
import type { DeviceSeed } from './org-seed.ts';
import type { DaysAgo } from './seed-dates.ts';

export function toDevices(iso: DaysAgo): DeviceSeed[] {
  return [
    {
      profile: {
        displayName: "Jane's MacBook",
        platform: 'MACOS',
        serialNumber: 'C02XK1ACME01',
        registered: true,
        secureHardwarePresent: true,
      },
      created: iso(410),
      users: [CAST.victim],
      managementStatus: 'MANAGED',
    },
    {
      profile: { displayName: 'Pixel 8', platform: 'ANDROID', registered: true, secureHardwarePresent: true },
      created: iso(220),
      users: [CAST.sprayed],
      factorDeviceId: 'marcus-phone',
    },
    {
      // Nobody at Acme manages this machine: the intruder enrolled it in Jane's name.
      profile: {
        displayName: 'DESKTOP-4F2K9QX',
        platform: 'WINDOWS',
        osVersion: '10.0.19045',
        registered: true,
        secureHardwarePresent: false,
        diskEncryptionType: 'NONE',
      },
      created: iso(1),
      users: [CAST.victim],
      managementStatus: 'NOT_MANAGED',
      screenLockType: 'NONE',
      factorDeviceId: INTRUDER_DEVICE,
    },
    {
      // Stolen on a train.
      profile: {
        displayName: "Diego's ThinkPad",
        platform: 'WINDOWS',
        manufacturer: 'LENOVO',
        model: '21HMCTO1WW',
        osVersion: '10.0.22631',
        serialNumber: 'PF4ACME7',
        registered: true,
        secureHardwarePresent: true,
        diskEncryptionType: 'NONE',
        managed: true,
      },
      created: iso(270),
      users: [CAST.robbed],
      managementStatus: 'MANAGED',
      screenLockType: 'PASSCODE',
    },
  ];
}
