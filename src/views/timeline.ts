import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';
import type { OktaLogEvent } from '../okta/types.ts';

/** What an event is about, so that a renderer can draw events of one kind alike. */
export type EventCategory =
  | 'sign-in'
  | 'failed sign-in'
  | 'policy'
  | 'push'
  | 'second factor'
  | 'factor'
  | 'password'
  | 'account'
  | 'session'
  | 'app'
  | 'admin'
  | 'other';

/** An event of an investigation's timeline; '' where Okta gave nothing. */
export interface TimelineRow {
  readonly time: string;
  readonly eventType: string;
  readonly category: EventCategory;
  readonly message: string;
  readonly outcome: string;
  readonly reason: string;
  readonly actor: string;
  readonly ip: string;
  readonly country: string;
  readonly uuid: string;
  /** Names of the findings that have it as evidence. */
  readonly findings: readonly string[];
  /** As Okta gave it. */
  readonly event: OktaLogEvent;
}

export const TIMELINE: TableView<TimelineRow> = {
  role: 'timeline',
  drawing: { lane: ({ category }) => category, isSuspect: ({ findings }) => findings.length > 0 },
  wholeOf: ({ event }) => event,
  columns: [
    column('Time', 'time', ({ time }) => time, { isKept: true }),
    column('Event', 'text', ({ message, eventType }) => message || eventType, { isKept: true, wraps: true }),
    column('Outcome', 'status', ({ outcome }) => outcome),
    column('Reason', 'text', ({ reason }) => reason, { hidesWhenEmpty: true, wraps: true, dropOrder: 4 }),
    column('Findings', 'list', ({ findings }) => findings, { isKept: true, wraps: true, hidesWhenEmpty: true }),
    column('IP', 'address', ({ ip }) => ip, { isKept: true }),
    column('Country', 'text', ({ country }) => country, { dropOrder: 6 }),
    column('Actor', 'text', ({ actor }) => actor, { dropOrder: 5 }),
    column('Category', 'text', ({ category }) => category, { dropOrder: 2 }),
    column('Event Type', 'text', ({ eventType }) => eventType, { dropOrder: 3 }),
    column('UUID', 'id', ({ uuid }) => uuid, { dropOrder: 1 }),
  ],
};

export const TIMELINE_FIELDS = {
  Time: { type: 'Date', description: 'When it happened.', read: ({ time }) => time },
  EventType: { type: 'String', description: "Okta's type of the event.", read: ({ eventType }) => eventType },
  Message: { type: 'String', description: 'What happened, in words.', read: ({ message }) => message },
  Outcome: { type: 'String', description: 'SUCCESS, FAILURE, ALLOW, DENY and others.', read: ({ outcome }) => outcome },
  Reason: { type: 'String', description: 'Why it ended so.', read: ({ reason }) => reason },
  Actor: { type: 'String', description: 'Login of the one who did it.', read: ({ actor }) => actor },
  IP: { type: 'String', description: 'Address of the request.', read: ({ ip }) => ip },
  Country: { type: 'String', description: 'Country of the address.', read: ({ country }) => country },
  Uuid: { type: 'String', description: 'UUID of the event.', read: ({ uuid }) => uuid },
  Findings: {
    type: 'Unknown',
    description: 'Names of the findings that have it as evidence.',
    read: ({ findings }) => findings,
  },
} as const satisfies Readonly<Record<string, ContextField<TimelineRow>>>;
