import { tableBlock } from '../../core/block.ts';
import { APPLICATION_KEY, APPLICATION_OUTPUTS, APPLICATIONS, toApplicationContext } from '../../views/application.ts';
import { defineCommand } from '../define.ts';
import { readApp } from '../shared/app-target.ts';
import { APP_RULE, appArgs } from '../shared/target-args.ts';

export const getApplication = defineCommand({
  name: 'okta-get-application',
  description: 'Gets one application.',
  effect: 'read',
  scopes: ['okta.apps.read'],
  args: appArgs({ isMain: true }),
  rules: [APP_RULE],
  outputs: APPLICATION_OUTPUTS,
  examples: ['!okta-get-application appName=Workday'],
  async run(args, { okta }) {
    const app = await readApp(okta, args);
    return {
      blocks: [tableBlock('Okta Application', APPLICATIONS, [app])],
      context: { [APPLICATION_KEY]: toApplicationContext(app) },
      raw: app,
    };
  },
});
