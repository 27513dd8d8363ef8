import { SYSTEM, toUserTarget } from '../../audit.ts';
import type { Org } from '../../org.ts';
import type { RandomSource } from '../../random.ts';
import { CAST } from '../cast.ts';
import { ATTACKER, SCRIPT } from './places.ts';
import { failedLogin, MINUTE_MS, newSession, pushDenied, pushSent, type Scene, type Tell } from './scene.ts';

const ROUNDS = 3;

/** Three passwords against everybody, slowly, from one AS. */
export function tellSpray(org: Org, random: RandomSource, startMs: number, tell: Tell): void {
  const victims = [...org.users.values()].filter((user) => user.status !== 'STAGED' && user.status !== 'DEPROVISIONED');
  let atMs = startMs;
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const user of victims) {
      atMs += random.integer(2000, 20_000);
      const place = { ...ATTACKER, ipAddress: `203.0.113.${random.integer(66, 90)}` };
      const scene = { user, atMs, session: newSession(random), place, agent: SCRIPT };
      tellAttempt(scene, round === ROUNDS, tell);
    }
    atMs += 40 * MINUTE_MS;
  }
}

/** The last round locks one account and finds two passwords. */
function tellAttempt(scene: Scene, isLastRound: boolean, tell: Tell): void {
  const userLogin = String(scene.user.profile.login);
  if (isLastRound && userLogin === CAST.lockedOut) {
    tell(failedLogin(scene, 'LOCKED_OUT'));
    tell({
      eventType: 'user.account.lock',
      legacyEventType: 'core.user_auth.account_locked',
      displayMessage: 'Max sign in attempts exceeded',
      actor: SYSTEM,
      targets: [toUserTarget(scene.user)],
      outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' },
      severity: 'WARN',
      place: scene.place,
      agent: scene.agent,
      atMs: scene.atMs + 200,
      session: scene.session,
    });
  } else if (isLastRound && (userLogin === CAST.sprayed || userLogin === CAST.victim)) {
    // The password was right; the second factor holds.
    tell(pushSent(scene));
    tell(pushDenied({ ...scene, atMs: scene.atMs + 9000 }));
  } else tell(failedLogin(scene, 'INVALID_CREDENTIALS'));
}
