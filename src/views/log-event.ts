import { contextKey } from '../core/context.ts';
import { isFalsy } from '../core/emptiness.ts';
import { tableToMarkdown } from '../core/markdown.ts';
import { toPythonStr } from '../core/python-text.ts';
import type { OktaLogEvent } from '../okta/types.ts';

export const LOG_EVENTS_KEY = contextKey('Okta.Logs.Events', 'uuid');

/** Columns in their order; the misspelt one is the reference's. */
const COLUMNS = [
  'Actor',
  'ActorAlternaneId',
  'ChainIP',
  'Client',
  'EventInfo',
  'EventOutcome',
  'EventSeverity',
  'RequestIP',
  'Targets',
  'Time',
];

export function toLogTable(title: string, events: readonly OktaLogEvent[]): string {
  return tableToMarkdown(title, events, { headers: COLUMNS, toRow: toLogRow });
}

/** Every part of an event may be null or missing, at any depth; its cell is empty then. */
function toLogRow(event: OktaLogEvent) {
  const { actor, client, request, outcome, target, displayMessage, severity, published } = event ?? {};
  return {
    Actor: toNameAndType(actor),
    ActorAlternaneId: actor?.alternateId,
    ChainIP: Array.isArray(request?.ipChain) ? request.ipChain.map((hop) => hop?.ip ?? null) : null,
    Client: toClient(client),
    EventInfo: displayMessage,
    EventOutcome: toOutcome(outcome),
    EventSeverity: severity,
    RequestIP: client?.ipAddress,
    Targets: toTargets(target),
    Time: toTime(published),
  };
}

function toOutcome(outcome: OktaLogEvent['outcome']): string {
  const { result, reason } = outcome ?? {};
  return [...(result == null ? [] : [result]), ...(isFalsy(reason) ? [] : [reason])].map(toPythonStr).join(': ');
}

type Entity = NonNullable<OktaLogEvent['actor']>;

/** Whatever is there is shown as it is, an empty name too; only what is missing leaves no trace. */
function toNameAndType(entity: Entity | null | undefined): string {
  const { displayName, type } = entity ?? {};
  const parts = [displayName == null ? [] : toPythonStr(displayName), type == null ? [] : `(${toPythonStr(type)})`];
  return parts.flat().join(' ');
}

function toTargets(targets: OktaLogEvent['target']): string {
  const lines = Array.isArray(targets) ? targets.map(toNameAndType).filter((line) => line !== '') : [];
  return lines.length === 0 ? '-' : lines.map((line) => `${line}\n`).join('');
}

function toClient(client: OktaLogEvent['client']): string {
  const { userAgent, device } = client ?? {};
  if (!userAgent || Object.keys(userAgent).length === 0) return 'Unknown client';
  const { browser, os } = userAgent;
  return `${known(browser) ?? 'Unknown browser'} on ${known(os) ?? 'Unknown OS'} ${known(device) ?? 'Unknown device'}`;
}

function known(value: string | null | undefined): string | undefined {
  return typeof value !== 'string' || value === '' || value.toLowerCase() === 'unknown' ? undefined : value;
}

/** As the reference shows it: without the fraction and without a word on the time zone (Okta sends UTC). */
function toTime(published: string | null | undefined): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(published ?? '') ?? [];
  return time === undefined ? (published ?? '') : `${month}/${day}/${year}, ${time}`;
}
