import { HOUR_MS, isWithin } from './time-windows.ts';
import type { UserEvent } from './user-event.ts';

/** People do move with a session, but seldom to another network and another system within a day. */
const SPAN_MS = 24 * HOUR_MS;

/**
 * Of each session that goes on in another network and on another system, two events that show it: the pair whose first
 * event, then whose second, is earliest.
 *
 * @param events the oldest first
 */
export function movedSessions(events: readonly UserEvent[]): readonly UserEvent[] {
  const sessions = new Map<string, UserEvent[]>();
  for (const event of events) {
    if (!event.isBy || event.sessionId === '' || !hasSurroundings(event)) continue;
    const known = sessions.get(event.sessionId);
    if (known === undefined) sessions.set(event.sessionId, [event]);
    else known.push(event);
  }
  return [...sessions.values()].flatMap((session) => findMove(session) ?? []);
}

const hasSurroundings = (event: UserEvent) => event.asNumber !== undefined && event.operatingSystem !== '';

/** From the end to the beginning, so that the pair that is found last has the earliest first event. */
function findMove(session: readonly UserEvent[]): readonly [UserEvent, UserEvent] | undefined {
  const later = new LaterEvents();
  let found: readonly [UserEvent, UserEvent] | undefined;
  for (const event of session.toReversed()) {
    const moved = later.first(event.asNumber, event.operatingSystem);
    if (moved !== undefined && isWithin(SPAN_MS, event, moved)) found = [event, moved];
    later.prepend(event);
  }
  return found;
}

/**
 * Finds the first of the later events whose network and system are both others than given ones, without looking at all of
 * them. Five events are enough. The very first one answers, unless it has the given network or the given system. If it has the
 * network, the answer is the first event with another network, or, if that one has the given system, the first event with
 * another network than the very first one and another system than that one. The same holds for its system.
 */
class LaterEvents {
  #kept: readonly UserEvent[] = [];

  first(asNumber: number | undefined, system: string): UserEvent | undefined {
    return this.#find((event) => event.asNumber !== asNumber && isOtherSystem(event, system));
  }

  prepend(event: UserEvent): void {
    const { asNumber, operatingSystem } = event;
    const elsewhere = this.#find((one) => one.asNumber !== asNumber);
    const onOther = this.#find((one) => isOtherSystem(one, operatingSystem));
    const wanted = new Set([
      event,
      elsewhere,
      elsewhere && this.first(asNumber, elsewhere.operatingSystem),
      onOther,
      onOther && this.first(onOther.asNumber, operatingSystem),
    ]);
    // In the order of the events, as those that are kept are.
    this.#kept = [event, ...this.#kept].filter((one) => wanted.has(one));
  }

  #find(matches: (event: UserEvent) => boolean): UserEvent | undefined {
    return this.#kept.find(matches);
  }
}

const isOtherSystem = (event: UserEvent, system: string): boolean =>
  event.operatingSystem.toLowerCase() !== system.toLowerCase();
