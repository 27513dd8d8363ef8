import { memberAt, textOf } from '../../json-values.ts';
import type { UserEvent } from './user-event.ts';

const MOST_NAMES = 3;

/** What it was about, who else did it, and from where, as the end of a sentence: ` (…), by …, from …`. */
export function toCircumstances(events: readonly UserEvent[]): string {
  const about = toList(events.flatMap(targetsOf));
  const actors = toList(events.map(actorOf));
  const places = toList(events.map(placeOf));
  return [about && ` (${about})`, actors && `, by ${actors}`, places && `, from ${places}`].join('');
}

function toList(names: readonly string[]): string {
  const distinct = [...new Set(names)].filter((name) => name !== '');
  const more = distinct.length - MOST_NAMES;
  return `${distinct.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
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
