import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../src/simulator/index.ts';
import { toLogEvent } from '../../support/log-event.ts';
import { openOrg } from '../../support/open-org.ts';

const FAILURE = { outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' } };
const LOGS: LogEvent[] = [
  toLogEvent(1, { published: '2026-05-28T10:00:00.000Z', ...FAILURE }),
  toLogEvent(2, { published: '2026-05-29T10:00:00.000Z' }),
  toLogEvent(3, { published: '2026-05-30T10:00:00.000Z', ...FAILURE }),
  toLogEvent(4, { published: '2026-05-31T10:00:00.000Z', ...FAILURE }),
  ...['group.user_membership.add', 'application.user_membership.add', 'user.authentication.sso'].flatMap(
    (eventType, index) => [
      toLogEvent(10 + index, { published: '2026-05-29T11:00:00.000Z', eventType }),
      toLogEvent(20 + index, { published: '2026-05-30T11:00:00.000Z', eventType }),
      toLogEvent(30 + index, { published: '2026-05-31T11:00:00.000Z', eventType }),
    ],
  ),
];
const openLogs = () => openOrg({ seed: { logs: LOGS } });
const numbersOf = (contents: unknown) => (contents as LogEvent[]).map(({ uuid }) => Number(uuid.slice(-12)));

describe.each([
  ['okta-get-failed-logins', 'Failed Login Events', [1, 3, 4]],
  ['okta-get-group-assignments', 'Group Assignment Events', [10, 20, 30]],
  ['okta-get-application-assignments', 'Application Assignment Events', [11, 21, 31]],
  ['okta-get-application-authentication', 'Application Authentication Events', [12, 22, 32]],
] as const)('%s', (command, title, [first, second, third]) => {
  it('gives its events and no others, the oldest first', async () => {
    const { run } = await openLogs();
    const entry = await run(command);
    expect(numbersOf(entry.Contents)).toEqual([first, second, third]);
    expect(entry.HumanReadable).toContain(`### ${title}\n`);
    expect(entry.EntryContext?.['Okta.Logs.Events(val.uuid && val.uuid === obj.uuid)']).toEqual(entry.Contents);
  });

  it('begins at since and ends at until', async () => {
    const { run } = await openLogs();
    expect(numbersOf((await run(command, { since: '2026-05-30T00:00:00Z' })).Contents)).toEqual([second, third]);
    expect(numbersOf((await run(command, { until: '2026-05-31T00:00:00Z' })).Contents)).toEqual([first, second]);
  });

  it('turns the order round', async () => {
    const { run } = await openLogs();
    expect(numbersOf((await run(command, { sortOrder: 'descending' })).Contents)).toEqual([third, second, first]);
  });

  it('stops at the limit', async () => {
    const { run } = await openLogs();
    expect(numbersOf((await run(command, { limit: '2' })).Contents)).toEqual([first, second]);
  });

  it('leaves the judgement of a date to Okta', async () => {
    const { fail } = await openLogs();
    expect(await fail(command, { since: 'yesterday' })).toContain(
      `Failed to execute ${command} command. Error: Error in API call [400]`,
    );
  });

  it('streams the same events', async () => {
    const { stream } = await openLogs();
    expect((await stream(command, { limit: 2 })).map(numbersOf)).toEqual([[first, second]]);
  });

  it('refuses a bad order or limit before it asks Okta', async () => {
    const { fail, requestsOf } = await openLogs();
    const asked = await requestsOf(async () => {
      const message = await fail(command, { sortOrder: 'up', limit: 'ten' });
      expect(message).toContain("'sortOrder' must be one of ASCENDING, DESCENDING");
      expect(message).toContain("'limit' must be a whole number");
    });
    expect(asked).toEqual([]);
  });
});

describe('okta-get-logs', () => {
  it('gives every event of the last seven days', async () => {
    const { run } = await openLogs();
    expect(numbersOf((await run('okta-get-logs')).Contents)).toHaveLength(LOGS.length);
  });

  it('passes filter and query on', async () => {
    const { run } = await openLogs();
    const filter = 'outcome.result eq "FAILURE"';
    expect(numbersOf((await run('okta-get-logs', { filter })).Contents)).toEqual([1, 3, 4]);
    expect((await run('okta-get-logs', { query: 'nowhere' })).HumanReadable).toBe('No logs found');
    expect(numbersOf((await run('okta-get-logs', { query: 'INVALID_CREDENTIALS' })).Contents)).toEqual([1, 3, 4]);
  });

  it('keeps since, until, sortOrder and limit together', async () => {
    const { run } = await openLogs();
    const args = {
      filter: 'outcome.result eq "FAILURE"',
      since: '2026-05-28T00:00:00Z',
      until: '2026-05-31T00:00:00Z',
      sortOrder: 'DESCENDING',
      limit: '1',
    };
    expect(numbersOf((await run('okta-get-logs', args)).Contents)).toEqual([3]);
    const { limit: _all, ...unlimited } = { ...args, since: '2026-05-29T00:00:00Z' };
    expect(numbersOf((await run('okta-get-logs', unlimited)).Contents)).toEqual([3]);
    expect(numbersOf((await run('okta-get-logs', { ...unlimited, since: args.since })).Contents)).toEqual([3, 1]);
  });

  it('gives nothing but a note where there is nothing', async () => {
    const { run } = await openOrg({ seed: 'empty' });
    const entry = await run('okta-get-logs');
    expect(entry).toMatchObject({ HumanReadable: 'No logs found', Contents: [] });
    expect(Object.keys(entry.EntryContext ?? {})).not.toContain('Okta.Logs.Events(val.uuid && val.uuid === obj.uuid)');
  });

  it('ends where the caller says, or now by the clock of Okta', async () => {
    const { run, simulator } = await openLogs();
    await run('okta-get-logs', { limit: '0' });
    await run('okta-get-logs', { until: 'now' });
    await run('okta-get-logs', { until: '2026-05-30T00:00:00Z' });
    const asked = simulator.requests.map(({ query }) => new URLSearchParams(query).get('until') ?? '');
    const today = /^2026-06-01T/;
    expect(asked).toEqual([expect.stringMatching(today), expect.stringMatching(today), '2026-05-30T00:00:00Z']);
  });
});

describe('the limit of log commands', () => {
  it('is 100 where none is given, also where the documentation tells the default in words only', async () => {
    const logs = Array.from({ length: 130 }, (_, index) => toLogEvent(index, FAILURE));
    const { run } = await openOrg({ seed: { logs } });
    expect((await run('okta-get-logs')).Contents).toHaveLength(100);
    expect((await run('okta-get-failed-logins')).Contents).toHaveLength(100);
    expect((await run('okta-get-failed-logins', { limit: '0' })).Contents).toHaveLength(130);
  });

  it('counts rows across pages of a thousand, and asks no more than it needs', async () => {
    const logs = Array.from({ length: 2600 }, (_, index) => toLogEvent(index));
    const { run, stream, simulator } = await openOrg({ seed: { logs } });
    expect((await run('okta-get-logs', { limit: '2003' })).Contents).toHaveLength(2003);
    const limits = simulator.requests.map(({ query }) => new URLSearchParams(query).get('limit'));
    expect(limits).toEqual(['1000', '1000', '3']);
    for (const { query } of simulator.requests) {
      const names = [...new URLSearchParams(query).keys()];
      expect(new Set(names).size).toBe(names.length);
    }
    expect((await stream('okta-get-logs', { limit: '0' })).map((rows) => rows.length)).toEqual([1000, 1000, 600]);
  });
});
