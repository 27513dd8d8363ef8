import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import { UsageError } from '../../errors.ts';
import { nestDottedKeys } from '../../views/nest-dotted-keys.ts';
import { isZone, ZONE_BLOCKS_NOTE, ZONE_KEY, zoneTable } from '../../views/zone.ts';
import { defineCommand } from '../define.ts';
import { parseZoneAddresses } from '../shared/zone-addresses.ts';

const NEITHER = "You must supply either 'gateway_ips' or 'proxies'.";
const WHAT_COUNTS = 'CIDR range (1.1.0.0/16), single IP address (2.2.2.2) or an IP range (1.2.3.4-1.2.3.5).';

export const createZone = defineCommand({
  name: 'okta-create-zone',
  description: 'Creates a Zone with the specified name.',
  effect: 'write',
  idempotent: false,
  scopes: ['okta.networkZones.manage'],
  args: {
    name: arg.string('Zone name.', { required: true }),
    gateway_ips: arg.list(`Update Gateway IP addresses: ${WHAT_COUNTS}`, { isArray: false }),
    proxies: arg.list(`Update Proxy IP addresses: ${WHAT_COUNTS}`, { isArray: false }),
    usage: arg.choice('What the zone is for.', ['POLICY', 'BLOCKLIST']),
  },
  rules: [{ anyOf: ['gateway_ips', 'proxies'], message: NEITHER }],
  outputs: [],
  notes: [ZONE_BLOCKS_NOTE],
  examples: ['!okta-create-zone name=MyZone gateway_ips=1.1.0.0/16,2.2.2.2'],
  async run({ name, gateway_ips = [], proxies = [], usage }, { okta }) {
    const addresses = {
      gateways: parseZoneAddresses('gateway_ips', gateway_ips),
      proxies: parseZoneAddresses('proxies', proxies),
    };
    // A comma alone is a list of nothing.
    if (gateway_ips.length + proxies.length === 0) throw new UsageError(NEITHER, { code: 'invalid_arguments' });

    const zone = await okta.zones.create({ name, type: 'IP', status: 'ACTIVE', ...(usage && { usage }), ...addresses });
    // No body at all comes with a success too.
    if (zone === undefined) return { blocks: [textBlock('Got empty response.')], raw: null };
    if (!isZone(zone)) return { blocks: [textBlock('Zone not created.')], raw: zone };
    return { blocks: [zoneTable([zone])], context: { [ZONE_KEY]: nestDottedKeys(zone) }, raw: zone };
  },
});
