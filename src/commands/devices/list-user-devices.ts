import { tableBlock, textBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { DEVICE_FIELDS, DEVICE_KEY, DEVICES, toDeviceContext } from '../../views/device.ts';
import { defineCommand } from '../define.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { resolveUserId } from '../shared/user-target.ts';

export const listUserDevices = defineCommand({
  name: 'okta-list-user-devices',
  description: 'Lists the devices of a user.',
  effect: 'read',
  scopes: ['okta.users.read'],
  args: userArguments(),
  rules: USER_RULES,
  outputs: [
    ...toOutputs('Okta.Device', DEVICE_FIELDS),
    { path: 'Okta.Device.UserID', type: 'String', description: 'ID of the user.' },
    { path: 'Okta.Device.LinkedAt', type: 'Date', description: 'Since when the user has the device.' },
  ],
  examples: ['!okta-list-user-devices username=jane.doe@acme.example'],
  async run(user, context) {
    const userId = await resolveUserId(context, user);
    const raw = await context.okta.devices.ofUser(userId);
    const rows = raw.flatMap(({ created, device }) => (device ? [{ created, device }] : []));
    if (rows.length === 0) return { blocks: [textBlock(`The user ${userId} has no devices.`)], raw };
    return {
      blocks: [
        tableBlock(
          `Devices of user ${userId}`,
          DEVICES,
          rows.map(({ device }) => device),
        ),
      ],
      context: {
        [DEVICE_KEY]: rows.map(({ created, device }) => ({
          ...toDeviceContext(device),
          UserID: userId,
          ...(created && { LinkedAt: created }),
        })),
      },
      raw,
    };
  },
});
