import { arg } from '../../core/argument.ts';
import { tableBlock, textBlock } from '../../core/block.ts';
import { toContextEntity, toOutputs } from '../../core/context-fields.ts';
import type { OktaDevice, OktaDeviceUser } from '../../okta/types.ts';
import {
  DEVICE_FIELDS,
  DEVICE_KEY,
  DEVICE_USER_FIELDS,
  DEVICE_USERS,
  DEVICES,
  toDeviceContext,
} from '../../views/device.ts';
import { defineCommand } from '../define.ts';
import { settleTogether } from '../shared/settle-together.ts';

export const getDevice = defineCommand({
  name: 'okta-get-device',
  description: 'Reads a device and who uses it.',
  effect: 'read',
  scopes: ['okta.devices.read'],
  args: { deviceId: arg.id('ID of the device.', { required: true, unnamed: true }) },
  outputs: [...toOutputs('Okta.Device', DEVICE_FIELDS), ...toOutputs('Okta.Device.Users', DEVICE_USER_FIELDS)],
  examples: ['!okta-get-device deviceId=guo4a5u7YAHhjXrMN0g4'],
  async run({ deviceId }, { okta }) {
    const [device, users] = await settleTogether<[OktaDevice, readonly OktaDeviceUser[]]>([
      okta.devices.get(deviceId),
      okta.devices.users(deviceId),
    ]);
    return {
      blocks: [
        tableBlock('Device', DEVICES, [device]),
        users.length === 0 ? textBlock('Nobody uses it.') : tableBlock('Users', DEVICE_USERS, users),
      ],
      context: {
        [DEVICE_KEY]: {
          ...toDeviceContext(device),
          Users: users.map((user) => toContextEntity(DEVICE_USER_FIELDS, user, { leaveOut: 'blank' })),
        },
      },
      raw: { ...device, users },
    };
  },
});
