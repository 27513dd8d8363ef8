import { UsageError } from '../../errors.ts';
import type { OktaZone, OktaZoneAddress } from '../../okta/types.ts';
import { appendAddresses, type GivenAddress, listOf, removeAddresses } from './zone-addresses.ts';

export type UpdateType = 'APPEND' | 'OVERRIDE' | 'REMOVE';

/** What a list of a zone's entries becomes, and the addresses that were to be removed and are not there. */
export interface ChangedEntries {
  readonly entries: readonly OktaZoneAddress[];
  readonly absent: readonly string[];
}

/**
 * The entries of a zone after an update; as they are where no addresses are given.
 *
 * @throws {UsageError} where an address that is to be removed only overlaps an entry
 */
export function changeEntries(
  present: OktaZone['gateways'],
  given: readonly GivenAddress[],
  updateType: UpdateType,
): ChangedEntries {
  const entries = given.map(({ entry }) => entry);
  if (entries.length === 0) return { entries: listOf(present), absent: [] };
  if (updateType === 'OVERRIDE') return { entries, absent: [] };
  if (updateType === 'APPEND') return { entries: appendAddresses(present, entries), absent: [] };
  const { left, absent, entangled } = removeAddresses(present, given);
  if (entangled.length === 0) return { entries: left, absent: absent.map(({ text }) => text) };
  const which = entangled.map(({ address, entry }) => `${address.text} overlaps ${entry.value}`).join(', ');
  throw new UsageError(`Entries are not split: ${which}. Nothing was changed.`, { code: 'invalid_arguments' });
}
