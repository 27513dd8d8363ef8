import { memberAt, textOf } from '../../json-values.ts';
import type { OktaLogEvent } from '../../okta/types.ts';
import type { EventCategory, TimelineRow } from '../../views/timeline.ts';
import type { UserEvent } from './user-event.ts';

/** The timeline has this many events at most: the newest. */
const MOST_ROWS = 200;

export interface Timeline {
  /** The oldest first. */
  readonly rows: readonly TimelineRow[];
  /** How many events matter and were left out. */
  readonly omitted: number;
  /** Those of all events that changed something. */
  readonly changes: readonly OktaLogEvent[];
}

/** The events that matter. @param namesOf the findings that an event is evidence of */
export function toTimeline(events: readonly UserEvent[], namesOf: ReadonlyMap<UserEvent, readonly string[]>): Timeline {
  const telling = events.filter((event) => namesOf.has(event) || !isEveryday(event));
  const newest = telling.slice(-MOST_ROWS);
  return {
    rows: newest.map((event) => toRow(event, namesOf.get(event) ?? [])),
    omitted: telling.length - newest.length,
    changes: events.filter(isChange).map(({ event }) => event),
  };
}

const EVERYDAY: ReadonlySet<string> = new Set([
  'user.authentication.sso',
  'user.authentication.verify',
  'user.session.end',
]);

/** Of these there are so many that nobody would see the others. */
function isEveryday({ type, result }: UserEvent): boolean {
  if (type === 'policy.evaluate_sign_on') return result !== 'DENY';
  return EVERYDAY.has(type) || /^app\.oauth2\.(?:as\.)?token\.grant\./.test(type);
}

const CHANGING: ReadonlySet<EventCategory> = new Set(['factor', 'password', 'account', 'admin']);

function isChange(event: UserEvent): boolean {
  return CHANGING.has(categoryOf(event)) || /^application\.|\.consent\.grant$/.test(event.type);
}

function toRow(one: UserEvent, findings: readonly string[]): TimelineRow {
  const { event, published, uuid, ip, country } = one;
  return {
    time: published,
    eventType: textOf(event.eventType),
    category: categoryOf(one),
    message: textOf(event.displayMessage),
    outcome: textOf(memberAt(event, 'outcome', 'result')),
    reason: textOf(memberAt(event, 'outcome', 'reason')),
    actor: textOf(memberAt(event, 'actor', 'alternateId')),
    ip,
    country,
    uuid,
    findings,
    event,
  };
}

/** The first that a type matches is its category. */
const CATEGORIES: readonly [pattern: RegExp, category: EventCategory][] = [
  [/^policy\.evaluate_sign_on$/, 'policy'],
  [/^user\.session\./, 'session'],
  [/^system\.push\.|okta_verify\.deny_push$/, 'push'],
  [/^user\.authentication\.auth_via_mfa$|^user\.mfa\.attempt_bypass$/, 'second factor'],
  [/^user\.mfa\./, 'factor'],
  [/^user\.account\.(?:update|reset|expire)_password$|^security\.breached_credential\./, 'password'],
  [/privilege\.grant$|^iam\.|^system\.|^policy\.|^zone\.|^network_zone\.|^security\.|_hook\./, 'admin'],
  [/^app(?:lication)?\./, 'app'],
  [/^user\.account\.|^user\.lifecycle\.|^group\./, 'account'],
];

function categoryOf({ type, result }: UserEvent): EventCategory {
  if (type === 'user.session.start') return result === 'FAILURE' ? 'failed sign-in' : 'sign-in';
  return CATEGORIES.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}
