import { contextKey } from '../core/context.ts';
import { type Columns, createTableBuilder, type TableBuilder } from '../cortex-text/markdown.ts';
import { toPythonStr } from '../cortex-text/python-text.ts';
import { isFalsy } from '../cortex-text/python-truth.ts';
import type { OktaLogEvent } from '../okta/types.ts';

export const LOG_EVENTS_KEY = contextKey('Okta.Logs.Events', 'uuid');

/** Every part of an event may be null or missing, at any depth; its cell is empty then. The misspelt title is the reference's. */
const COLUMNS: Columns<OktaLogEvent | null> = {
  Actor: (event) => toNameAndType(event?.actor),
  ActorAlternaneId: (event) => event?.actor?.alternateId,
  ChainIP: (event) => toChain(event?.request),
  Client: (event) => toClient(event?.client),
  EventInfo: (event) => event?.displayMessage,
  EventOutcome: (event) => toOutcome(event?.outcome),
  EventSeverity: (event) => event?.severity,
  RequestIP: (event) => event?.client?.ipAddress,
  Targets: (event) => toTargets(event?.target),
  Time: (event) => toTime(event?.published),
};

/** Written while the pages of the log come. */
export function createLogTable(title: string): TableBuilder<OktaLogEvent | null> {
  return createTableBuilder(title, COLUMNS);
}

function toChain(request: OktaLogEvent['request']): readonly unknown[] | null {
  return Array.isArray(request?.ipChain) ? request.ipChain.map((hop) => hop?.ip ?? null) : null;
}

function toOutcome(outcome: OktaLogEvent['outcome']): string {
  const { result, reason } = outcome ?? {};
  if (isFalsy(reason)) return result == null ? '' : toPythonStr(result);
  return result == null ? toPythonStr(reason) : `${toPythonStr(result)}: ${toPythonStr(reason)}`;
}

type Entity = NonNullable<OktaLogEvent['actor']>;

/** Whatever is there is shown as it is, an empty name too; only what is missing leaves no trace. */
function toNameAndType(entity: Entity | null | undefined): string {
  const { displayName, type } = entity ?? {};
  if (type == null) return displayName == null ? '' : toPythonStr(displayName);
  const shownType = `(${toPythonStr(type)})`;
  return displayName == null ? shownType : `${toPythonStr(displayName)} ${shownType}`;
}

function toTargets(targets: OktaLogEvent['target']): string {
  let lines = '';
  for (const target of Array.isArray(targets) ? targets : []) {
    const line = toNameAndType(target);
    if (line !== '') lines += `${line}\n`;
  }
  return lines || '-';
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

const DATE_AND_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** As the reference shows it: without the fraction and without a word on the time zone (Okta sends UTC). */
function toTime(published: string | null | undefined): string {
  if (typeof published !== 'string' || !DATE_AND_TIME.test(published)) return published ?? '';
  return `${published.slice(5, 7)}/${published.slice(8, 10)}/${published.slice(0, 4)}, ${published.slice(11, 19)}`;
}
