import { type Block, tableBlock, textBlock } from '../../core/block.ts';
import type { Outcome } from '../../core/outcome.ts';
import { UsageError } from '../../errors.ts';
import {
  BLOCKED_ADDRESSES,
  BLOCKED_IP_KEY,
  type BlockedAddress,
  toBlockedAddressContext,
} from '../../views/blocked-address.ts';
import { toZoneContext, ZONE_KEY } from '../../views/zone.ts';
import { isEffective, toWarning } from './blocklist-zone.ts';
import type { GivenAddress } from './zone-addresses.ts';
import { type ExistingZone, toZoneTitle } from './zone-target.ts';

/** What became of one address, and why where it was not done. */
export interface AddressResult {
  readonly address: GivenAddress;
  readonly result: BlockedAddress['result'];
  readonly reason?: string | undefined;
}

/** @param remarks what else a person should know */
export function toBlocklistOutcome(
  zone: ExistingZone,
  results: readonly AddressResult[],
  remarks: readonly string[] = [],
): Outcome {
  const rows = results.map(({ address, result, reason }): BlockedAddress => {
    const of = { zoneId: zone.id, zoneName: zone.name, isEffective: isEffective(zone) };
    return { address: address.text, result, reason, ...of };
  });
  const status = `Zone ${toZoneTitle(zone)}: status ${zone.status ?? 'unknown'}, usage ${zone.usage ?? 'unknown'}.`;
  const warning = toWarning(zone);
  const blocks: Block[] = [status, ...(warning === undefined ? [] : [warning]), ...remarks].map((text) =>
    textBlock(text),
  );
  return {
    blocks: [...blocks, tableBlock('Addresses', BLOCKED_ADDRESSES, rows)],
    context: { [BLOCKED_IP_KEY]: rows.map(toBlockedAddressContext), [ZONE_KEY]: toZoneContext(zone) },
    raw: zone,
    failures: results.flatMap(({ address, reason }) =>
      reason === undefined ? [] : { what: address.text, error: new UsageError(reason) },
    ),
  };
}
