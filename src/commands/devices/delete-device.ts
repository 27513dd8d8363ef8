import { arg } from '../../core/argument.ts';
import type { OktaClient } from '../../okta/client.ts';
import { defineCommand } from '../define.ts';
import {
  changeDevices,
  DEVICE_CHANGE_OUTPUTS,
  DeviceStateError,
  isWrongState,
  readStatus,
} from '../shared/device-change.ts';
import { isNotFound } from '../shared/user-target.ts';

export const deleteDevice = defineCommand({
  name: 'okta-delete-device',
  description: 'Deletes deactivated devices.',
  effect: 'destructive',
  harmful: true,
  scopes: ['okta.devices.manage', 'okta.devices.read'],
  args: {
    deviceId: arg.ids('IDs of the devices.', { required: true, unnamed: true }),
    deactivate: arg.boolean('Whether to deactivate the devices first.', { default: false }),
  },
  outputs: DEVICE_CHANGE_OUTPUTS,
  examples: ['!okta-delete-device deviceId=guo4a5u7YAHhjXrMN0g4 deactivate=true'],
  run: ({ deviceId, deactivate }, context) =>
    changeDevices(deviceId, 'DELETED', (id) => deleteOne(context.okta, id, deactivate), context),
});

async function deleteOne(okta: OktaClient, deviceId: string, deactivate: boolean): Promise<'done' | 'already'> {
  try {
    if (deactivate) await deactivateFirst(okta, deviceId);
    await okta.devices.delete(deviceId);
    return 'done';
  } catch (error) {
    if (isNotFound(error)) return 'already';
    if (!isWrongState(error)) throw error;
    const status = await readStatus(okta, deviceId);
    const remedy = `A device that is ${status} cannot be deleted; give deactivate=true.`;
    throw new DeviceStateError(remedy, status, error);
  }
}

/** A device in the wrong state for this is deactivated already, or Okta refuses to delete it. */
async function deactivateFirst(okta: OktaClient, deviceId: string): Promise<void> {
  try {
    await okta.devices.changeState(deviceId, 'deactivate');
  } catch (error) {
    if (!isWrongState(error)) throw error;
  }
}
