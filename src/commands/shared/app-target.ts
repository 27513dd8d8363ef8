import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaApplication } from '../../okta/types.ts';
import { type Candidate, pickNamed } from './exact-match.ts';

export interface AppArguments {
  readonly appId?: string | undefined;
  readonly appName?: string | undefined;
}

/**
 * The id of an application by id or label; the id wins where both are given.
 *
 * @throws {UsageError} where no application, or more than one, has the label
 */
export async function resolveAppId(okta: OktaClient, { appId, appName }: AppArguments): Promise<string> {
  if (appId !== undefined) return appId;
  return (await findAppByLabel(okta, appName)).id;
}

/** The application itself, read by its id or found by its label. Throws what `resolveAppId` throws, and Okta's 404. */
export async function readApp(okta: OktaClient, { appId, appName }: AppArguments): Promise<OktaApplication> {
  return appId === undefined ? findAppByLabel(okta, appName) : okta.apps.get(appId);
}

async function findAppByLabel(okta: OktaClient, label: string | undefined): Promise<OktaApplication> {
  if (label === undefined) {
    throw new UsageError("You must supply either 'appName' or 'appId'.", { code: 'invalid_arguments' });
  }
  const found: OktaApplication[] = [];
  // All pages: an exact match does not come first here, and a second one may come last.
  for await (const { rows } of okta.apps.pages({ q: label })) for (const app of rows) found.push(app);
  return pickNamed('application', label, found, (app) => toCandidate(app, label));
}

/** People see the label; Okta's `q` finds applications by their internal name as well. */
function toCandidate({ id, label, name }: OktaApplication, wanted: string): Candidate {
  const shown = label ?? name ?? '';
  const isFoundByLabel = shown.toLowerCase().startsWith(wanted.toLowerCase());
  return { id, name: shown, remark: isFoundByLabel || name == null ? undefined : `internal name ${name}` };
}
