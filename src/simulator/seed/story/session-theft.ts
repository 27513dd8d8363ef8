import { OFFICE } from '../../audit.ts';
import type { Org } from '../../org.ts';
import type { RandomSource } from '../../random.ts';
import { CAST } from '../cast.ts';
import { ATTACKER, MAC, WINDOWS } from './places.ts';
import {
  adminAction,
  HOUR_MS,
  login,
  MINUTE_MS,
  mfaPassed,
  newSession,
  type Scene,
  signOn,
  type Tell,
} from './scene.ts';

/** A session begins on a Mac in the office and goes on, without a new sign-in, on Windows in another network. */
export function tellSessionTheft(org: Org, random: RandomSource, startMs: number, tell: Tell): void {
  const user = org.resolveUser(CAST.hijacked);
  const session = newSession(random);
  const own = (atMs: number): Scene => ({ user, atMs, session, place: OFFICE, agent: MAC });
  const thief = { ...ATTACKER, ipAddress: '203.0.113.201', asNumber: 64_502, asOrg: 'Example Cheap Servers' };
  const stolen = (atMs: number): Scene => ({ user, atMs, session, place: thief, agent: WINDOWS });
  tell(login(own(startMs)));
  tell(mfaPassed(own(startMs + 5000)));
  const apps = [...org.apps.values()].filter((app) => ['AWS Production', 'Workday'].includes(app.label));
  const laterMs = startMs + 2 * HOUR_MS;
  tell({
    ...adminAction(stolen(laterMs), {
      eventType: 'user.session.context.change',
      displayMessage: 'User session context changed',
      targets: null,
      debugData: { previousIpAddress: OFFICE.ipAddress, newIpAddress: thief.ipAddress, externalSessionId: session },
    }),
    severity: 'WARN',
  });
  for (const [index, app] of apps.entries()) tell(signOn(stolen(laterMs + (index + 1) * 3 * MINUTE_MS), app));
}
