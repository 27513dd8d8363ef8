import { toAppTarget, toAppUserTarget, toGroupTarget, toUserTarget } from '../../audit.ts';
import type { LogAgent, LogFacts, LogPlace } from '../../log/to-log-event.ts';
import type { RandomSource } from '../../random.ts';
import type { AppRecord, GroupRecord, UserRecord } from '../../records.ts';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

type OptionalFact =
  | 'outcome'
  | 'severity'
  | 'place'
  | 'agent'
  | 'legacyEventType'
  | 'requestUri'
  | 'risk'
  | 'debugData';

/** One event of the story. What is left out is ordinary: success, from a Mac in the office. */
export type Told = Pick<LogFacts, 'eventType' | 'displayMessage' | 'actor' | 'targets'> &
  Partial<Pick<LogFacts, OptionalFact>> & {
    readonly atMs: number;
    readonly session: string;
  };

export type Tell = (told: Told) => unknown;

/** Who does something, when, in which session, and from where. */
export interface Scene {
  readonly user: UserRecord;
  readonly atMs: number;
  readonly session: string;
  readonly place: LogPlace;
  readonly agent: LogAgent;
}

/** This many times eight hexadecimal digits. */
export function hexDigits(random: RandomSource, words: number): string {
  let text = '';
  for (let count = 0; count < words; count += 1) {
    text += Math.floor(random.next() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0');
  }
  return text;
}

export const newSession = (random: RandomSource): string => `trs${hexDigits(random, 3)}`;

function fromScene({ user, ...scene }: Scene): Omit<Scene, 'user'> & Pick<Told, 'actor' | 'targets'> {
  return { ...scene, actor: toUserTarget(user), targets: [toUserTarget(user)] };
}

export const login = (scene: Scene): Told => ({
  ...fromScene(scene),
  eventType: 'user.session.start',
  legacyEventType: 'core.user_auth.login_success',
  displayMessage: 'User login to Okta',
  targets: null,
});

export const failedLogin = (scene: Scene, reason: 'INVALID_CREDENTIALS' | 'LOCKED_OUT'): Told => ({
  ...login(scene),
  legacyEventType: 'core.user_auth.login_failed',
  outcome: { result: 'FAILURE', reason },
  severity: reason === 'LOCKED_OUT' ? 'WARN' : 'INFO',
});

export const logout = (scene: Scene): Told => ({
  ...fromScene(scene),
  eventType: 'user.session.end',
  legacyEventType: 'core.user_auth.logout_success',
  displayMessage: 'User logout from Okta',
  targets: null,
});

export const signOn = (scene: Scene, app: AppRecord): Told => ({
  ...fromScene(scene),
  eventType: 'user.authentication.sso',
  legacyEventType: 'app.auth.sso',
  displayMessage: 'User single sign on to app',
  targets: [toAppTarget(app), toAppUserTarget(scene.user)],
  requestUri: `/app/${app.name}/${app.id}/sso/saml`,
});

export const mfaPassed = (scene: Scene): Told => ({
  ...fromScene(scene),
  eventType: 'user.authentication.auth_via_mfa',
  displayMessage: 'Authentication of user via MFA',
  debugData: { factor: 'OKTA_VERIFY_PUSH' },
});

export const pushSent = (scene: Scene): Told => ({
  ...fromScene(scene),
  eventType: 'system.push.send_factor_verify_push',
  displayMessage: 'Send Okta Verify push',
});

export const pushDenied = (scene: Scene): Told => ({
  ...fromScene(scene),
  eventType: 'user.mfa.okta_verify.deny_push',
  displayMessage: 'User rejected Okta push verify',
  outcome: { result: 'FAILURE', reason: 'User rejected the push' },
  severity: 'WARN',
});

export const factorActivated = (scene: Scene): Told => ({
  ...fromScene(scene),
  eventType: 'user.mfa.factor.activate',
  displayMessage: 'Activate factor or authenticator enrollment for user',
  debugData: { factor: 'SIGNED_NONCE_FACTOR' },
  requestUri: '/idp/idx/challenge/answer',
});

/** Something that an administrator does to a user, or alone. */
export function adminAction(
  scene: Scene,
  about: Pick<Told, 'eventType' | 'displayMessage' | 'requestUri' | 'debugData'> & {
    readonly targets: Told['targets'];
  },
): Told {
  return { ...fromScene(scene), ...about };
}

/** An administrator puts a user into a group. */
export const membershipAdded = (
  admin: Pick<Scene, 'user' | 'atMs' | 'session'>,
  user: UserRecord,
  group: GroupRecord,
): Told => ({
  eventType: 'group.user_membership.add',
  legacyEventType: 'core.user_group_member.user_add',
  displayMessage: 'Add user to group membership',
  actor: toUserTarget(admin.user),
  targets: [toUserTarget(user), toGroupTarget(group)],
  requestUri: `/admin/users/group/${group.id}`,
  atMs: admin.atMs,
  session: admin.session,
});
