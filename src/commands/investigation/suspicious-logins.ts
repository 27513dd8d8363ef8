import type { Inquiry } from './rule.ts';
import { impossibleJourneys } from './travel.ts';
import type { UserEvent } from './user-event.ts';

const TELLING = [
  'PushAcceptedAfterDenials',
  'SuccessAfterFailures',
  'HighRiskSignIn',
  'ThreatSuspected',
  'NewCountry',
  'LoginFromAnonymizer',
  'NewDevice',
];

/** The moments at which somebody who is perhaps another got in. Of an impossible journey that is the arrival alone. */
export function suspiciousLogins(inquiry: Inquiry): ReadonlySet<UserEvent> {
  const arrivals = new Set(impossibleJourneys(inquiry.events).map(({ arrival }) => arrival));
  const evidence = [arrivals, ...TELLING.map((name) => inquiry.evidenceOf(name))];
  const logins = inquiry.events.filter(({ isAdmitted, isPushAccepted }) => isAdmitted || isPushAccepted);
  return new Set(logins.filter((event) => evidence.some((events) => events.has(event))));
}
