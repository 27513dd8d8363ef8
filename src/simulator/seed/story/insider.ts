import { toUserTarget } from '../../audit.ts';
import type { Org } from '../../org.ts';
import type { RandomSource } from '../../random.ts';
import { CAST } from '../cast.ts';
import { INSIDER_PROVIDER, INSIDER_TOKEN } from '../company-keys.ts';
import { HOME, MAC } from './places.ts';
import { adminAction, login, MINUTE_MS, newSession, type Scene, type Tell } from './scene.ts';

/** At night an administrator makes a friend one, too, and leaves two ways back in. */
export function tellInsider(org: Org, random: RandomSource, startMs: number, tell: Tell): void {
  const insider = org.resolveUser(CAST.insider);
  const session = newSession(random);
  const at = (atMs: number): Scene => ({ user: insider, atMs, session, place: HOME, agent: MAC });
  const friend = org.resolveUser(CAST.accomplice);
  tell(login(at(startMs)));
  tell(
    adminAction(at(startMs + 4 * MINUTE_MS), {
      eventType: 'user.account.privilege.grant',
      displayMessage: 'Grant user privilege',
      targets: [toUserTarget(friend)],
      requestUri: `/api/internal/administrators/${friend.id}`,
      debugData: { privilegeGranted: 'Super administrator' },
    }),
  );
  tell(
    adminAction(at(startMs + 9 * MINUTE_MS), {
      eventType: 'system.api_token.create',
      displayMessage: 'Create API token',
      targets: targetOf(org.apiTokens.values(), INSIDER_TOKEN, 'Token'),
      requestUri: '/api/internal/tokens',
    }),
  );
  tell(
    adminAction(at(startMs + 15 * MINUTE_MS), {
      eventType: 'system.idp.lifecycle.create',
      displayMessage: 'Create an Identity Provider',
      targets: targetOf(org.identityProviders.values(), INSIDER_PROVIDER, 'IdentityProvider'),
      requestUri: '/api/v1/idps',
    }),
  );
}

function targetOf(records: Iterable<{ id: string; name: string }>, name: string, type: string) {
  const record = [...records].find((one) => one.name === name);
  return record === undefined ? null : [{ id: record.id, type, alternateId: 'unknown', displayName: name }];
}
