import { toAppTarget, toUserTarget } from '../../audit.ts';
import type { Org } from '../../org.ts';
import type { RandomSource } from '../../random.ts';
import { CAST } from '../cast.ts';
import { PHISHING_APP } from '../company-apps.ts';
import { HOME, MAC } from './places.ts';
import { adminAction, MINUTE_MS, newSession, type Tell } from './scene.ts';

/** A mail asks people to let a useful app read theirs; some do, and the app gets tokens that outlive their passwords. */
export function tellConsentPhishing(org: Org, random: RandomSource, startMs: number, tell: Tell): void {
  const app = [...org.apps.values()].find((one) => one.label === PHISHING_APP);
  if (app === undefined) return;
  for (const [index, victim] of CAST.phished.entries()) {
    const user = org.resolveUser(victim);
    const atMs = startMs + index * 7 * MINUTE_MS;
    const scene = { user, session: newSession(random), place: HOME, agent: MAC };
    tell(
      adminAction(
        { ...scene, atMs },
        {
          eventType: 'app.oauth2.consent.grant',
          displayMessage: 'User granted consent to app',
          targets: [toAppTarget(app), toUserTarget(user)],
          requestUri: '/oauth2/v1/authorize',
        },
      ),
    );
    tell(
      adminAction(
        { ...scene, atMs: atMs + 4000 },
        {
          eventType: 'app.oauth2.token.grant.refresh_token',
          displayMessage: 'OAuth2 refresh token is granted',
          targets: [toAppTarget(app), toUserTarget(user)],
          requestUri: '/oauth2/v1/token',
        },
      ),
    );
  }
}
