import { memberAt, textOf } from '../../json-values.ts';
import type { UserEvent } from './user-event.ts';

const MOST_NAMES = 3;

/** Who else did it, what it was about, and from where, as the end of a sentence: `, by …, concerning …, from …`. */
export function toCircumstances(events: readonly UserEvent[]): string {
  const parts: [preposition: string, names: Iterable<string>][] = [
    ['by', events.map(actorOf)],
    ['concerning', events.flatMap(targetsOf)],
    ['from', events.map(placeOf)],
  ];
  return parts.map(([preposition, names]) => toPart(preposition, names)).join('');
}

function toPart(preposition: string, names: Iterable<string>): string {
  const distinct = [...new Set(names)].filter((name) => name !== '');
  if (distinct.length === 0) return '';
  const more = distinct.length - MOST_NAMES;
  return `, ${preposition} ${distinct.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Another than the person. */
function actorOf({ isBy, event }: UserEvent): string {
  return isBy ? '' : textOf(memberAt(event, 'actor', 'alternateId')) || textOf(memberAt(event, 'actor', 'displayName'));
}

/** What the event is about beside who did it; a role that was given is named, too. */
function targetsOf(one: UserEvent): readonly string[] {
  const { event } = one;
  const targets: readonly unknown[] = one.isBy && Array.isArray(event.target) ? event.target : [];
  const actorId = memberAt(event, 'actor', 'id');
  const others = targets.filter((target) => memberAt(target, 'id') !== actorId);
  return [one.debugText('privilegeGranted'), ...others.map((target) => textOf(memberAt(target, 'displayName')))];
}

function placeOf({ ip, country }: UserEvent): string {
  return country === '' ? ip : `${ip || 'an unknown address'} (${country})`;
}
