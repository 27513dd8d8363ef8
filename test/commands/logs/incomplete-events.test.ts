import { describe, expect, it } from 'vitest';
import type { JsonObject, LogEvent } from '../../../src/simulator/index.ts';
import { FAKE_ORG, fakeOkta } from '../../support/fake-okta.ts';
import { toLogEvent } from '../../support/log-event.ts';

const { okta, run, fail } = fakeOkta();
const KEY = 'Okta.Logs.Events(val.uuid && val.uuid === obj.uuid)';
const answer = (events: unknown[]) => okta().get('/api/v1/logs').query(true).reply(200, JSON.stringify(events));

/** The cells of each row under the header. */
async function rowsFor(events: unknown[]): Promise<string[][]> {
  answer(events);
  const { HumanReadable } = await run('okta-get-logs');
  const lines = HumanReadable?.trimEnd().split('\n').slice(3) ?? [];
  return lines.map((line) => line.replace(/^\| | \|$/g, '').split(/ ?\| ?/));
}

async function rowFor(members: JsonObject): Promise<string[]> {
  const [row = []] = await rowsFor([toLogEvent(1, members)]);
  return row;
}

const USUAL = [
  'Jane Doe (User)',
  'jane@example.com',
  '192.0.2.1',
  'CHROME on Mac OS X Computer',
  'User login to Okta',
  'SUCCESS',
  'INFO',
  '192.0.2.1',
  'App (AppInstance)<br>',
  '05/31/2026, 10:00:00',
];
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
/** The usual row with some cells changed. */
const usualBut = (changes: Record<string, string>) => COLUMNS.map((name, index) => changes[name] ?? USUAL[index]);

describe('a row of a log', () => {
  it.each<[string, JsonObject, Record<string, string>]>([
    ['nothing odd', {}, {}],
    ['no actor', { actor: null }, { Actor: '', ActorAlternaneId: '' }],
    ['an actor without a name', { actor: { type: 'User' } }, { Actor: '(User)', ActorAlternaneId: '' }],
    ['an actor without a type', { actor: { displayName: 'J' } }, { Actor: 'J', ActorAlternaneId: '' }],
    ['no client', { client: null }, { Client: 'Unknown client', RequestIP: '' }],
    [
      'no user agent',
      { client: { userAgent: null, ipAddress: '1.1.1.1' } },
      { Client: 'Unknown client', RequestIP: '1.1.1.1' },
    ],
    ['no request', { request: null }, { ChainIP: '' }],
    ['no chain of addresses', { request: { ipChain: null } }, { ChainIP: '' }],
    ['an outcome that is null', { outcome: null }, { EventOutcome: '' }],
    ['a result that is null', { outcome: { result: null, reason: 'LOCKED_OUT' } }, { EventOutcome: 'LOCKED_OUT' }],
    ['a reason', { outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' } }, { EventOutcome: 'FAILURE: LOCKED_OUT' }],
    ['no message and severity', { displayMessage: null, severity: null }, { EventInfo: '', EventSeverity: '' }],
    ['targets that are null', { target: [null, { displayName: 'T', type: 'U' }] }, { Targets: 'T (U)<br>' }],
    ['a target without a name', { target: [{ displayName: null, type: 'User' }] }, { Targets: '(User)<br>' }],
    ['nothing but null among the targets', { target: [null] }, { Targets: '-' }],
    ['no targets', { target: null }, { Targets: '-' }],
  ])('with %s', async (_what, members, changes) => {
    expect(await rowFor(members)).toEqual(usualBut(changes));
  });

  it('without a time of publication, and with a text in its place', async () => {
    const { published: _left, ...rest } = toLogEvent(1);
    expect((await rowsFor([rest]))[0]).toEqual(usualBut({ Time: '' }));
    expect(await rowFor({ published: 'soon' })).toEqual(usualBut({ Time: 'soon' }));
  });

  it('never borrows from the row before', async () => {
    const bare = { uuid: 'bare' };
    expect(await rowsFor([toLogEvent(1), bare, toLogEvent(2)])).toEqual([
      USUAL,
      ['', '', '', 'Unknown client', '', '', '', '', '-', ''],
      USUAL,
    ]);
  });

  it('survives an event that is null', async () => {
    expect((await rowsFor([null, toLogEvent(2)]))[1]).toEqual(USUAL);
  });
});

describe('okta-get-failed-logins', () => {
  it('survives an event without an outcome', async () => {
    const { outcome: _left, ...event } = toLogEvent(1);
    answer([event]);
    expect((await run('okta-get-failed-logins')).HumanReadable).toContain('| User login to Okta |  | INFO |');
  });
});

describe('okta-get-application-authentication', () => {
  it('survives an event whose client is null', async () => {
    answer([toLogEvent(1, { client: null })]);
    expect((await run('okta-get-application-authentication')).HumanReadable).toContain('| Unknown client |');
  });
});

describe('an event in the context', () => {
  const contextOf = async (members: JsonObject) => {
    answer([toLogEvent(1, members)]);
    const list = (await run('okta-get-logs')).EntryContext?.[KEY] as LogEvent[];
    return list[0];
  };

  it('has objects in the place of keys with dots', async () => {
    expect(await contextOf({ 'vendor.field': 'x', 'vendor.other': 2 })).toEqual({
      ...toLogEvent(1),
      vendor: { field: 'x', other: 2 },
    });
  });

  it('keeps a key with a dot that has no room for an object', async () => {
    const members = { vendor: 'text', 'vendor.field': 'x' };
    expect(await contextOf(members)).toEqual(toLogEvent(1, members));
  });

  it('keeps an odd key from becoming a prototype', async () => {
    const event = await contextOf(JSON.parse('{"__proto__.polluted": true}'));
    expect(event).toBeDefined();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('doubles', () => {
  const UNTIL = '2026-06-01T12:00:00Z';

  /** Prepares pages one after another, each with a link to the one after it. */
  const pages = (...all: LogEvent[][]) => {
    all.forEach((events, index) => {
      const next = `<${FAKE_ORG}/api/v1/logs?after=${index + 1}&limit=1000>; rel="next"`;
      okta()
        .get('/api/v1/logs')
        .query(({ after }) => after === (index === 0 ? undefined : String(index)))
        .reply(200, events, index === all.length - 1 ? {} : { link: next });
    });
  };
  const numbersOf = (contents: unknown) => (contents as LogEvent[]).map(({ uuid }) => Number(uuid.slice(-2)));

  it('are left out within a page and from one page to the next, by uuid', async () => {
    pages(
      [toLogEvent(1), toLogEvent(2), toLogEvent(2)],
      [toLogEvent(2), toLogEvent(3)],
      [toLogEvent(3), toLogEvent(2), toLogEvent(4)],
    );
    expect(numbersOf((await run('okta-get-logs', { limit: '0', until: UNTIL })).Contents)).toEqual([1, 2, 3, 4]);
  });

  it('do not count towards the limit', async () => {
    pages([toLogEvent(1), toLogEvent(2)], [toLogEvent(2), toLogEvent(3)], [toLogEvent(4), toLogEvent(5)]);
    expect(numbersOf((await run('okta-get-logs', { limit: '4', until: UNTIL })).Contents)).toEqual([1, 2, 3, 4]);
  });

  it('are not events of one page that share a uuid and differ', async () => {
    pages([toLogEvent(1), toLogEvent(1, { severity: 'WARN' })]);
    expect(numbersOf((await run('okta-get-logs')).Contents)).toEqual([1, 1]);
  });

  it('are forgotten after two pages, so that a long log needs no more memory', async () => {
    pages([toLogEvent(1)], [toLogEvent(2)], [toLogEvent(1)]);
    expect(numbersOf((await run('okta-get-logs', { limit: '0', until: UNTIL })).Contents)).toEqual([1, 2, 1]);
  });
});

describe('an answer that is no list', () => {
  it('of one event is that event', async () => {
    okta().get('/api/v1/logs').query(true).reply(200, toLogEvent(1));
    const entry = await run('okta-get-logs');
    expect(entry.Contents).toEqual(toLogEvent(1));
    expect(entry.EntryContext?.[KEY]).toEqual(toLogEvent(1));
  });

  it('of text is called that', async () => {
    okta().get('/api/v1/logs').query(true).reply(200, '"soon"', { 'content-type': 'application/json' });
    expect(await fail('okta-get-logs')).toContain('a list with something else');
  });
});
