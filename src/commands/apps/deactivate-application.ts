import { APPLICATION_OUTPUTS } from '../../views/application.ts';
import { resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { changeAppState } from '../shared/app-state.ts';
import { APP_RULE, appArgs } from '../shared/target-args.ts';

export const deactivateApplication = defineCommand({
  name: 'okta-deactivate-application',
  description: 'Deactivates an application for everybody.',
  effect: 'destructive',
  undoneBy: 'okta-activate-application',
  harmful: true,
  scopes: ['okta.apps.manage', 'okta.apps.read'],
  args: appArgs({ isMain: true }),
  rules: [APP_RULE],
  outputs: [...APPLICATION_OUTPUTS, resultOutput('Okta.Application')],
  examples: ['!okta-deactivate-application appName=Workday'],
  run: (args, { okta }) => changeAppState(okta, args, 'deactivate', 'Nobody can sign in to it meanwhile.'),
});
