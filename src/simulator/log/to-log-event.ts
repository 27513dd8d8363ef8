import type { Json, JsonObject, LogEvent } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

/** A person or a thing that an event is about, in the form of the System Log. */
export interface LogTarget {
  id: string;
  type: string;
  alternateId: string;
  displayName: string;
}

/** Where a request came from. */
export interface LogPlace {
  ipAddress: string;
  city: string;
  state: string;
  country: string;
  postalCode: string;
  lat: number;
  lon: number;
  asNumber: number;
  asOrg: string;
  isp: string;
  isProxy: boolean;
  /** The name of the network zone that the address lies in. */
  zone: string | null;
}

export interface LogAgent {
  rawUserAgent: string;
  os: string;
  browser: string;
  device: string;
}

export interface LogFacts {
  uuid: string;
  publishedMs: number;
  eventType: string;
  legacyEventType?: string;
  displayMessage: string;
  actor: LogTarget | null;
  targets: readonly LogTarget[] | null;
  outcome: { result: string; reason: string | null };
  severity?: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  place: LogPlace | null;
  agent: LogAgent | null;
  /** The session or the process that the event belongs to. */
  sessionId: string;
  requestId: string;
  requestUri: string;
  debugData?: JsonObject;
  risk?: JsonObject;
}

/** An event in Okta's form: what is unknown is null. */
export function toLogEvent(facts: LogFacts): LogEvent {
  const { place, agent } = facts;
  const geographicalContext: JsonObject | null =
    place === null
      ? null
      : {
          city: place.city,
          state: place.state,
          country: place.country,
          postalCode: place.postalCode,
          geolocation: { lat: place.lat, lon: place.lon },
        };
  const withDetail = (target: LogTarget): JsonObject => ({ ...target, detailEntry: null });
  const ipChain: Json[] =
    place === null ? [] : [{ ip: place.ipAddress, geographicalContext, version: 'V4', source: null }];
  return {
    actor: facts.actor === null ? null : withDetail(facts.actor),
    client: {
      userAgent: agent === null ? null : { rawUserAgent: agent.rawUserAgent, os: agent.os, browser: agent.browser },
      zone: place?.zone ?? null,
      device: agent?.device ?? null,
      id: null,
      ipAddress: place?.ipAddress ?? null,
      geographicalContext,
    },
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      rootSessionId: facts.sessionId,
      externalSessionId: facts.sessionId,
    },
    displayMessage: facts.displayMessage,
    eventType: facts.eventType,
    outcome: { ...facts.outcome },
    published: toTimestamp(facts.publishedMs),
    securityContext: {
      asNumber: place?.asNumber ?? null,
      asOrg: place?.asOrg ?? null,
      isp: place?.isp ?? null,
      domain: null,
      isProxy: place?.isProxy ?? null,
      ...(facts.risk === undefined ? {} : { risk: facts.risk }),
    },
    severity: facts.severity ?? 'INFO',
    debugContext: {
      debugData: {
        requestId: facts.requestId,
        requestUri: facts.requestUri,
        url: facts.requestUri,
        ...facts.debugData,
      },
    },
    legacyEventType: facts.legacyEventType ?? null,
    transaction: { type: 'WEB', id: facts.requestId, detail: {} },
    uuid: facts.uuid,
    version: '0',
    request: { ipChain },
    target: facts.targets === null ? null : facts.targets.map(withDetail),
  };
}
