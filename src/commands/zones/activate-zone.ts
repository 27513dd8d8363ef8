import { resultOutput } from '../../views/result-field.ts';
import { zoneOutputs } from '../../views/zone.ts';
import { defineCommand } from '../define.ts';
import { ZONE_RULE, zoneArgs } from '../shared/target-args.ts';
import { changeZoneState } from '../shared/zone-state.ts';

export const activateZone = defineCommand({
  name: 'okta-activate-zone',
  description: 'Activates a network zone.',
  effect: 'write',
  scopes: ['okta.networkZones.manage', 'okta.networkZones.read'],
  args: zoneArgs(),
  rules: [ZONE_RULE],
  outputs: [...zoneOutputs(), resultOutput('Okta.Zone')],
  examples: ['!okta-activate-zone zoneName="Known attackers"'],
  run: (args, { okta }) => changeZoneState(okta, args, 'activate', 'It takes effect within about a minute.'),
});
