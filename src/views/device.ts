import { column, type TableView } from '../core/block.ts';
import { type ContextField, toContextEntity } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaDevice, OktaDeviceUser } from '../okta/types.ts';

export const DEVICE_KEY = contextKey('Okta.Device', 'ID');

export const DEVICES: TableView<OktaDevice> = {
  columns: [
    column('Name', 'text', ({ profile }) => profile?.displayName, { isKept: true, wraps: true }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    column('Platform', 'text', ({ profile }) => profile?.platform, { isKept: true }),
    column('OS Version', 'text', ({ profile }) => profile?.osVersion, { dropOrder: 4 }),
    column('Model', 'text', ({ profile }) => profile?.model, { dropOrder: 3, wraps: true }),
    column('Managed', 'boolean', ({ profile }) => profile?.managed, { hidesWhenEmpty: true, dropOrder: 5 }),
    column('Serial Number', 'text', ({ profile }) => profile?.serialNumber, { hidesWhenEmpty: true, dropOrder: 2 }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Last Updated', 'time', ({ lastUpdated }) => lastUpdated, { dropOrder: 1 }),
  ],
};

const profileField = <const Type extends 'String' | 'Boolean'>(type: Type, name: string, description: string) => ({
  type,
  description,
  read: ({ profile }: OktaDevice) => profile?.[name],
});

export const DEVICE_FIELDS = {
  ID: { type: 'String', description: 'ID of the device.', read: ({ id }) => id },
  Status: {
    type: 'String',
    description: 'ACTIVE, SUSPENDED, UNSUSPENDED or DEACTIVATED.',
    read: ({ status }) => status,
  },
  DisplayName: profileField('String', 'displayName', 'Name of the device.'),
  Platform: profileField('String', 'platform', 'ANDROID, IOS, MACOS or WINDOWS.'),
  OSVersion: profileField('String', 'osVersion', 'Version of the operating system.'),
  Manufacturer: profileField('String', 'manufacturer', 'Manufacturer of the device.'),
  Model: profileField('String', 'model', 'Model of the device.'),
  SerialNumber: profileField('String', 'serialNumber', 'Serial number of the device.'),
  UDID: profileField('String', 'udid', 'Unique device identifier.'),
  SID: profileField('String', 'sid', 'Windows security identifier.'),
  IMEI: profileField('String', 'imei', 'International mobile equipment identity.'),
  Registered: profileField('Boolean', 'registered', 'Whether the device is registered at Okta.'),
  Managed: profileField('Boolean', 'managed', 'Whether the device is managed.'),
  SecureHardwarePresent: profileField('Boolean', 'secureHardwarePresent', 'Whether it has secure hardware.'),
  DiskEncryptionType: profileField('String', 'diskEncryptionType', 'How its disk is encrypted.'),
  IntegrityJailbreak: profileField('Boolean', 'integrityJailbreak', 'Whether it is jailbroken or rooted.'),
  Created: { type: 'Date', description: 'When the device was created.', read: ({ created }) => created },
  LastUpdated: { type: 'Date', description: 'When the device last changed.', read: ({ lastUpdated }) => lastUpdated },
} as const satisfies Readonly<Record<string, ContextField<OktaDevice>>>;

export function toDeviceContext(device: OktaDevice): Record<string, unknown> {
  return toContextEntity(DEVICE_FIELDS, device, { leaveOut: 'blank' });
}

export const DEVICE_USERS: TableView<OktaDeviceUser> = {
  columns: [
    column('Login', 'text', ({ user }) => user?.profile?.login, { isKept: true }),
    column('Status', 'status', ({ user }) => user?.status, { isKept: true }),
    column('Management', 'text', ({ managementStatus }) => managementStatus, { isKept: true }),
    column('Screen Lock', 'text', ({ screenLockType }) => screenLockType, { dropOrder: 2 }),
    column('Linked', 'time', ({ created }) => created, { dropOrder: 3 }),
    column('ID', 'id', ({ user }) => user?.id, { isKept: true }),
  ],
};

export const DEVICE_USER_FIELDS = {
  ID: { type: 'String', description: 'ID of a user of the device.', read: ({ user }) => user?.id },
  Login: { type: 'String', description: 'Login of the user.', read: ({ user }) => user?.profile?.login },
  Status: { type: 'String', description: 'Status of the user.', read: ({ user }) => user?.status },
  ManagementStatus: {
    type: 'String',
    description: 'MANAGED or NOT_MANAGED.',
    read: ({ managementStatus }) => managementStatus,
  },
  ScreenLockType: {
    type: 'String',
    description: 'NONE, PASSCODE or BIOMETRIC.',
    read: ({ screenLockType }) => screenLockType,
  },
  LinkedAt: { type: 'Date', description: 'Since when the user has the device.', read: ({ created }) => created },
} as const satisfies Readonly<Record<string, ContextField<OktaDeviceUser>>>;

/** What became of a device that a command changed. */
export interface DeviceChange {
  readonly ID: string;
  readonly Status?: string;
  readonly Result: 'done' | 'already' | 'failed';
  readonly Error?: string;
}

export const DEVICE_CHANGES: TableView<DeviceChange> = {
  columns: [
    column('ID', 'id', ({ ID }) => ID, { isKept: true }),
    column('Status', 'status', ({ Status }) => Status, { isKept: true }),
    column('Result', 'status', ({ Result }) => Result, { isKept: true }),
    column('Error', 'text', ({ Error: reason }) => reason, { hidesWhenEmpty: true, wraps: true }),
  ],
};
