import type { Inquiry } from './rule.ts';
import { pushAcceptedAfterDenials } from './rules/push-rules.ts';
import {
  highRiskSignIn,
  loginFromAnonymizer,
  newCountry,
  newDevice,
  successAfterFailures,
} from './rules/sign-in-rules.ts';
import { threatSuspected } from './rules/threat-rules.ts';
import { impossibleJourneys } from './travel.ts';
import type { UserEvent } from './user-event.ts';

/** What says of a sign-in that it may have been somebody else. */
const TELLING = [
  pushAcceptedAfterDenials,
  successAfterFailures,
  highRiskSignIn,
  threatSuspected,
  newCountry,
  loginFromAnonymizer,
  newDevice,
];

/** The moments at which somebody else may have got in. Of an impossible journey that is the arrival alone. */
export function suspiciousLogins(inquiry: Inquiry): ReadonlySet<UserEvent> {
  const arrivals = new Set(impossibleJourneys(inquiry.events).map(({ arrival }) => arrival));
  const evidence = [arrivals, ...TELLING.map((rule) => inquiry.evidenceOf(rule))];
  const logins = inquiry.events.filter(({ isAdmitted, isPushAccepted }) => isAdmitted || isPushAccepted);
  return new Set(logins.filter((event) => evidence.some((events) => events.has(event))));
}
