import { isAnonymous } from '../debug-data.ts';
import { movedSessions } from '../moved-sessions.ts';
import { eachEvent, eventRule } from '../rule.ts';
import { denseRuns, MINUTE_MS, withCausesBefore } from '../time-windows.ts';
import { impossibleJourneys } from '../travel.ts';
import type { UserEvent } from '../user-event.ts';

const GUESSES = 5;
const GUESSING_MS = 60 * MINUTE_MS;

export const successAfterFailures = eventRule(
  'SuccessAfterFailures',
  'HIGH',
  `They signed in after ${GUESSES} or more failed sign-ins from the same address within an hour`,
  ({ events }) => [...byAddress(events).values()].flatMap(guessed),
);

/** Sign-ins and failed ones by their address. */
function byAddress(events: readonly UserEvent[]): ReadonlyMap<string, readonly UserEvent[]> {
  const addresses = new Map<string, UserEvent[]>();
  for (const event of events) {
    if (event.ip === '' || !(event.isSignIn || event.isFailedSignIn)) continue;
    const ip = event.ip.toLowerCase();
    const known = addresses.get(ip);
    if (known === undefined) addresses.set(ip, [event]);
    else known.push(event);
  }
  return addresses;
}

function guessed(events: readonly UserEvent[]): readonly UserEvent[] {
  return withCausesBefore(events, {
    isCause: ({ isFailedSignIn }) => isFailedSignIn,
    isEffect: ({ isSignIn }) => isSignIn,
    spanMs: GUESSING_MS,
    least: GUESSES,
  });
}

export const impossibleTravel = eventRule(
  'ImpossibleTravel',
  'HIGH',
  'They signed in at places that are too far apart for the time between',
  ({ events }) =>
    impossibleJourneys(events).flatMap(({ departure, arrival }) => [...(departure ? [departure] : []), arrival]),
);

export const sessionHijackSigns = eventRule(
  'SessionHijackSigns',
  'HIGH',
  'A session went on in another network or on another system',
  ({ events }) => [
    ...events.filter(({ isBy, type }) => isBy && type === 'user.session.context.change'),
    ...movedSessions(events),
  ],
);

export const highRiskSignIn = eachEvent(
  'HighRiskSignIn',
  'HIGH',
  'Okta let them in although it judged the risk to be high',
  (event) => event.isAdmitted && event.risk === 'HIGH',
);

const BRUTE_FORCE = 10;
const RUN_MS = 10 * MINUTE_MS;

export const bruteForce = eventRule(
  'BruteForce',
  'MEDIUM',
  `${BRUTE_FORCE} or more sign-ins failed within 10 minutes`,
  ({ events }) =>
    denseRuns(
      events.filter(({ isFailedSignIn }) => isFailedSignIn),
      BRUTE_FORCE,
      RUN_MS,
    ),
);

/** So many earlier sign-ins have to say what is usual. */
const ENOUGH_SIGN_INS = 3;

export const newCountry = eventRule('NewCountry', 'MEDIUM', 'They signed in from a new country', ({ events }) => {
  const countries = new Set<string>();
  let known = 0;
  return events.filter((event) => {
    const isNewToOkta = event.isAdmitted && event.newBehaviors.has('new country');
    if (!event.isSignIn || event.country === '') return isNewToOkta;
    const country = event.country.toLowerCase();
    const isNew = known >= ENOUGH_SIGN_INS && !countries.has(country);
    countries.add(country);
    known += 1;
    return isNew || isNewToOkta;
  });
});

export const loginFromAnonymizer = eachEvent(
  'LoginFromAnonymizer',
  'MEDIUM',
  'They signed in through a proxy, VPN or Tor',
  (event) => event.isAdmitted && isAnonymous(event.event),
);

export const newDevice = eachEvent(
  'NewDevice',
  'LOW',
  'They signed in on a device that is new to Okta',
  (event) => event.isAdmitted && event.newBehaviors.has('new device'),
);
