import { memberAt } from '../../json-values.ts';
import type { MfaCounts, SignInAddress, SignInCountry, SignInCounts, SignIns } from '../../views/sign-in-statistics.ts';
import type { UserEvent } from './user-event.ts';

/** Sign-ins, failed ones and those that a policy denied, from where and with what. @param events the oldest first */
export function toSignIns(events: readonly UserEvent[]): SignIns {
  const tries = events.filter((event) => event.isSignIn || event.isFailedSignIn || event.isDenied);
  const addresses = groupBy(tries, ({ ip }) => ip);
  const countries = groupBy(tries, ({ country }) => country);
  const userAgents = groupBy(tries, ({ userAgent }) => userAgent);
  return {
    ...toCounts(tries),
    addresses: addresses.map(toAddress),
    countries: countries.map(toCountry),
    userAgents: userAgents.map(([first]) => first.userAgent),
  };
}

export function toMfaCounts(events: readonly UserEvent[]): MfaCounts {
  return {
    pushes: count(events, ({ isPushSent }) => isPushSent),
    pushesAccepted: count(events, ({ isPushAccepted }) => isPushAccepted),
    pushesDenied: count(events, ({ isPushDenied }) => isPushDenied),
    success: count(events, ({ isMfaSuccess }) => isMfaSuccess),
    failure: count(events, ({ isMfaFailure }) => isMfaFailure),
  };
}

type Group = readonly [UserEvent, ...UserEvent[]];

/** In the order of their first events; case does not count, and events without a value belong to no group. */
export function groupBy(events: readonly UserEvent[], toValue: (event: UserEvent) => string): readonly Group[] {
  const groups = new Map<string, [UserEvent, ...UserEvent[]]>();
  for (const event of events) {
    const value = toValue(event).toLowerCase();
    if (value === '') continue;
    const known = groups.get(value);
    if (known === undefined) groups.set(value, [event]);
    else known.push(event);
  }
  return [...groups.values()];
}

function toAddress(group: Group): SignInAddress {
  const [first] = group;
  const isProxy = memberAt(first.event, 'securityContext', 'isProxy');
  return {
    ...toCounts(group),
    ip: first.ip,
    country: first.country,
    asOrg: first.asOrg,
    asNumber: first.asNumber,
    isProxy: typeof isProxy === 'boolean' ? isProxy : undefined,
    firstSeen: first.published,
    lastSeen: group.at(-1)?.published ?? '',
  };
}

const toCountry = (group: Group): SignInCountry => ({ ...toCounts(group), country: group[0].country });

function toCounts(tries: readonly UserEvent[]): SignInCounts {
  return {
    success: count(tries, ({ isSignIn }) => isSignIn),
    failure: count(tries, ({ isFailedSignIn }) => isFailedSignIn),
    denied: count(tries, ({ isDenied }) => isDenied),
  };
}

function count(events: readonly UserEvent[], matches: (event: UserEvent) => boolean): number {
  let found = 0;
  for (const event of events) if (matches(event)) found += 1;
  return found;
}
