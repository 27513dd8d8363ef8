import type { Org } from '../../org.ts';
import type { RandomSource } from '../../random.ts';
import type { AppRecord } from '../../records.ts';
import { CAST } from '../cast.ts';
import { ATTACKER, SCRIPT } from './places.ts';
import { failedLogin, login, MINUTE_MS, newSession, type Scene, signOn, type Tell } from './scene.ts';

const FAILURES = 6;
/** What ThreatInsight says about these attempts. */
const THREAT = { threatSuspected: 'true', threatDetections: '{"Password Spray":"HIGH"}' };

/** The spray stays with one account, until a password fits and nothing asks for a second factor. */
export function tellSprayHit(org: Org, random: RandomSource, startMs: number, tell: Tell): void {
  const user = org.resolveUser(CAST.sprayHit);
  const place = { ...ATTACKER, ipAddress: '203.0.113.77' };
  const at = (atMs: number): Scene => ({ user, atMs, session: newSession(random), place, agent: SCRIPT });
  for (let attempt = 0; attempt < FAILURES; attempt += 1) {
    tell({ ...failedLogin(at(startMs + attempt * 5 * MINUTE_MS), 'INVALID_CREDENTIALS'), debugData: THREAT });
  }
  const inside = at(startMs + 34 * MINUTE_MS);
  tell({ ...login(inside), severity: 'WARN', debugData: THREAT });
  const salesforce = appLabelled(org, 'Salesforce');
  if (salesforce !== undefined) tell(signOn({ ...inside, atMs: inside.atMs + 2 * MINUTE_MS }, salesforce));
}

const appLabelled = (org: Org, label: string): AppRecord | undefined =>
  [...org.apps.values()].find((app) => app.label === label);
