import { column, type TableView } from '../core/block.ts';
import { contextKey } from '../core/context-keys.ts';
import { isEmpty } from '../core/is-empty.ts';
import type { OktaLogEntity, OktaLogEvent } from '../okta/types.ts';
import { eventLane } from './event-lane.ts';

export const LOG_EVENTS_KEY = contextKey('Okta.Logs.Events', 'uuid');

/** Okta may leave any part of an event null or missing, and has answered with events that are null. */
type Event = OktaLogEvent | null;

export const LOG_EVENTS: TableView<Event> = {
  role: 'timeline',
  drawing: { lane: (event) => eventLane(event?.eventType) },
  idOf: (event) => event?.uuid,
  columns: [
    column('Actor', 'composed', (event) => toNameAndType(event?.actor)),
    // The misspelt title is the original's.
    column('ActorAlternaneId', 'text', (event) => event?.actor?.alternateId),
    column('ChainIP', 'list', toChain),
    column('Client', 'text', (event) => toClient(event?.client)),
    column('EventInfo', 'text', (event) => event?.displayMessage),
    column('EventOutcome', 'composed', (event) => toOutcome(event?.outcome)),
    column('EventSeverity', 'severity', (event) => event?.severity),
    column('RequestIP', 'address', (event) => event?.client?.ipAddress),
    column('Targets', 'composed', (event) => toTargets(event?.target)),
    column('Time', 'text', (event) => toUsTime(event?.published)),
  ],
  peopleColumns: [
    column('Time', 'time', (event) => event?.published, { isKept: true }),
    column('User', 'text', (event) => toActor(event?.actor), { wraps: true }),
    column('Event', 'text', (event) => event?.displayMessage, { wraps: true, isKept: true }),
    column('Outcome', 'status', (event) => event?.outcome?.result),
    column('Reason', 'text', (event) => event?.outcome?.reason, { wraps: true, dropOrder: 4 }),
    column('IP', 'address', (event) => event?.client?.ipAddress, { isKept: true }),
    column('Country', 'text', (event) => event?.client?.geographicalContext?.country, { wraps: true, dropOrder: 6 }),
    column('AS', 'text', (event) => toAutonomousSystem(event?.securityContext), { wraps: true, dropOrder: 5 }),
    column('Chain', 'address', toLongChain, { dropOrder: 2 }),
    column('Targets', 'list', toOtherTargets, { wraps: true, dropOrder: 3 }),
    column('Severity', 'severity', (event) => event?.severity, { dropOrder: 2 }),
    column('Event type', 'text', (event) => event?.eventType, { dropOrder: 1 }),
    column('Client', 'text', (event) => toShortClient(event?.client), { dropOrder: 1 }),
  ],
};

/** Events that changed something: what, and who did it. */
export const CHANGE_EVENTS: TableView<Event> = {
  role: 'facts',
  columns: [
    column('Time', 'time', (event) => event?.published, { isKept: true }),
    column('Change', 'text', (event) => event?.displayMessage, { wraps: true, isKept: true }),
    column('Of', 'list', toOtherTargets, { wraps: true, isKept: true }),
    column('By', 'text', (event) => toActor(event?.actor), { isKept: true }),
    column('Outcome', 'status', (event) => event?.outcome?.result, { isKept: true }),
    column('Reason', 'text', (event) => event?.outcome?.reason, { wraps: true, hidesWhenEmpty: true, dropOrder: 2 }),
    column('IP', 'address', (event) => event?.client?.ipAddress, { isKept: true }),
    column('Country', 'text', (event) => event?.client?.geographicalContext?.country, { dropOrder: 3 }),
    column('Event type', 'text', (event) => event?.eventType, { dropOrder: 1 }),
  ],
};

function toChain(event: Event): readonly unknown[] | null {
  const chain = event?.request?.ipChain;
  return Array.isArray(chain) ? chain.map((hop) => hop?.ip ?? null) : null;
}

/** The addresses that a request came through, if there are others than the last. */
function toLongChain(event: Event): readonly unknown[] | null {
  const chain = toChain(event);
  return chain?.length === 1 && chain[0] === event?.client?.ipAddress ? null : chain;
}

/** `FAILURE: LOCKED_OUT`; a reason that says nothing is left out. */
function toOutcome(outcome: OktaLogEvent['outcome']): Composed {
  const { result, reason } = outcome ?? {};
  const hasResult = result !== null && result !== undefined;
  if (!reason || isEmpty(reason)) return hasResult ? [result] : [];
  if (!hasResult) return [reason];
  return typeof result === 'string' && typeof reason === 'string' ? `${result}: ${reason}` : [result, ': ', reason];
}

/** `Jane Doe (User)`. Even an empty name is shown; only a missing one leaves no trace. */
function toNameAndType(entity: OktaLogEntity | null | undefined): Composed {
  const { displayName, type } = entity ?? {};
  if (typeof displayName === 'string' && typeof type === 'string') return `${displayName} (${type})`;
  const name = displayName === null || displayName === undefined ? [] : [displayName];
  if (type === null || type === undefined) return name;
  return [...name, ...(name.length > 0 ? [' '] : []), '(', type, ')'];
}

/** One per line, each with a line break behind it; a dash for none. */
function toTargets(targets: OktaLogEvent['target']): Composed {
  let text = '';
  let parts: unknown[] | undefined;
  for (const target of Array.isArray(targets) ? targets : []) {
    const shown = toNameAndType(target);
    if (shown.length === 0) continue;
    if (parts === undefined && typeof shown === 'string') {
      text += `${shown}\n`;
      continue;
    }
    parts ??= [text];
    parts.push(...toParts(shown), '\n');
  }
  return parts ?? (text || '-');
}

/** A text; or its parts, if Okta gave something else than a text for one of them. */
type Composed = string | readonly unknown[];

function toParts(composed: Composed): readonly unknown[] {
  return typeof composed === 'string' ? [composed] : composed;
}

const KINDS_OF_ACTORS = new Set(['User', undefined, null]);

/** The login, since the next command wants it; an actor that is not a user is shown with its type. */
function toActor(actor: OktaLogEvent['actor']): string | undefined {
  const { alternateId, displayName, type } = actor ?? {};
  const name = known(alternateId) ?? displayName ?? undefined;
  return name === undefined || KINDS_OF_ACTORS.has(type) ? name : `${name} (${type})`;
}

const PLAIN_TARGETS = new Set(['AppInstance', 'User', 'UserGroup', 'AppUser', undefined, null]);

/** Targets without the actor, which has a column of its own. */
function toOtherTargets(event: Event): readonly string[] {
  const targets = Array.isArray(event?.target) ? event.target : [];
  const names: string[] = [];
  for (const target of targets) {
    const { displayName, type } = target ?? {};
    if (typeof displayName !== 'string' || displayName === '' || displayName === event?.actor?.displayName) continue;
    names.push(PLAIN_TARGETS.has(type) ? displayName : `${displayName} (${type})`);
  }
  return names;
}

function toClient(client: OktaLogEvent['client']): string {
  const { userAgent, device } = client ?? {};
  if (!userAgent || Object.keys(userAgent).length === 0) return 'Unknown client';
  const { browser, os } = userAgent;
  return `${known(browser) ?? 'Unknown browser'} on ${known(os) ?? 'Unknown OS'} ${known(device) ?? 'Unknown device'}`;
}

/** `Chrome on Mac OS X`; the device follows if it is not an ordinary computer. */
function toShortClient(client: OktaLogEvent['client']): string | undefined {
  const { userAgent, device } = client ?? {};
  const browser = known(userAgent?.browser);
  const system = known(userAgent?.os);
  const isUsual = known(device) === undefined || device === 'Computer';
  const parts = [
    browser !== undefined && /^[A-Z]+$/.test(browser)
      ? `${browser.charAt(0)}${browser.slice(1).toLowerCase()}`
      : (browser ?? (system && 'Unknown browser')),
    ...(system === undefined ? [] : ['on', system]),
    ...(isUsual ? [] : [device]),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ') || undefined;
}

/** The number of a network and who runs it. */
function toAutonomousSystem(security: OktaLogEvent['securityContext']): string | undefined {
  const { asNumber, asOrg } = security ?? {};
  const number = typeof asNumber === 'number' ? `AS${asNumber}` : '';
  return [number, known(asOrg) ?? ''].filter((part) => part !== '').join(' ') || undefined;
}

function known(value: string | null | undefined): string | undefined {
  return typeof value !== 'string' || value === '' || value.toLowerCase() === 'unknown' ? undefined : value;
}

const DATE_AND_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** As the original shows it: `05/31/2026, 12:00:00`, without the fraction and the time zone (Okta sends UTC). */
function toUsTime(published: string | null | undefined): string | null | undefined {
  if (typeof published !== 'string' || !DATE_AND_TIME.test(published)) return published;
  return `${published.slice(5, 7)}/${published.slice(8, 10)}/${published.slice(0, 4)}, ${published.slice(11, 19)}`;
}
