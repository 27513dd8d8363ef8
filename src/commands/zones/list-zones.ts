import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { nestDottedKeys } from '../../views/nest-dotted-keys.ts';
import { ZONE_BLOCKS_NOTE, ZONE_KEY, zoneOutputs, zoneTable } from '../../views/zone.ts';
import { defineCommand } from '../define.ts';
import { collectPages, rowsOfPages } from '../shared/collect-pages.ts';
import { toRowLimit } from '../shared/row-limit.ts';

export const listZones = defineCommand({
  name: 'okta-list-zones',
  description: 'Get an Okta Zone object.',
  effect: 'read',
  scopes: ['okta.networkZones.read'],
  args: { limit: arg.integer('The maximum number of results to return.') },
  outputs: zoneOutputs({
    id: 'Zone ID, e.g., nzoqsmcx1qWYJ6wYF0h7.',
    lastUpdated: 'Zone last update timestamp, e.g., 2020-04-06T22:23:12.000Z.',
    'proxies.type': 'Proxies IP entry type e.g. CIDR.',
  }),
  notes: [ZONE_BLOCKS_NOTE],
  examples: ['!okta-list-zones'],
  async run({ limit }, { okta, progress }) {
    const { rows: zones, more } = await collectPages(okta.zones.pages(toRowLimit(limit)), progress);
    if (zones.length === 0) return { blocks: [textBlock('No zones found.')], raw: zones };
    return { blocks: [zoneTable(zones)], context: { [ZONE_KEY]: zones.map(nestDottedKeys) }, raw: zones, more };
  },
  stream: ({ limit }, { okta }) => rowsOfPages(okta.zones.pages(toRowLimit(limit))),
});
