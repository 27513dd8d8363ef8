import { tableBlock, textBlock } from '../../core/block.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { OktaClient } from '../../okta/client.ts';
import { APPLICATION_KEY, APPLICATIONS, toApplicationContext, toApplicationTitle } from '../../views/application.ts';
import type { ChangeResult } from '../../views/result-field.ts';
import { type AppArguments, readApp } from './app-target.ts';

const REACHED = { activate: 'ACTIVE', deactivate: 'INACTIVE' } as const;

/**
 * Activates or deactivates an application, unless it is in that state already.
 *
 * @param consequence what a person should know once it is done
 */
export async function changeAppState(
  okta: OktaClient,
  args: AppArguments,
  operation: 'activate' | 'deactivate',
  consequence?: string,
): Promise<Outcome> {
  const app = await readApp(okta, args);
  const status = REACHED[operation];
  const result: ChangeResult = app.status === status ? 'already' : 'done';
  const raw = result === 'already' ? app : await okta.apps.changeState(app.id, operation);
  const changed = { ...app, status };
  const said = `Application ${toApplicationTitle(app)} is ${result === 'already' ? 'already' : 'now'} ${status}.`;
  return {
    blocks: [
      textBlock(consequence === undefined ? said : `${said} ${consequence}`),
      tableBlock('Okta Application', APPLICATIONS, [changed]),
    ],
    context: { [APPLICATION_KEY]: { ...toApplicationContext(changed), Result: result } },
    raw: raw ?? null,
  };
}
