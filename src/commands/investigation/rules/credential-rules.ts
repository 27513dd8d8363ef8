import { eachEvent, eventRule } from '../rule.ts';
import { suspiciousLogins } from '../suspicious-logins.ts';
import { HOUR_MS, soonAfter } from '../time-windows.ts';
import type { UserEvent } from '../user-event.ts';

/** An intruder makes sure of the account in the first hours. */
const SOON_MS = 24 * HOUR_MS;

const isEnrolment = ({ concerns, type, isDone }: UserEvent) =>
  concerns && isDone && type === 'user.mfa.factor.activate';

export const newFactorAfterSuspiciousLogin = eventRule(
  'NewFactorAfterSuspiciousLogin',
  'HIGH',
  'A factor was enrolled within a day after a suspicious sign-in',
  (inquiry) => soonAfter(inquiry.events, suspiciousLogins(inquiry), isEnrolment, SOON_MS),
);

export const passwordChangedAfterSuspiciousLogin = eventRule(
  'PasswordChangedAfterSuspiciousLogin',
  'HIGH',
  'The password was changed within a day after a suspicious sign-in',
  (inquiry) => soonAfter(inquiry.events, suspiciousLogins(inquiry), isOwnChange, SOON_MS),
);

const isOwnChange = ({ isBy, type, isDone }: UserEvent) => isBy && isDone && type === 'user.account.update_password';

export const factorEnrolled = eventRule('FactorEnrolled', 'LOW', 'A factor was enrolled', (inquiry) => {
  const alreadyFound = inquiry.evidenceOf(newFactorAfterSuspiciousLogin);
  return inquiry.events.filter((event) => isEnrolment(event) && !alreadyFound.has(event));
});

const RESETS: readonly string[] = ['user.mfa.factor.reset_all', 'user.mfa.factor.deactivate'];

export const factorReset = eachEvent(
  'FactorReset',
  'MEDIUM',
  'Factors were taken away',
  ({ concerns, type, isDone }) => concerns && isDone && RESETS.includes(type),
);

const PASSWORD_CHANGES: readonly string[] = [
  'user.account.update_password',
  'user.account.reset_password',
  'user.account.expire_password',
];

export const passwordChangedByOther = eachEvent(
  'PasswordChangedByOther',
  'MEDIUM',
  'Somebody else changed or reset the password',
  ({ isAbout, isBy, type, isDone }) => isAbout && !isBy && isDone && PASSWORD_CHANGES.includes(type),
);
