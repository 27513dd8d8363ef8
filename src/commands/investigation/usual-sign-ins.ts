import type { Usual } from '../../views/usual.ts';
import { groupBy } from './sign-in-statistics.ts';
import type { UserEvent } from './user-event.ts';

/** Fewer do not say what is usual. */
const ENOUGH = 3;
const MOST_VALUES = 5;

/** What may be usual of a sign-in, in the words of people. */
const TRAITS: readonly [what: string, toValue: (event: UserEvent) => string][] = [
  ['Countries', ({ country }) => country],
  ['Networks', ({ asOrg }) => asOrg],
  ['Addresses', ({ ip }) => ip],
  ['Systems', ({ operatingSystem }) => operatingSystem],
  ['Hours (UTC)', toHour],
];

export interface UsualSignIns {
  /** How many sign-ins it rests on. */
  readonly count: number;
  /** The most frequent first; none where there are too few sign-ins. */
  readonly traits: readonly Usual[];
}

/**
 * What is usual for the person, from the sign-ins of the period before the first suspicious one.
 *
 * @param events the oldest first
 * @param suspicious evidence that somebody else may have got in
 */
export function toUsualSignIns(events: readonly UserEvent[], suspicious: ReadonlySet<UserEvent>): UsualSignIns {
  const first = events.findIndex((event) => suspicious.has(event));
  const earlier = (first < 0 ? events : events.slice(0, first)).filter(({ isSignIn }) => isSignIn);
  if (earlier.length < ENOUGH) return { count: earlier.length, traits: [] };
  return { count: earlier.length, traits: TRAITS.map(([what, toValue]) => toTrait(what, earlier, toValue)) };
}

function toTrait(what: string, signIns: readonly UserEvent[], toValue: (event: UserEvent) => string): Usual {
  // Sorting keeps the order of what is equally frequent.
  const frequent = [...groupBy(signIns, toValue)].sort((one, other) => other.length - one.length);
  const values = frequent.slice(0, MOST_VALUES).map((group) => ({ value: toValue(group[0]), count: group.length }));
  return { what, values, others: frequent.length - values.length };
}

/** `08–09`: people keep hours. */
function toHour({ atMs }: UserEvent): string {
  if (Number.isNaN(atMs)) return '';
  const hour = new Date(atMs).getUTCHours();
  return [hour, (hour + 1) % 24].map((one) => String(one).padStart(2, '0')).join('–');
}
