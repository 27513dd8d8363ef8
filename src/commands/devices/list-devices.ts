import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { toOutputs } from '../../core/context-fields.ts';
import { createGrowingTable } from '../../core/growing-table.ts';
import { DEVICE_FIELDS, DEVICE_KEY, DEVICES, toDeviceContext } from '../../views/device.ts';
import { defineCommand } from '../define.ts';
import { collectPages, rowsOfPages } from '../shared/collect-pages.ts';
import { toRowLimit } from '../shared/row-limit.ts';

interface Selection {
  readonly search?: string | undefined;
  readonly status?: string | undefined;
}

export const listDevices = defineCommand({
  name: 'okta-list-devices',
  description: 'Lists the devices of the org.',
  effect: 'read',
  scopes: ['okta.devices.read'],
  args: {
    search: arg.string('An expression of Okta\'s search language, such as profile.platform eq "MACOS".'),
    status: arg.choice('The status of the devices.', ['ACTIVE', 'SUSPENDED', 'DEACTIVATED', 'UNSUSPENDED']),
    limit: arg.integer('The maximum number of devices; 0 means all.', { default: 50 }),
  },
  outputs: toOutputs('Okta.Device', DEVICE_FIELDS),
  examples: ['!okta-list-devices status=SUSPENDED'],
  async run({ limit, ...selection }, { okta, progress, onRows }) {
    const table = createGrowingTable('Devices', DEVICES, onRows);
    const pages = okta.devices.pages(toSearch(selection), toRowLimit(limit));
    const { rows, more } = await collectPages(pages, progress, table.add);
    if (rows.length === 0) return { blocks: [textBlock('No devices found.')], raw: rows };
    return { blocks: [table.block], context: { [DEVICE_KEY]: rows.map(toDeviceContext) }, raw: rows, more };
  },
  stream: ({ limit, ...selection }, { okta }) =>
    rowsOfPages(okta.devices.pages(toSearch(selection), toRowLimit(limit))),
});

function toSearch({ search, status }: Selection): string | undefined {
  if (status === undefined) return search;
  const clause = `status eq "${status}"`;
  return search === undefined ? clause : `(${search}) and ${clause}`;
}
