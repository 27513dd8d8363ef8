import { OFFICE, toAppTarget, toAppUserTarget, toGroupTarget, toUserTarget } from '../audit.ts';
import { type LogAgent, type LogFacts, type LogPlace, type LogTarget, toLogEvent } from '../log/to-log-event.ts';
import type { Org } from '../org.ts';
import { createRandomSource, type RandomSource } from '../random.ts';
import type { AppRecord, GroupRecord, LogEvent, UserRecord } from '../records.ts';
import { CAST } from './people.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** How far back the story goes; the System Log's default span is seven days. */
const STORY_DAYS = 6;

const HOME: LogPlace = {
  ...OFFICE,
  ipAddress: '192.0.2.40',
  city: 'Haarlem',
  postalCode: '2011',
  lat: 52.3874,
  lon: 4.6462,
  asNumber: 64497,
  asOrg: 'Example Cable',
  isp: 'Example Cable',
  zone: null,
};
/** The attacker's network: one AS, many addresses (203.0.113.66 and up). */
const ATTACKER: LogPlace = {
  ipAddress: '203.0.113.66',
  city: 'Chișinău',
  state: 'Chișinău',
  country: 'Moldova',
  postalCode: '2001',
  lat: 47.0056,
  lon: 28.8575,
  asNumber: 64500,
  asOrg: 'Example Bulletproof Hosting',
  isp: 'Example Bulletproof Hosting',
  isProxy: true,
  zone: null,
};
const MAC: LogAgent = {
  rawUserAgent:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  os: 'Mac OS X',
  browser: 'CHROME',
  device: 'Computer',
};
const WINDOWS: LogAgent = {
  rawUserAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0',
  os: 'Windows 10',
  browser: 'FIREFOX',
  device: 'Computer',
};
const SCRIPT: LogAgent = {
  rawUserAgent: 'python-requests/2.32.3',
  os: 'Unknown',
  browser: 'UNKNOWN',
  device: 'Unknown',
};

type Told = Pick<LogFacts, 'eventType' | 'displayMessage' | 'actor' | 'targets'> &
  Partial<
    Pick<LogFacts, 'outcome' | 'severity' | 'place' | 'agent' | 'legacyEventType' | 'requestUri' | 'risk' | 'debugData'>
  > & {
    atMs: number;
    session: string;
  };

/**
 * The last six days of the company as its System Log saw them: ordinary work; a password spray from one AS against
 * everybody, which locks one user out and finds two passwords; a push that the first of them denies; and the second,
 * worn down by pushes at night until one is approved, whose account then gets a new factor, a group and data.
 * About three thousand events, in order of time.
 */
export function tellStory(org: Org): void {
  const random = createRandomSource(20_240_813);
  const story: Told[] = [];
  const tell = (told: Told): void => {
    story.push(told);
  };
  const nowMs = org.clock.now();
  tellOrdinaryWork(org, random, nowMs, tell);
  tellSpray(org, random, nowMs - 2 * DAY_MS, tell);
  tellTakeover(org, random, nowMs - 26 * HOUR_MS, tell);
  story.sort((a, b) => a.atMs - b.atMs);
  for (const [index, told] of story.entries()) org.log.appendLater(told.atMs, () => toEvent(told, index));
}

function toEvent({ atMs, session, ...facts }: Told, index: number): LogEvent {
  const random = createRandomSource(index);
  const requestId = hex(random, 4);
  const [first, second, third, last] = [hex(random, 1), hex(random, 1), hex(random, 1), hex(random, 2)];
  return toLogEvent({
    outcome: { result: 'SUCCESS', reason: null },
    place: OFFICE,
    agent: MAC,
    requestUri: '/api/v1/authn',
    ...facts,
    uuid: `${first}-${second.slice(4)}-11ef-${third.slice(4)}-${last.slice(4)}`,
    publishedMs: atMs,
    sessionId: session,
    requestId,
  });
}

/** So many times eight hexadecimal digits. */
function hex(random: RandomSource, words: number): string {
  let text = '';
  for (let count = 0; count < words; count += 1) {
    text += Math.floor(random.next() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0');
  }
  return text;
}

const newSession = (random: RandomSource): string => `trs${hex(random, 3)}`;

const SYSTEM: LogTarget = {
  id: '00usysTemPrincipal5d7',
  type: 'SystemPrincipal',
  alternateId: 'system@okta.com',
  displayName: 'Okta System',
};

const login = (user: UserRecord, atMs: number, session: string, place: LogPlace, agent: LogAgent): Told => ({
  eventType: 'user.session.start',
  legacyEventType: 'core.user_auth.login_success',
  displayMessage: 'User login to Okta',
  actor: toUserTarget(user),
  targets: null,
  place,
  agent,
  atMs,
  session,
});

const failedLogin = (
  user: UserRecord,
  atMs: number,
  session: string,
  place: LogPlace,
  agent: LogAgent,
  reason: string,
): Told => ({
  ...login(user, atMs, session, place, agent),
  legacyEventType: 'core.user_auth.login_failed',
  outcome: { result: 'FAILURE', reason },
  severity: reason === 'LOCKED_OUT' ? 'WARN' : 'INFO',
});

const signOn = (
  user: UserRecord,
  app: AppRecord,
  atMs: number,
  session: string,
  place: LogPlace,
  agent: LogAgent,
): Told => ({
  eventType: 'user.authentication.sso',
  legacyEventType: 'app.auth.sso',
  displayMessage: 'User single sign on to app',
  actor: toUserTarget(user),
  targets: [toAppTarget(app), toAppUserTarget(user)],
  requestUri: `/app/${app.name}/${app.id}/sso/saml`,
  place,
  agent,
  atMs,
  session,
});

function tellOrdinaryWork(org: Org, random: RandomSource, nowMs: number, tell: (told: Told) => void): void {
  const people = [...org.users.values()].filter((user) => user.lastLoginMs !== null && user.status !== 'DEPROVISIONED');
  const apps = [...org.apps.values()].filter((app) => app.status === 'ACTIVE');
  for (let daysAgo = STORY_DAYS; daysAgo > 0; daysAgo -= 1) {
    const morningMs = nowMs - daysAgo * DAY_MS;
    for (const user of people) {
      const place = random.chance(0.7) ? OFFICE : { ...HOME, ipAddress: `192.0.2.${random.integer(20, 250)}` };
      const agent = random.chance(0.6) ? MAC : WINDOWS;
      const session = newSession(random);
      let atMs = morningMs + random.integer(0, 3 * HOUR_MS);
      if (random.chance(0.12)) {
        tell(failedLogin(user, atMs, session, place, agent, 'INVALID_CREDENTIALS'));
        atMs += random.integer(5000, 40_000);
      }
      tell(login(user, atMs, session, place, agent));
      if (random.chance(0.6)) {
        tell({
          eventType: 'user.authentication.auth_via_mfa',
          displayMessage: 'Authentication of user via MFA',
          actor: toUserTarget(user),
          targets: [toUserTarget(user)],
          debugData: { factor: 'OKTA_VERIFY_PUSH' },
          place,
          agent,
          atMs: atMs + 4000,
          session,
        });
      }
      for (let count = random.integer(4, 11); count > 0; count -= 1) {
        const [first, ...others] = apps;
        if (first === undefined) break;
        atMs += random.integer(MINUTE_MS, HOUR_MS);
        tell(signOn(user, random.pick([first, ...others]), Math.min(atMs, nowMs - MINUTE_MS), session, place, agent));
      }
      if (random.chance(0.5)) {
        tell({
          eventType: 'user.session.end',
          legacyEventType: 'core.user_auth.logout_success',
          displayMessage: 'User logout from Okta',
          actor: toUserTarget(user),
          targets: null,
          place,
          agent,
          atMs: Math.min(atMs + HOUR_MS, nowMs - MINUTE_MS),
          session,
        });
      }
    }
    tellHousekeeping(org, random, morningMs + 4 * HOUR_MS, tell);
  }
}

/** What administrators do in a day: two memberships and two assignments. */
function tellHousekeeping(org: Org, random: RandomSource, atMs: number, tell: (told: Told) => void): void {
  const admin = org.resolveUser(CAST.admin);
  const [user, ...users] = [...org.users.values()].filter((one) => one.status === 'ACTIVE');
  const [group, ...groups] = [...org.groups.values()].filter((one) => one.type === 'OKTA_GROUP');
  const [app, ...apps] = org.apps.values();
  if (user === undefined || group === undefined || app === undefined) return;
  for (let count = 0; count < 2; count += 1) {
    const session = newSession(random);
    const at = atMs + count * 20 * MINUTE_MS;
    tell(membership(admin, random.pick([user, ...users]), random.pick([group, ...groups]), at, session));
    const assigned = random.pick([user, ...users]);
    tell({
      eventType: 'application.user_membership.add',
      legacyEventType: 'app.generic.provision.assign_user_to_app',
      displayMessage: 'Add user to application membership',
      actor: toUserTarget(admin),
      targets: [toAppUserTarget(assigned), toAppTarget(random.pick([app, ...apps])), toUserTarget(assigned)],
      requestUri: '/admin/app/assignments',
      atMs: at + 5 * MINUTE_MS,
      session,
    });
  }
}

function membership(admin: UserRecord, user: UserRecord, group: GroupRecord, atMs: number, session: string): Told {
  return {
    eventType: 'group.user_membership.add',
    legacyEventType: 'core.user_group_member.user_add',
    displayMessage: 'Add user to group membership',
    actor: toUserTarget(admin),
    targets: [toUserTarget(user), toGroupTarget(group)],
    requestUri: `/admin/users/group/${group.id}`,
    atMs,
    session,
  };
}

/** Three passwords against everybody, slowly, from one AS. */
function tellSpray(org: Org, random: RandomSource, startMs: number, tell: (told: Told) => void): void {
  const victims = [...org.users.values()].filter((user) => user.status !== 'STAGED' && user.status !== 'DEPROVISIONED');
  let atMs = startMs;
  for (let round = 0; round < 3; round += 1) {
    for (const user of victims) {
      atMs += random.integer(2000, 20_000);
      const place = { ...ATTACKER, ipAddress: `203.0.113.${random.integer(66, 90)}` };
      const session = newSession(random);
      const userLogin = String(user.profile.login);
      if (round === 2 && userLogin === CAST.lockedOut) {
        tell(failedLogin(user, atMs, session, place, SCRIPT, 'LOCKED_OUT'));
        tell({
          eventType: 'user.account.lock',
          legacyEventType: 'core.user_auth.account_locked',
          displayMessage: 'Max sign in attempts exceeded',
          actor: SYSTEM,
          targets: [toUserTarget(user)],
          outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' },
          severity: 'WARN',
          place,
          agent: SCRIPT,
          atMs: atMs + 200,
          session,
        });
      } else if (round === 2 && (userLogin === CAST.sprayed || userLogin === CAST.victim)) {
        tellGuessedPassword(user, atMs, session, place, tell);
      } else tell(failedLogin(user, atMs, session, place, SCRIPT, 'INVALID_CREDENTIALS'));
    }
    atMs += 40 * MINUTE_MS;
  }
}

/** The password was right; the second factor holds. */
function tellGuessedPassword(
  user: UserRecord,
  atMs: number,
  session: string,
  place: LogPlace,
  tell: (told: Told) => void,
): void {
  tell(pushSent(user, atMs, session, place, SCRIPT));
  tell(pushDenied(user, atMs + 9000, session, place, SCRIPT));
}

const pushSent = (user: UserRecord, atMs: number, session: string, place: LogPlace, agent: LogAgent): Told => ({
  eventType: 'system.push.send_factor_verify_push',
  displayMessage: 'Send Okta Verify push',
  actor: toUserTarget(user),
  targets: [toUserTarget(user)],
  place,
  agent,
  atMs,
  session,
});

const pushDenied = (user: UserRecord, atMs: number, session: string, place: LogPlace, agent: LogAgent): Told => ({
  eventType: 'user.mfa.okta_verify.deny_push',
  displayMessage: 'User rejected Okta push verify',
  actor: toUserTarget(user),
  targets: [toUserTarget(user)],
  outcome: { result: 'FAILURE', reason: 'User rejected the push' },
  severity: 'WARN',
  place,
  agent,
  atMs,
  session,
});

/** MFA fatigue: six pushes denied in the night, the seventh approved; then what the intruder does with the account. */
function tellTakeover(org: Org, random: RandomSource, startMs: number, tell: (told: Told) => void): void {
  const user = org.resolveUser(CAST.victim);
  const session = newSession(random);
  let atMs = startMs;
  const here = { place: ATTACKER, agent: WINDOWS, session };
  for (let push = 0; push < 6; push += 1) {
    tell(pushSent(user, atMs, session, ATTACKER, WINDOWS));
    tell(pushDenied(user, atMs + 12_000, session, ATTACKER, WINDOWS));
    atMs += (90 + push * 20) * 1000;
  }
  tell(pushSent(user, atMs, session, ATTACKER, WINDOWS));
  tell({
    ...here,
    eventType: 'user.authentication.auth_via_mfa',
    displayMessage: 'Authentication of user via MFA',
    actor: toUserTarget(user),
    targets: [toUserTarget(user)],
    debugData: { factor: 'OKTA_VERIFY_PUSH' },
    atMs: atMs + 20_000,
  });
  tell({
    ...login(user, atMs + 21_000, session, ATTACKER, WINDOWS),
    severity: 'WARN',
    risk: { level: 'HIGH', reasons: ['Anomalous Location', 'Anomalous Device'] },
  });
  tell({
    ...here,
    eventType: 'user.mfa.factor.activate',
    displayMessage: 'Activate factor or authenticator enrollment for user',
    actor: toUserTarget(user),
    targets: [toUserTarget(user)],
    debugData: { factor: 'SIGNED_NONCE_FACTOR' },
    requestUri: '/idp/idx/challenge/answer',
    atMs: atMs + 4 * MINUTE_MS,
  });
  const helpDesk = org.resolveUser('bjorn.haugen@acme.example');
  const production = org.groupByName('Production Access');
  if (production !== undefined) {
    tell({
      ...membership(helpDesk, user, production, atMs + 55 * MINUTE_MS, newSession(random)),
      severity: 'WARN',
    });
  }
  const wanted = ['Workday', 'AWS Production'];
  const apps = [...org.apps.values()].filter((app) => wanted.includes(app.label));
  for (const [index, app] of apps.entries()) {
    tell(signOn(user, app, atMs + (60 + index * 7) * MINUTE_MS, session, ATTACKER, WINDOWS));
  }
}
