import { textBlock } from '../../core/block.ts';
import type { OutputSpec } from '../../core/command.ts';
import { UsageError } from '../../errors.ts';
import { type ChangeResult, resultOutput } from '../../views/result-field.ts';
import { ZONE_KEY } from '../../views/zone.ts';
import { defineCommand } from '../define.ts';
import { thingIsGone } from '../shared/context-changes.ts';
import { deleteDeactivated } from '../shared/delete-deactivated.ts';
import { unlessAbsent } from '../shared/not-found-kind.ts';
import { ZONE_RULE, zoneArgs } from '../shared/target-args.ts';
import { readZone, toZoneTitle } from '../shared/zone-target.ts';

const OUTPUTS = [
  { path: 'Okta.Zone.id', type: 'String', description: 'Okta Zone ID.' },
  { path: 'Okta.Zone.name', type: 'String', description: 'Zone name.' },
  resultOutput('Okta.Zone'),
] as const satisfies readonly OutputSpec[];

export const deleteZone = defineCommand({
  name: 'okta-delete-zone',
  description: 'Deletes a zone, deactivating it first if it is ACTIVE.',
  effect: 'destructive',
  harmful: true,
  scopes: ['okta.networkZones.manage', 'okta.networkZones.read'],
  args: zoneArgs(),
  rules: [ZONE_RULE],
  outputs: OUTPUTS,
  examples: ['!okta-delete-zone zoneName="Tor exits"'],
  async run(named, { okta }) {
    const zone = await unlessAbsent(readZone(okta, named), []);
    if (zone === undefined)
      return toOutcome(`Zone ${named.zoneID} is already gone.`, { id: named.zoneID, Result: 'already' });
    const title = toZoneTitle(zone);
    if (zone.system === true) {
      throw new UsageError(`${title} is a zone of Okta's own (system: true) and cannot be deleted.`, {
        code: 'wrong_kind',
      });
    }
    const deleted = await deleteDeactivated({
      what: 'zone',
      status: zone.status,
      deactivate: () => okta.zones.changeState(zone.id, 'deactivate'),
      remove: () => okta.zones.delete(zone.id),
    });
    const entity = { id: zone.id, ...(zone.name && { name: zone.name }) };
    return deleted === undefined
      ? toOutcome(`Zone ${title} is already gone.`, { ...entity, Result: 'already' })
      : toOutcome(`Zone ${title} was deleted.`, { ...entity, Result: 'done' });
  },
});

function toOutcome(
  text: string,
  entity: { readonly id: string | undefined; readonly name?: string; readonly Result: ChangeResult },
) {
  const changes = entity.id === undefined ? [] : [thingIsGone('Zone', { id: entity.id })];
  return { blocks: [textBlock(text)], context: { [ZONE_KEY]: entity }, raw: null, changes };
}
