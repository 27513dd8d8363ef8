import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { nestDottedKeys } from '../../views/nest-dotted-keys.ts';
import { isZone, ZONE_BLOCKS_NOTE, ZONE_KEY, zoneOutputs, zoneTable } from '../../views/zone.ts';
import { defineCommand } from '../define.ts';

export const getZone = defineCommand({
  name: 'okta-get-zone',
  description: 'Get a Zone by its ID.',
  effect: 'read',
  scopes: ['okta.networkZones.read'],
  args: { zoneID: arg.string('Zone ID to get, e.g., nzoqsmcx1qWYJ6wYF0h.7.', { required: true }) },
  outputs: zoneOutputs({ status: 'Zone status, e.g,. ACTIVE.' }),
  notes: [ZONE_BLOCKS_NOTE],
  examples: ['!okta-get-zone zoneID=nzoqsmcx1qWYJ6wY33h7'],
  async run({ zoneID }, { okta }) {
    const zone = await okta.zones.get(zoneID);
    if (!isZone(zone)) return { blocks: [textBlock('No zones found.')], raw: zone ?? null };
    return { blocks: [zoneTable([zone])], context: { [ZONE_KEY]: nestDottedKeys(zone) }, raw: zone };
  },
});
