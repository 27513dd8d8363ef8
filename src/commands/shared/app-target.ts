import type { OktaClient } from '../../okta/client.ts';
import { type Candidate, pickExact } from './exact-match.ts';

/**
 * The id of the application that has exactly this label, which is the name that people see.
 *
 * @throws {UsageError} where no application, or more than one, has it
 */
export async function resolveAppId(okta: OktaClient, appName: string): Promise<string> {
  const found: Candidate[] = [];
  // All pages: an exact match does not come first here, and a second one may come last.
  for await (const { rows } of okta.apps.pagesStartingWith(appName)) {
    for (const { id, label, name } of rows) found.push({ id, name: label ?? name ?? '' });
  }
  return pickExact('application', appName, found).id;
}
