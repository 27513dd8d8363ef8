import { arg } from '../../core/argument.ts';
import { textBlock } from '../../core/block.ts';
import type { Replacement } from '../../core/command.ts';
import { UsageError } from '../../errors.ts';
import type { OktaZone, OktaZoneAddress } from '../../okta/types.ts';
import { nestDottedKeys } from '../../views/nest-dotted-keys.ts';
import { resultOutput } from '../../views/result-field.ts';
import { isZone, ZONE_BLOCKS_NOTE, ZONE_KEY, zoneOutputs, zoneTable } from '../../views/zone.ts';
import { defineCommand } from '../define.ts';
import { parseAddresses } from '../shared/zone-addresses.ts';
import { type ChangedEntries, changeEntries } from '../shared/zone-entries.ts';

const WHAT_COUNTS = 'CIDR range (1.1.0.0/16), single IP address (2.2.2.2) or an IP range (1.2.3.4-1.2.3.5).';

export const updateZone = defineCommand({
  name: 'okta-update-zone',
  description: 'Update an Okta Zone.',
  effect: 'write',
  scopes: ['okta.networkZones.manage'],
  args: {
    zoneID: arg.string('Zone ID to update, e.g., nzoqsmcx1qWYJ6wYF0h7.', { required: true }),
    zoneName: arg.string('Updates the zone name.'),
    gatewayIPs: arg.list(`Updates Gateway IP addresses: ${WHAT_COUNTS}`),
    proxyIPs: arg.list(`Update Proxy IP addresses: ${WHAT_COUNTS}`),
    updateType: arg.choice(
      'Indicate the action of adding an IP to an existing zone or overriding the existing IPs.',
      ['APPEND', 'OVERRIDE', 'REMOVE'],
      { default: 'OVERRIDE' },
    ),
  },
  outputs: [
    ...zoneOutputs({ created: 'Zone creation timestamp, e.g., 2020-04-06T22:23:12.000Z.' }),
    resultOutput('Okta.Zone'),
  ],
  notes: [ZONE_BLOCKS_NOTE],
  examples: ['!okta-update-zone zoneID=nzoqsmcx1qWYJ6wY33h7 zoneName=MyZone'],
  async run({ zoneID, zoneName, gatewayIPs = [], proxyIPs = [], updateType }, { okta }) {
    const gateways = parseAddresses('gatewayIPs', gatewayIPs);
    const proxies = parseAddresses('proxyIPs', proxyIPs);
    if (zoneName === undefined && gateways.length === 0 && proxies.length === 0) return textResult('Nothing to update');

    const zone = await okta.zones.get(zoneID);
    if (zone?.id !== zoneID) return textResult('No zone found in Okta with this ID.');

    if (gateways.length + proxies.length > 0 && isWithoutAddresses(zone)) {
      throw new UsageError(
        `Zone ${zoneID} is of the type ${zone.type} and holds no addresses; nothing was changed. Only zones of the type IP do.`,
        { code: 'invalid_arguments' },
      );
    }

    const changed = {
      gateways: changeEntries(zone.gateways, gateways, updateType),
      proxies: changeEntries(zone.proxies, proxies, updateType),
    };
    const absent = [...changed.gateways.absent, ...changed.proxies.absent];
    const isAlreadySo = zoneName === undefined && absent.length === gateways.length + proxies.length;
    const blocks = absent.length === 0 ? [] : [textBlock(`Already not in the zone: ${absent.join(', ')}.`)];
    if (isAlreadySo) {
      const context = { [ZONE_KEY]: { ...nestDottedKeys(zone), Result: 'already' } };
      return { blocks: [...blocks, zoneTable([zone])], context, raw: zone };
    }
    // A zone is replaced as a whole: whatever Okta keeps in it and we do not know must go back as it came.
    const updated = await okta.zones.replace(zoneID, {
      ...zone,
      ...(zoneName !== undefined && { name: zoneName }),
      ...(gateways.length > 0 && { gateways: changed.gateways.entries }),
      ...(proxies.length > 0 && { proxies: changed.proxies.entries }),
    });
    if (!isZone(updated)) return { blocks: [textBlock('Got empty response.')], raw: updated ?? null };
    const context = { [ZONE_KEY]: { ...nestDottedKeys(updated), ...(updateType === 'REMOVE' && { Result: 'done' }) } };
    return { blocks: [...blocks, zoneTable([updated])], context, raw: updated };
  },
  async replacements({ zoneID, gatewayIPs = [], proxyIPs = [], updateType }, { okta }) {
    const gateways = parseAddresses('gatewayIPs', gatewayIPs);
    const proxies = parseAddresses('proxyIPs', proxyIPs);
    if (updateType === 'APPEND' || gateways.length + proxies.length === 0) return [];
    const zone = await okta.zones.get(zoneID);
    const owner = `of the zone '${zone?.name ?? zoneID}'`;
    return [
      ...toReplacement(`gateways ${owner}`, zone?.gateways, changeEntries(zone?.gateways, gateways, updateType)),
      ...toReplacement(`proxies ${owner}`, zone?.proxies, changeEntries(zone?.proxies, proxies, updateType)),
    ];
  },
});

/** The entries of one kind before and after; nothing where none of those before would be lost. */
function toReplacement(what: string, before: OktaZone['gateways'], { entries }: ChangedEntries): Replacement[] {
  const kept = new Set(entries.map(({ value }) => value));
  if (!Array.isArray(before) || before.every(({ value }) => kept.has(value))) return [];
  const toTexts = (addresses: readonly OktaZoneAddress[]) => addresses.map(({ value }) => value ?? '');
  return [{ what, before: toTexts(before), after: toTexts(entries) }];
}

/** Okta keeps addresses in zones of the type IP alone, and would drop them, or refuse, for any other. */
const isWithoutAddresses = ({ type }: OktaZone): boolean => typeof type === 'string' && type !== 'IP';

/** A result that is only a text. */
function textResult(text: string) {
  return { blocks: [textBlock(text)], raw: text };
}
