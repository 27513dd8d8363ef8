import { arg } from '../../core/argument.ts';
import { covers, parseIpRange } from '../../core/ip-range.ts';
import type { Outcome } from '../../core/outcome.ts';
import { ConfigurationError, OktaApiError, UsageError, unexpectedAnswer } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import { BLOCKED_IP_OUTPUTS } from '../../views/blocked-address.ts';
import { zoneOutputs } from '../../views/zone.ts';
import { type CommandContext, defineCommand } from '../define.ts';
import { withRemark } from '../shared/add-remark.ts';
import { type AddressResult, toBlocklistOutcome } from '../shared/blocklist-outcome.ts';
import { complaintAboutSize, isExemptName, refuseUnlessBlocklist } from '../shared/blocklist-zone.ts';
import { ipArg, parseIpArgument } from '../shared/ip-argument.ts';
import { complaintAgainstBlocking, type ProtectedRange } from '../shared/unblockable.ts';
import { type GivenAddress, listOf, rangeOf } from '../shared/zone-addresses.ts';
import { type ExistingZone, readZone, toZoneTitle } from '../shared/zone-target.ts';
import { completeGateways, type Edit, readAgain, type WrittenZone, writeGateways } from '../shared/zone-writer.ts';

export const blockIp = defineCommand({
  name: 'okta-block-ip',
  description: 'Puts addresses on a blocklist zone.',
  effect: 'destructive',
  undoneBy: 'okta-unblock-ip',
  harmful: true,
  feature: 'network zones',
  scopes: ['okta.networkZones.manage', 'okta.networkZones.read'],
  args: {
    ip: ipArg(),
    zoneID: arg.id('ID of the zone.'),
    zoneName: arg.string('Name of the zone.', { default: 'BlockedIpZone' }),
    createZone: arg.boolean('Whether to create the zone as a blocklist if there is none of that name.', {
      default: false,
    }),
    force: arg.boolean('Whether to take private and very wide ranges, too.', { default: false }),
  },
  outputs: [...BLOCKED_IP_OUTPUTS, ...zoneOutputs()],
  examples: ['!okta-block-ip ip=203.0.113.7 zoneName="Known attackers"'],
  async run({ ip, zoneID, zoneName, createZone, force }, context) {
    const given = parseIpArgument(ip);
    const refused = findRefused(given, parseProtectedIps(context.rules.protectedIps), force);
    const accepted = given.filter((address) => !refused.has(address));
    if (accepted.length === 0) throw allRefused(refused);
    const zone = await findTarget(context.okta, { zoneID, zoneName }, createZone);
    const written = await block(context, accepted, zone, zoneName);
    return toOutcome(given, refused, written);
  },
});

/** What became of the zone, and the addresses that it did not hold before. */
interface Blocked extends WrittenZone {
  readonly added: readonly GivenAddress[];
}

async function block(
  { okta, isDryRun }: CommandContext,
  accepted: readonly GivenAddress[],
  zone: ExistingZone | undefined,
  zoneName: string,
): Promise<Blocked> {
  const edit = toEdit(accepted);
  if (zone === undefined) {
    const id = await createBlocklist(okta, zoneName, accepted);
    // A dry run created nothing that could be read again.
    if (isDryRun) return { zone: { id: '' }, added: accepted, failed: [], reason: '' };
    if (id === undefined) throw unexpectedAnswer('Okta answered without the id of the new zone.');
    return { ...(await completeGateways(okta, await readAgain(okta, id), edit)), added: accepted };
  }
  refuseUnlessBlocklist(zone);
  const { gateways, open } = edit(zone);
  const unchanged = { zone, added: open, failed: [], reason: '' };
  if (open.length === 0) return unchanged;
  const complaint = complaintAboutSize(zone, gateways.length);
  if (complaint !== undefined) {
    throw new UsageError(`${toZoneTitle(zone)}: ${complaint} Nothing was changed.`, { code: 'zone_full' });
  }
  if (!isDryRun) return { ...(await writeGateways(okta, zone, edit)), added: open };
  await okta.zones.replace(zone.id, { ...zone, gateways });
  return unchanged;
}

/** Puts on a zone what none of its entries covers. */
function toEdit(accepted: readonly GivenAddress[]): Edit {
  return (zone) => {
    const present = listOf(zone.gateways);
    const ranges = present.flatMap((entry) => rangeOf(entry) ?? []);
    const open = accepted.filter(({ range }) => !ranges.some((outer) => covers(outer, range)));
    return { gateways: [...present, ...open.map(({ entry }) => entry)], open };
  };
}

/** The zone; undefined where it is to be created. */
async function findTarget(
  okta: OktaClient,
  named: { readonly zoneID: string | undefined; readonly zoneName: string },
  createZone: boolean,
): Promise<ExistingZone | undefined> {
  try {
    return await readZone(okta, named);
  } catch (error) {
    const isMissing = error instanceof UsageError && error.code === 'zone_not_found';
    if (isMissing && createZone && !isExemptName(named.zoneName)) return undefined;
    throw error;
  }
}

/** @returns the id of the new zone */
async function createBlocklist(
  okta: OktaClient,
  name: string,
  addresses: readonly GivenAddress[],
): Promise<string | undefined> {
  const zone = { type: 'IP', name, usage: 'BLOCKLIST', gateways: addresses.map(({ entry }) => entry) };
  const complaint = complaintAboutSize(zone, zone.gateways.length);
  if (complaint !== undefined) throw new UsageError(`${complaint} Nothing was changed.`, { code: 'zone_full' });
  const created = await withRemark(okta.zones.create(zone), (error) =>
    error instanceof OktaApiError && error.status >= 500
      ? `The zone ${name} may have been created anyway: check before you run it again.`
      : undefined,
  );
  return created?.id;
}

function findRefused(
  given: readonly GivenAddress[],
  protectedRanges: readonly ProtectedRange[],
  isForced: boolean,
): ReadonlyMap<GivenAddress, string> {
  const refused = new Map<GivenAddress, string>();
  for (const address of given) {
    const complaint = complaintAgainstBlocking(address.range, protectedRanges, isForced);
    if (complaint !== undefined) refused.set(address, complaint);
  }
  return refused;
}

/** @throws {ConfigurationError} naming the entry of the instance's settings that is no address */
function parseProtectedIps(texts: readonly string[]): readonly ProtectedRange[] {
  return texts.map((text) => {
    const range = parseIpRange(text);
    if (range !== undefined) return { text, range };
    throw new ConfigurationError(
      `Parameter 'protected_ips' contains something that is not an IP address, CIDR range or IP range: '${text}'.`,
    );
  });
}

function allRefused(refused: ReadonlyMap<GivenAddress, string>): UsageError {
  if (refused.size === 0) return new UsageError("Missing required argument 'ip'.", { code: 'invalid_arguments' });
  const reasons = [...refused].map(([{ text }, reason]) => `${text}: ${reason}`);
  return new UsageError(`Nothing was blocked. ${reasons.join(' ')}`, { code: 'refused_address' });
}

function toOutcome(
  given: readonly GivenAddress[],
  refused: ReadonlyMap<GivenAddress, string>,
  { zone, added, failed, reason }: Blocked,
): Outcome {
  const results = given.map((address): AddressResult => {
    const refusal = refused.get(address);
    if (refusal !== undefined) return { address, result: 'refused', reason: refusal };
    if (failed.includes(address)) return { address, result: 'failed', reason };
    return { address, result: added.includes(address) ? 'blocked' : 'already' };
  });
  return toBlocklistOutcome(zone, results);
}
