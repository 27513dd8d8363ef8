import { findFindings } from '../../../src/commands/investigation/find-findings.ts';
import type { Sections } from '../../../src/commands/investigation/sections.ts';
import { toUserEvents } from '../../../src/commands/investigation/user-event.ts';
import type { OktaLogEvent } from '../../../src/okta/types.ts';

export const PERSON = { id: '00u00000000000000eve', login: 'eve@acme.example' };
export const OTHER = { id: '00u0000000000000olaf', login: 'olaf@acme.example' };

/** What an event of a test has beside its type; it is a success by the person, about nobody, unless it says otherwise. */
export interface Told {
  /** Minutes after the beginning of the story. */
  readonly at?: number;
  readonly by?: { readonly id: string; readonly login: string };
  readonly about?: { readonly id: string; readonly login: string };
  readonly result?: string;
  readonly reason?: string;
  readonly ip?: string;
  readonly country?: string;
  readonly place?: readonly [latitude: number, longitude: number];
  readonly system?: string;
  readonly network?: number;
  readonly session?: string;
  readonly client?: string;
  readonly debug?: Readonly<Record<string, unknown>>;
  readonly security?: Readonly<Record<string, unknown>>;
  readonly targets?: readonly Readonly<Record<string, unknown>>[];
}

const BEGIN_MS = Date.parse('2026-05-30T08:00:00Z');

/** The uuid of the event with that number, so that evidence can be told by numbers. */
const toUuid = (number: number) => `event-${String(number).padStart(6, '0')}`;

export function toEvent(number: number, eventType: string, told: Told = {}): OktaLogEvent {
  const { at = number, by = PERSON, about, result = 'SUCCESS', reason = null, debug = {}, security = {} } = told;
  const [lat, lon] = told.place ?? [];
  const targets = [
    ...(about === undefined
      ? []
      : [{ id: about.id, type: 'User', alternateId: about.login, displayName: about.login }]),
    ...(told.targets ?? []),
  ];
  return {
    uuid: toUuid(number),
    published: new Date(BEGIN_MS + at * 60_000).toISOString(),
    eventType,
    displayMessage: eventType,
    actor: { id: by.id, type: 'User', alternateId: by.login, displayName: by.login },
    client: {
      id: told.client ?? null,
      ipAddress: told.ip ?? null,
      userAgent: { os: told.system ?? null },
      geographicalContext: { country: told.country ?? null, geolocation: lat === undefined ? null : { lat, lon } },
    },
    outcome: { result, reason },
    target: targets.length === 0 ? null : targets,
    authenticationContext: { externalSessionId: told.session ?? null },
    debugContext: { debugData: debug },
    securityContext: { asNumber: told.network ?? null, ...security },
  };
}

/** An event by its type, and what it has beside it. */
export type Line = readonly [eventType: string, told?: Told];

/** By the name of each finding: the numbers of the lines that are its evidence. */
export function evidenceOf(
  lines: readonly Line[],
  sections: Sections = {},
): Readonly<Record<string, readonly number[]>> {
  const events = lines.map(([eventType, told], number) => toEvent(number, eventType, told));
  const { findings } = findFindings(toUserEvents(events, PERSON), sections);
  return Object.fromEntries(
    findings.map(({ name, evidence = [] }) => [name, evidence.map((uuid) => Number(uuid.replace('event-', '')))]),
  );
}

/** So many lines of a kind, a minute or another time apart. */
export function repeat(
  count: number,
  eventType: string,
  told: Told & { readonly every?: number } = {},
): readonly Line[] {
  const { every = 1, at: begin = 0, ...rest } = told;
  return Array.from({ length: count }, (_line, index): Line => [eventType, { ...rest, at: begin + index * every }]);
}
