import { resultOutput } from '../../views/result-field.ts';
import { zoneOutputs } from '../../views/zone.ts';
import { defineCommand } from '../define.ts';
import { ZONE_RULE, zoneArgs } from '../shared/target-args.ts';
import { changeZoneState } from '../shared/zone-state.ts';

export const deactivateZone = defineCommand({
  name: 'okta-deactivate-zone',
  description: 'Deactivates a network zone; what it blocks is let in again.',
  effect: 'destructive',
  undoneBy: 'okta-activate-zone',
  harmful: true,
  scopes: ['okta.networkZones.manage', 'okta.networkZones.read'],
  args: zoneArgs(),
  rules: [ZONE_RULE],
  outputs: [...zoneOutputs(), resultOutput('Okta.Zone')],
  examples: ['!okta-deactivate-zone zoneName="Known attackers"'],
  run: (args, { okta }) => changeZoneState(okta, args, 'deactivate', 'What it blocked is let in again.'),
});
