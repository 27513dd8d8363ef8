import { OFFICE, toAppTarget, toAppUserTarget, toUserTarget } from '../../audit.ts';
import type { Org } from '../../org.ts';
import type { RandomSource } from '../../random.ts';
import type { AppRecord, UserRecord } from '../../records.ts';
import { CAST } from '../cast.ts';
import { HOME, MAC, WINDOWS } from './places.ts';
import {
  DAY_MS,
  failedLogin,
  HOUR_MS,
  login,
  logout,
  MINUTE_MS,
  membershipAdded,
  mfaPassed,
  newSession,
  type Scene,
  signOn,
  type Tell,
} from './scene.ts';

/** How far back the story goes; the System Log's default span is seven days. */
const STORY_DAYS = 6;

export function tellOrdinaryWork(org: Org, random: RandomSource, nowMs: number, tell: Tell): void {
  const people = [...org.users.values()].filter((user) => user.lastLoginMs !== null && user.status !== 'DEPROVISIONED');
  const apps = dashboardApps(org).filter((app) => app.status === 'ACTIVE');
  for (let daysAgo = STORY_DAYS; daysAgo > 0; daysAgo -= 1) {
    const morningMs = nowMs - daysAgo * DAY_MS;
    for (const user of people) tellWorkday(user, apps, random, { morningMs, latestMs: nowMs - MINUTE_MS }, tell);
    tellHousekeeping(org, random, morningMs + 4 * HOUR_MS, tell);
  }
}

/** OAuth apps come to people by consent; nobody opens them from the dashboard. */
const dashboardApps = (org: Org): AppRecord[] =>
  [...org.apps.values()].filter((app) => app.signOnMode !== 'OPENID_CONNECT');

/** A person signs in, opens some apps and sometimes signs out; nothing lies after `latestMs`. */
function tellWorkday(
  user: UserRecord,
  apps: readonly AppRecord[],
  random: RandomSource,
  { morningMs, latestMs }: { morningMs: number; latestMs: number },
  tell: Tell,
): void {
  const place = random.chance(0.7) ? OFFICE : { ...HOME, ipAddress: `192.0.2.${random.integer(20, 250)}` };
  const agent = random.chance(0.6) ? MAC : WINDOWS;
  const session = newSession(random);
  const at = (atMs: number): Scene => ({ user, atMs, session, place, agent });
  let atMs = morningMs + random.integer(0, 3 * HOUR_MS);
  if (random.chance(0.12)) {
    tell(failedLogin(at(atMs), 'INVALID_CREDENTIALS'));
    atMs += random.integer(5000, 40_000);
  }
  tell(login(at(atMs)));
  if (random.chance(0.6)) tell(mfaPassed(at(atMs + 4000)));
  for (let count = random.integer(4, 11); count > 0; count -= 1) {
    const [first, ...others] = apps;
    if (first === undefined) break;
    atMs += random.integer(MINUTE_MS, HOUR_MS);
    const app = random.pick([first, ...others]);
    tell(signOn(at(Math.min(atMs, latestMs)), app));
  }
  if (random.chance(0.5)) tell(logout(at(Math.min(atMs + HOUR_MS, latestMs))));
}

/** What administrators do in a day: two memberships and two assignments. */
function tellHousekeeping(org: Org, random: RandomSource, atMs: number, tell: Tell): void {
  const admin = org.resolveUser(CAST.admin);
  const [user, ...users] = [...org.users.values()].filter((one) => one.status === 'ACTIVE');
  const [group, ...groups] = [...org.groups.values()].filter((one) => one.type === 'OKTA_GROUP');
  const [app, ...apps] = dashboardApps(org);
  if (user === undefined || group === undefined || app === undefined) return;
  for (let count = 0; count < 2; count += 1) {
    const session = newSession(random);
    const at = atMs + count * 20 * MINUTE_MS;
    const member = random.pick([user, ...users]);
    tell(membershipAdded({ user: admin, atMs: at, session }, member, random.pick([group, ...groups])));
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
