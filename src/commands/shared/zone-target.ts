import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaZone } from '../../okta/types.ts';
import { pickNamed } from './exact-match.ts';

export interface ZoneArguments {
  readonly zoneID?: string | undefined;
  readonly zoneName?: string | undefined;
}

/** A zone that Okta has, and that therefore has an id. */
export type ExistingZone = OktaZone & { readonly id: string };

/**
 * A zone, read by its id or found by its name; the id wins where both are given.
 *
 * @throws {UsageError} where no zone, or more than one, has the name
 */
export async function readZone(okta: OktaClient, { zoneID, zoneName }: ZoneArguments): Promise<ExistingZone> {
  if (zoneID !== undefined) return { ...(await okta.zones.get(zoneID)), id: zoneID };
  if (zoneName === undefined) {
    throw new UsageError("You must supply either 'zoneName' or 'zoneID'.", { code: 'invalid_arguments' });
  }
  return pickNamed('zone', zoneName, await listZones(okta), toCandidate);
}

/** How a zone is called in what people read. */
export const toZoneTitle = ({ id, name }: ExistingZone): string => `${name ?? 'Zone'} (${id})`;

async function listZones(okta: OktaClient): Promise<readonly ExistingZone[]> {
  const zones: ExistingZone[] = [];
  for await (const { rows } of okta.zones.pages(undefined)) {
    for (const zone of rows) if (hasId(zone)) zones.push(zone);
  }
  return zones;
}

const hasId = (zone: OktaZone): zone is ExistingZone => typeof zone.id === 'string';
const toCandidate = ({ id, name }: ExistingZone) => ({ id, name: name ?? '' });
