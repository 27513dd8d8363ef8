import { textBlock } from '../../core/block.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { ChangeResult } from '../../views/result-field.ts';
import { isZone, toZoneContext, ZONE_KEY, zoneTable } from '../../views/zone.ts';
import { readZone, toZoneTitle, type ZoneArguments } from './zone-target.ts';

const REACHED = { activate: 'ACTIVE', deactivate: 'INACTIVE' } as const;

/**
 * Activates or deactivates a zone, unless it is in that state already.
 *
 * @param consequence what a person should know once it is done
 */
export async function changeZoneState(
  okta: OktaClient,
  args: ZoneArguments,
  operation: 'activate' | 'deactivate',
  consequence: string,
): Promise<Outcome> {
  const zone = await readZone(okta, args);
  const status = REACHED[operation];
  const result: ChangeResult = zone.status === status ? 'already' : 'done';
  const answer = result === 'already' ? zone : await okta.zones.changeState(zone.id, operation);
  const changed = isZone(answer) ? answer : { ...zone, status };
  const said =
    result === 'already'
      ? `Zone ${toZoneTitle(zone)} is already ${status}.`
      : `Zone ${toZoneTitle(zone)} is now ${status}. ${consequence}`;
  return {
    blocks: [textBlock(said), zoneTable([changed])],
    context: { [ZONE_KEY]: { ...toZoneContext(changed), Result: result } },
    raw: changed,
  };
}
