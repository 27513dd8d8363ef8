import { arg } from '../../core/argument.ts';
import type { DeviceOperation } from '../../okta/resources/devices.ts';
import { defineCommand } from '../define.ts';
import { changeDevices, DEVICE_CHANGE_OUTPUTS, DeviceStateError, isWrongState, readStatus } from './device-change.ts';
import { isAfterLostReply } from './lost-reply.ts';

interface Change<Operation extends DeviceOperation, Effect extends 'write' | 'destructive'> {
  readonly operation: Operation;
  readonly description: string;
  readonly effect: Effect;
  /** What the devices are afterwards; a device that is one of these before needs no change. */
  readonly statuses: readonly [string, ...string[]];
}

/** One of the commands that change the state of devices: `okta-suspend-device` and its like. */
export function defineDeviceCommand<
  const Operation extends DeviceOperation,
  const Effect extends 'write' | 'destructive',
>({ operation, description, effect, statuses }: Change<Operation, Effect>) {
  const name = `okta-${operation}-device` as const;
  return defineCommand({
    name,
    description,
    effect,
    harmful: effect === 'destructive',
    scopes: ['okta.devices.manage', 'okta.devices.read'],
    args: { deviceId: arg.ids('IDs of the devices.', { required: true, unnamed: true }) },
    outputs: DEVICE_CHANGE_OUTPUTS,
    examples: [`!${name} deviceId=guo4a5u7YAHhjXrMN0g4`],
    run({ deviceId }, context) {
      const { okta } = context;
      const change = async (id: string): Promise<'done' | 'already'> => {
        try {
          await okta.devices.changeState(id, operation);
          return 'done';
        } catch (error) {
          if (!isWrongState(error)) throw error;
          const status = await readStatus(okta, id);
          if (status !== undefined && statuses.includes(status)) return isAfterLostReply(error) ? 'done' : 'already';
          throw new DeviceStateError(`A device that is ${status} cannot be changed in this way.`, status, error);
        }
      };
      return changeDevices(deviceId, statuses[0], change, context);
    },
  });
}
