import { arg } from '../../core/argument.ts';
import { overlaps } from '../../core/ip-range.ts';
import { UsageError } from '../../errors.ts';
import type { OktaZoneAddress } from '../../okta/types.ts';
import { BLOCKED_IP_OUTPUTS } from '../../views/blocked-address.ts';
import { zoneOutputs } from '../../views/zone.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { type AddressResult, toBlocklistOutcome } from '../shared/blocklist-outcome.ts';
import { refuseUnlessBlocklist } from '../shared/blocklist-zone.ts';
import { ipArg, parseIpArgument } from '../shared/ip-argument.ts';
import { type GivenAddress, rangeOf, removeAddresses } from '../shared/zone-addresses.ts';
import { type ExistingZone, readZone } from '../shared/zone-target.ts';
import { type Edit, type WrittenZone, writeGateways } from '../shared/zone-writer.ts';

export const unblockIp = defineCommand({
  name: 'okta-unblock-ip',
  description: 'Takes addresses off a blocklist zone.',
  effect: 'destructive',
  undoneBy: 'okta-block-ip',
  harmful: true,
  feature: 'network zones',
  scopes: ['okta.networkZones.manage', 'okta.networkZones.read'],
  args: {
    ip: ipArg(),
    zoneID: arg.id('ID of the zone.'),
    zoneName: arg.string('Name of the zone.', { default: 'BlockedIpZone' }),
  },
  outputs: [...BLOCKED_IP_OUTPUTS, ...zoneOutputs()],
  examples: ['!okta-unblock-ip ip=203.0.113.5-203.0.113.15 zoneName="Acme Offices"'],
  async run({ ip, ...named }, context) {
    const given = parseIpArgument(ip);
    if (given.length === 0) throw new UsageError("Missing required argument 'ip'.", { code: 'invalid_arguments' });
    const before = await readZone(context.okta, named);
    refuseUnlessBlocklist(before);
    const { left, removed, entangled } = removeAddresses(before.gateways, given);
    const { zone, failed, reason } = await unblock(context, before, removed);
    const results = given.map((address): AddressResult => {
      if (failed.includes(address)) return { address, result: 'failed', reason };
      if (removed.includes(address)) return { address, result: 'unblocked' };
      const entry = entangled.find((one) => one.address === address)?.entry;
      return entry === undefined
        ? { address, result: 'already' }
        : { address, result: 'refused', reason: `It overlaps the entry ${entry.value}, and entries are not split.` };
    });
    return toBlocklistOutcome(zone, results, toRemarks(removed, left));
  },
});

async function unblock(
  { okta, isDryRun }: CommandContext,
  zone: ExistingZone,
  addresses: readonly GivenAddress[],
): Promise<WrittenZone> {
  const edit: Edit = ({ gateways }) => {
    const { left, removed } = removeAddresses(gateways, addresses);
    return { gateways: left, open: removed };
  };
  const unchanged = { zone, failed: [], reason: '' };
  if (addresses.length === 0) return unchanged;
  if (!isDryRun) return writeGateways(okta, zone, edit);
  await okta.zones.replace(zone.id, { ...zone, gateways: edit(zone).gateways });
  return unchanged;
}

/** An address may be an entry of its own and lie within a wider one as well. */
function toRemarks(removed: readonly GivenAddress[], left: readonly OktaZoneAddress[]): string[] {
  return removed.flatMap(({ text, range }) => {
    const wider = left.find((entry) => {
      const other = rangeOf(entry);
      return other !== undefined && overlaps(other, range);
    });
    return wider === undefined ? [] : `${text} is still on the zone through the entry ${wider.value}.`;
  });
}
