import { tableBlock, textBlock } from '../../core/block.ts';
import type { OutputSpec } from '../../core/command.ts';
import type { Outcome } from '../../core/outcome.ts';
import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import { DEVICE_CHANGES, DEVICE_KEY, type DeviceChange } from '../../views/device.ts';
import type { CommandContext } from '../define.ts';
import { type Settled, settleEach, toFailures, toReason } from './each.ts';
import { isErrorCode } from './role-change.ts';

export const DEVICE_CHANGE_OUTPUTS = [
  { path: 'Okta.Device.ID', type: 'String', description: 'ID of the device.' },
  { path: 'Okta.Device.Status', type: 'String', description: 'Status of the device afterwards.' },
  { path: 'Okta.Device.Result', type: 'String', description: 'What became of it: done, already or failed.' },
  { path: 'Okta.Device.Error', type: 'String', description: 'Why it failed.' },
] as const satisfies readonly OutputSpec[];

/** Okta refuses a change of a device in the wrong state by either of these. */
export const isWrongState = (error: unknown): boolean =>
  isErrorCode(error, 400, 'E0000001') || isErrorCode(error, 403, 'E0000152');

/** A device that is in the wrong state for a change. */
export class DeviceStateError extends UsageError {
  readonly status: string | undefined;

  constructor(message: string, status: string | undefined, cause: unknown) {
    super(message, { code: 'wrong_state', cause });
    this.status = status;
  }
}

/** Reads in which state a device is; undefined where Okta does not say. */
export async function readStatus(okta: OktaClient, deviceId: string): Promise<string | undefined> {
  return (await okta.devices.get(deviceId)).status ?? undefined;
}

/**
 * Changes devices, each on its own, and tells what became of each.
 *
 * @param status the devices have afterwards
 * @param change throws a {@link DeviceStateError} where the state is known and is the wrong one
 */
export async function changeDevices(
  deviceIds: readonly string[],
  status: string,
  change: (deviceId: string) => Promise<'done' | 'already'>,
  context: CommandContext,
): Promise<Outcome> {
  const settled = await settleEach(deviceIds, change, context);
  const rows = settled.map((one) => toRow(one, status));
  const already = rows.filter(({ Result }) => Result === 'already').map(({ ID }) => ID);
  return {
    blocks: [
      tableBlock('Devices', DEVICE_CHANGES, rows),
      ...(already.length === 0 ? [] : [textBlock(`Already ${status}: ${already.join(', ')}`)]),
    ],
    context: { [DEVICE_KEY]: rows },
    raw: null,
    failures: toFailures(settled, (id) => id),
  };
}

function toRow(one: Settled<string, 'done' | 'already'>, status: string): DeviceChange {
  if ('value' in one) return { ID: one.item, Status: status, Result: one.value };
  const known = one.error instanceof DeviceStateError ? one.error.status : undefined;
  return {
    ID: one.item,
    ...(known !== undefined && { Status: known }),
    Result: 'failed',
    Error: toReason(one.error),
  };
}
