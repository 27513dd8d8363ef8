import type { Org } from '../../org.ts';
import type { RandomSource } from '../../random.ts';
import { CAST } from '../cast.ts';
import { ATTACKER, WINDOWS } from './places.ts';
import {
  factorActivated,
  login,
  MINUTE_MS,
  membershipAdded,
  mfaPassed,
  newSession,
  pushDenied,
  pushSent,
  type Scene,
  SECOND_MS,
  signOn,
  type Tell,
} from './scene.ts';

const DENIED_PUSHES = 6;

/** MFA fatigue: six pushes denied in the night, the seventh approved; then what the intruder does with the account. */
export function tellTakeover(org: Org, random: RandomSource, startMs: number, tell: Tell): void {
  const user = org.resolveUser(CAST.victim);
  const session = newSession(random);
  const at = (atMs: number): Scene => ({ user, atMs, session, place: ATTACKER, agent: WINDOWS });
  let atMs = startMs;
  for (let push = 0; push < DENIED_PUSHES; push += 1) {
    tell(pushSent(at(atMs)));
    tell(pushDenied(at(atMs + 12 * SECOND_MS)));
    atMs += (90 + push * 20) * SECOND_MS;
  }
  tell(pushSent(at(atMs)));
  tell(mfaPassed(at(atMs + 20 * SECOND_MS)));
  tell({
    ...login(at(atMs + 21 * SECOND_MS)),
    severity: 'WARN',
    risk: { level: 'HIGH', reasons: ['Anomalous Location', 'Anomalous Device'] },
  });
  tell(factorActivated(at(atMs + 4 * MINUTE_MS)));
  const helpDesk = org.resolveUser(CAST.helpDesk);
  const production = org.groupByName('Production Access');
  if (production !== undefined) {
    const desk = { user: helpDesk, atMs: atMs + 55 * MINUTE_MS, session: newSession(random) };
    tell({ ...membershipAdded(desk, user, production), severity: 'WARN' });
  }
  const wanted = ['Workday', 'AWS Production'];
  const apps = [...org.apps.values()].filter((app) => wanted.includes(app.label));
  for (const [index, app] of apps.entries()) tell(signOn(at(atMs + (60 + index * 7) * MINUTE_MS), app));
}
