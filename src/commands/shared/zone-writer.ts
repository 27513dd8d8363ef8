import type { OktaClient } from '../../okta/client.ts';
import type { OktaZoneAddress } from '../../okta/types.ts';
import { complaintAboutSize } from './blocklist-zone.ts';
import type { GivenAddress } from './zone-addresses.ts';
import type { ExistingZone } from './zone-target.ts';

/** A change of a zone's gateways, as far as it is still to be done in the zone as it is. */
export interface OpenEdit {
  /** The gateways that the zone should have. */
  readonly gateways: readonly OktaZoneAddress[];
  /** The addresses for which something is still to be done. */
  readonly open: readonly GivenAddress[];
}

export type Edit = (zone: ExistingZone) => OpenEdit;

/** What became of a change: the zone as last read, and the addresses for which it could not be done. */
export interface WrittenZone {
  readonly zone: ExistingZone;
  readonly failed: readonly GivenAddress[];
  /** Why it failed, as a sentence. */
  readonly reason: string;
}

/**
 * Changes the gateways of a zone and reads it again, because Okta cannot tell whether somebody else wrote at the same time.
 *
 * @param zone as it was just read: nothing may be sent between that and this
 */
export async function writeGateways(okta: OktaClient, zone: ExistingZone, edit: Edit): Promise<WrittenZone> {
  await okta.zones.replace(zone.id, { ...zone, gateways: edit(zone).gateways });
  return completeGateways(okta, await readAgain(okta, zone.id), edit);
}

/** Once more, onto what is there, where a zone that was just written is not as it should be. */
export async function completeGateways(okta: OktaClient, zone: ExistingZone, edit: Edit): Promise<WrittenZone> {
  const { gateways, open } = edit(zone);
  if (open.length === 0) return { zone, failed: [], reason: '' };
  const complaint = complaintAboutSize(zone, gateways.length);
  if (complaint !== undefined && gateways.length > (zone.gateways?.length ?? 0)) {
    return { zone, failed: open, reason: complaint };
  }
  await okta.zones.replace(zone.id, { ...zone, gateways });
  const last = await readAgain(okta, zone.id);
  return { zone: last, failed: edit(last).open, reason: 'Somebody else keeps changing the zone at the same time.' };
}

export async function readAgain(okta: OktaClient, zoneId: string): Promise<ExistingZone> {
  return { ...(await okta.zones.get(zoneId)), id: zoneId };
}
