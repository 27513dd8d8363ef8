import { memberAt } from '../../json-values.ts';
import { HOUR_MS } from './time-windows.ts';
import type { UserEvent } from './user-event.ts';

/** Places this near to each other may be one place: addresses are located no better. */
const NEAR_KM = 500;
/** About as fast as an airliner. */
const FASTEST_KM_PER_HOUR = 900;
const EARTH_RADIUS_KM = 6371;

/** A journey that nobody can make: `departure` is absent where Okta itself says so of a sign-in. */
export interface ImpossibleJourney {
  readonly departure?: UserEvent;
  readonly arrival: UserEvent;
}

/** @param events the oldest first */
export function impossibleJourneys(events: readonly UserEvent[]): readonly ImpossibleJourney[] {
  const judgedByOkta = events.filter((event) => event.isAdmitted && event.newBehaviors.has('velocity'));
  const signIns = events.filter(({ isSignIn }) => isSignIn);
  const pairs = signIns.flatMap((arrival, index): ImpossibleJourney[] => {
    const departure = signIns[index - 1];
    return departure !== undefined && isImpossible(departure, arrival) ? [{ departure, arrival }] : [];
  });
  return [...judgedByOkta.map((arrival) => ({ arrival })), ...pairs];
}

function isImpossible(departure: UserEvent, arrival: UserEvent): boolean {
  const [from, to] = [placeOf(departure), placeOf(arrival)];
  if (from === undefined || to === undefined) return false;
  const km = distanceKm(from, to);
  const hours = (arrival.atMs - departure.atMs) / HOUR_MS;
  // Without any time between them the speed is infinite.
  return km >= NEAR_KM && km / hours > FASTEST_KM_PER_HOUR;
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

function placeOf({ event }: UserEvent): Place | undefined {
  const located = memberAt(event, 'client', 'geographicalContext', 'geolocation');
  const [latitude, longitude] = [memberAt(located, 'lat'), memberAt(located, 'lon')];
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : undefined;
}

/** Along the surface, by the haversine formula. */
function distanceKm(from: Place, to: Place): number {
  const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
  const halfChord = (degrees: number) => Math.sin(toRadians(degrees) / 2) ** 2;
  const latitudes = Math.cos(toRadians(from.latitude)) * Math.cos(toRadians(to.latitude));
  const share = halfChord(to.latitude - from.latitude) + latitudes * halfChord(to.longitude - from.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(share)));
}
