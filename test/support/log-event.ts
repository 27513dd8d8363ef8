import type { JsonObject, LogEvent } from '../../src/simulator/index.ts';

/** A log event in Okta's shape, with what the test says in the place of the usual. */
export function toLogEvent(number: number, members: JsonObject = {}): LogEvent {
  return {
    uuid: `dc9fd3c0-598c-11ef-8478-${String(number).padStart(12, '0')}`,
    published: '2026-05-31T10:00:00.000Z',
    eventType: 'user.session.start',
    displayMessage: 'User login to Okta',
    severity: 'INFO',
    version: '0',
    legacyEventType: null,
    actor: {
      id: '00uactor000000000001',
      type: 'User',
      alternateId: 'jane@example.com',
      displayName: 'Jane Doe',
      detailEntry: null,
    },
    client: {
      userAgent: { rawUserAgent: 'Mozilla/5.0', os: 'Mac OS X', browser: 'CHROME' },
      zone: null,
      device: 'Computer',
      id: null,
      ipAddress: '192.0.2.1',
      geographicalContext: null,
    },
    outcome: { result: 'SUCCESS', reason: null },
    request: { ipChain: [{ ip: '192.0.2.1', version: 'V4', source: null, geographicalContext: null }] },
    target: [
      { id: '0oaapp00000000000001', type: 'AppInstance', alternateId: 'App', displayName: 'App', detailEntry: null },
    ],
    ...members,
  };
}
