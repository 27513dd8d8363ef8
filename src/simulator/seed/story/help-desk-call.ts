import { OFFICE, toUserTarget } from '../../audit.ts';
import type { Org } from '../../org.ts';
import type { RandomSource } from '../../random.ts';
import { CAST } from '../cast.ts';
import { ANONYMOUS, MAC, WINDOWS } from './places.ts';
import { adminAction, factorActivated, login, MINUTE_MS, newSession, type Scene, signOn, type Tell } from './scene.ts';

/** A caller who knows much about an executive has the help desk reset password and factors, and signs in with new ones. */
export function tellHelpDeskCall(org: Org, random: RandomSource, startMs: number, tell: Tell): void {
  const executive = org.resolveUser(CAST.impersonated);
  const targets = [toUserTarget(executive)];
  const uri = `/api/v1/users/${executive.id}/lifecycle`;
  const desk = { user: org.resolveUser(CAST.helpDesk), session: newSession(random), place: OFFICE, agent: MAC };
  tell(
    adminAction(
      { ...desk, atMs: startMs },
      {
        eventType: 'user.mfa.factor.reset_all',
        displayMessage: 'Reset all factors for user',
        targets,
        requestUri: `${uri}/reset_factors`,
      },
    ),
  );
  tell(
    adminAction(
      { ...desk, atMs: startMs + 2 * MINUTE_MS },
      {
        eventType: 'user.account.reset_password',
        displayMessage: 'User reset password for Okta',
        targets,
        requestUri: `${uri}/reset_password`,
      },
    ),
  );
  const session = newSession(random);
  const caller = (atMs: number): Scene => ({ user: executive, atMs, session, place: ANONYMOUS, agent: WINDOWS });
  tell({ ...login(caller(startMs + 9 * MINUTE_MS)), severity: 'WARN' });
  tell(factorActivated(caller(startMs + 11 * MINUTE_MS)));
  const salesforce = [...org.apps.values()].find((app) => app.label === 'Salesforce');
  if (salesforce !== undefined) tell(signOn(caller(startMs + 15 * MINUTE_MS), salesforce));
}
