import { eachEvent } from '../rule.ts';
import type { UserEvent } from '../user-event.ts';

/** Events of one of these types that the person did or that were done to them. */
const concerning =
  (...types: readonly string[]) =>
  ({ concerns, type }: UserEvent): boolean =>
    concerns && types.includes(type);

export const suspiciousActivityReported = eachEvent(
  'SuspiciousActivityReported',
  'HIGH',
  'They reported activity that was not their own',
  concerning('user.account.report_suspicious_activity_by_enduser'),
);

export const breachedCredential = eachEvent(
  'BreachedCredential',
  'HIGH',
  'Okta found their password in a breach',
  concerning('security.breached_credential.detected'),
);

export const mfaBypassAttempt = eachEvent(
  'MfaBypassAttempt',
  'HIGH',
  'Somebody tried to get around the second factor',
  concerning('user.mfa.attempt_bypass'),
);

export const tokenReuse = eachEvent(
  'TokenReuse',
  'HIGH',
  'A refresh token was used a second time, as a thief would',
  concerning('app.oauth2.token.detect_reuse', 'app.oauth2.as.token.detect_reuse'),
);

export const threatSuspected = eachEvent(
  'ThreatSuspected',
  'MEDIUM',
  'Okta ThreatInsight suspects a threat',
  (event) =>
    event.concerns &&
    (event.type === 'security.threat.detected' || event.debugText('threatSuspected').toLowerCase() === 'true'),
);

export const sprayTarget = eachEvent(
  'SprayTarget',
  'MEDIUM',
  'Okta ThreatInsight saw a password spray',
  (event) => event.concerns && event.debugText('threatDetections').toLowerCase().includes('password spray'),
);

export const accountLocked = eachEvent(
  'AccountLocked',
  'LOW',
  'The account was locked after too many failed sign-ins',
  concerning('user.account.lock'),
);
