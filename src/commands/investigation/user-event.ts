import { memberAt, textOf } from '../../json-values.ts';
import type { OktaLogEvent } from '../../okta/types.ts';
import { debugMember, hasDebugText, positiveBehaviors, riskLevelOf } from './debug-data.ts';

/** The person whom an investigation is about. */
export interface Person {
  readonly id: string;
  /** '' where Okta does not say. */
  readonly login: string;
}

/** The client that Okta itself is, where it acts in the name of a user. */
const OKTA_CLIENT = 'okta.b58d5b75-07d4-5f25-bf59-368a1261a405';

const PUSH = 'OKTA_VERIFY_PUSH';

/**
 * An event of the System Log as an investigation reads it. Okta may leave out any part of an event, and something in its
 * place may answer with anything, so every member is looked at before it is used.
 */
export class UserEvent {
  readonly event: OktaLogEvent;
  /** Milliseconds since 1970; NaN where Okta gave no time. */
  readonly atMs: number;
  readonly uuid: string;
  /** In lower case. */
  readonly type: string;
  /** In capitals; '' where Okta gave none. */
  readonly result: string;
  /** The person did it. */
  readonly isBy: boolean;
  /** It was done to the person. */
  readonly isAbout: boolean;
  #behaviors: ReadonlySet<string> | undefined;

  constructor(event: OktaLogEvent, person: Person) {
    this.event = event;
    this.atMs = Date.parse(this.published);
    this.uuid = textOf(event.uuid);
    this.type = textOf(event.eventType).toLowerCase();
    this.result = textOf(memberAt(event, 'outcome', 'result')).toUpperCase();
    this.isBy = isActor(event, person);
    this.isAbout = Array.isArray(event.target) && event.target.some((one) => memberAt(one, 'id') === person.id);
  }

  /** As Okta wrote it. */
  get published(): string {
    return textOf(this.event.published);
  }

  get ip(): string {
    return textOf(memberAt(this.event, 'client', 'ipAddress'));
  }

  get country(): string {
    return textOf(memberAt(this.event, 'client', 'geographicalContext', 'country'));
  }

  get userAgent(): string {
    return textOf(memberAt(this.event, 'client', 'userAgent', 'rawUserAgent'));
  }

  get operatingSystem(): string {
    return textOf(memberAt(this.event, 'client', 'userAgent', 'os'));
  }

  get asNumber(): number | undefined {
    const number = memberAt(this.event, 'securityContext', 'asNumber');
    return typeof number === 'number' ? number : undefined;
  }

  get asOrg(): string {
    return textOf(memberAt(this.event, 'securityContext', 'asOrg'));
  }

  /** '' where the event belongs to no session of the user's own. */
  get sessionId(): string {
    if (textOf(memberAt(this.event, 'client', 'id')) === OKTA_CLIENT) return '';
    const id = textOf(memberAt(this.event, 'authenticationContext', 'externalSessionId'));
    return id.toLowerCase() === 'unknown' ? '' : id;
  }

  get concerns(): boolean {
    return this.isBy || this.isAbout;
  }

  get isDone(): boolean {
    return this.result !== 'FAILURE' && this.result !== 'DENY';
  }

  get isSignIn(): boolean {
    return this.isBy && this.type === 'user.session.start' && this.result === 'SUCCESS';
  }

  get isFailedSignIn(): boolean {
    return this.isBy && this.type === 'user.session.start' && this.result === 'FAILURE';
  }

  get isDenied(): boolean {
    return this.isBy && this.type === 'policy.evaluate_sign_on' && this.result === 'DENY';
  }

  /** Okta let the person in. */
  get isAdmitted(): boolean {
    return this.isSignIn || (this.isBy && this.type === 'policy.evaluate_sign_on' && this.result === 'ALLOW');
  }

  get isMfaSuccess(): boolean {
    return this.isBy && this.type === 'user.authentication.auth_via_mfa' && this.result === 'SUCCESS';
  }

  get isMfaFailure(): boolean {
    return this.isBy && this.type === 'user.authentication.auth_via_mfa' && this.result === 'FAILURE';
  }

  get isPushSent(): boolean {
    return this.concerns && this.type === 'system.push.send_factor_verify_push';
  }

  get isPushAccepted(): boolean {
    return this.isMfaSuccess && hasDebugText(this.event, 'factor', PUSH);
  }

  get isPushDenied(): boolean {
    if (this.isBy && this.type === 'user.mfa.okta_verify.deny_push') return true;
    return this.isMfaFailure && hasDebugText(this.event, 'factor', PUSH);
  }

  get risk(): string {
    return riskLevelOf(this.event);
  }

  /** What was unlike the person's earlier sign-ins, as Okta judges it; in lower case, such as `new country`. */
  get newBehaviors(): ReadonlySet<string> {
    this.#behaviors ??= positiveBehaviors(this.event);
    return this.#behaviors;
  }

  /** A member of the debug data as text; '' where there is none. */
  debugText(name: string): string {
    const value = debugMember(this.event, name);
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  }
}

function isActor(event: OktaLogEvent, { id, login }: Person): boolean {
  if (memberAt(event, 'actor', 'id') === id) return true;
  return login !== '' && textOf(memberAt(event, 'actor', 'alternateId')).toLowerCase() === login.toLowerCase();
}

/** Each event once, the oldest first: by the time of publication, then by uuid. Events without a time come first. */
export function toUserEvents(events: readonly (OktaLogEvent | null)[], person: Person): readonly UserEvent[] {
  const seen = new Set<string>();
  const unique: UserEvent[] = [];
  for (const event of events) {
    if (event === null) continue;
    const one = new UserEvent(event, person);
    if (one.uuid !== '' && seen.has(one.uuid)) continue;
    seen.add(one.uuid);
    unique.push(one);
  }
  return unique.sort(inOrder);
}

function inOrder(one: UserEvent, other: UserEvent): number {
  const [left, right] = [one, other].map(({ atMs }) => (Number.isNaN(atMs) ? Number.NEGATIVE_INFINITY : atMs));
  if (left !== right) return Number(left) < Number(right) ? -1 : 1;
  return one.uuid < other.uuid ? -1 : Number(one.uuid > other.uuid);
}
