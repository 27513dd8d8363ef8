import { memberAt, textOf } from '../../../json-values.ts';
import { eachEvent, eventRule } from '../rule.ts';
import { denseRuns, MINUTE_MS, withCausesBefore } from '../time-windows.ts';

export const pushAcceptedAfterDenials = eventRule(
  'PushAcceptedAfterDenials',
  'HIGH',
  'A push was accepted within an hour after others had been denied',
  ({ events }) =>
    withCausesBefore(events, {
      isCause: ({ isPushDenied }) => isPushDenied,
      isEffect: ({ isPushAccepted }) => isPushAccepted,
      spanMs: 60 * MINUTE_MS,
      least: 1,
    }),
);

const PHISHING = 'fastpass declined phishing attempt';

export const phishingRefused = eachEvent(
  'PhishingRefused',
  'HIGH',
  'Okta FastPass refused to sign in to a phishing site',
  ({ isMfaFailure, event }) => isMfaFailure && textOf(memberAt(event, 'outcome', 'reason')).toLowerCase() === PHISHING,
);

const MANY_PUSHES = 5;

export const pushBombing = eventRule(
  'PushBombing',
  'MEDIUM',
  `${MANY_PUSHES} or more pushes were sent within 10 minutes`,
  ({ events }) =>
    denseRuns(
      events.filter(({ isPushSent }) => isPushSent),
      MANY_PUSHES,
      10 * MINUTE_MS,
    ),
);
