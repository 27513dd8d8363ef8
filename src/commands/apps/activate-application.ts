import { APPLICATION_OUTPUTS } from '../../views/application.ts';
import { resultOutput } from '../../views/result-field.ts';
import { defineCommand } from '../define.ts';
import { changeAppState } from '../shared/app-state.ts';
import { APP_RULE, appArgs } from '../shared/target-args.ts';

export const activateApplication = defineCommand({
  name: 'okta-activate-application',
  description: 'Activates an application.',
  effect: 'write',
  scopes: ['okta.apps.manage', 'okta.apps.read'],
  args: appArgs({ isMain: true }),
  rules: [APP_RULE],
  outputs: [...APPLICATION_OUTPUTS, resultOutput('Okta.Application')],
  examples: ['!okta-activate-application appName="Old Wiki"'],
  run: (args, { okta }) => changeAppState(okta, args, 'activate'),
});
