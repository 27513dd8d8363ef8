import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf, NOW, nextOf } from './org-client.ts';

const DAY_MS = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const UNTIL = iso(NOW);

function event(publishedMs: number, more: object = {}): LogEvent {
  return {
    uuid: `00000000-0000-11ef-0000-${String(publishedMs).padStart(12, '0')}`,
    published: iso(publishedMs),
    eventType: 'user.session.start',
    outcome: { result: 'SUCCESS', reason: null },
    target: null,
    ...more,
  } as LogEvent;
}

const minutes = (count: number): LogEvent[] =>
  Array.from({ length: count }, (_, index) => event(NOW - (count - index) * 60_000));

describe('a bounded query', () => {
  it('gives every event once, oldest first, a hundred a page by default, and ends', async () => {
    const { pages } = createOrgClient({ seed: { logs: minutes(250) } });
    const { rows, pages: count } = await pages(`/api/v1/logs?since=${iso(NOW - DAY_MS)}&until=${UNTIL}`);
    expect(count).toBe(3);
    expect(rows.map((row) => row.published)).toEqual(minutes(250).map((one) => one.published));
  });

  it('leaves since out of the next link and keeps the rest', async () => {
    const { call } = createOrgClient({ seed: { logs: minutes(5) } });
    const filter = encodeURIComponent('eventType eq "user.session.start"');
    const path = `/api/v1/logs?since=${iso(NOW - DAY_MS)}&until=${UNTIL}&filter=${filter}&q=success&limit=2`;
    const query = new URL(nextOf(await call('GET', path)) ?? '').searchParams;
    expect([...query.keys()].sort()).toEqual(['after', 'filter', 'limit', 'q', 'until']);
    expect(query.get('limit')).toBe('2');
  });

  it('has no next when the last page is full', async () => {
    const { pages } = createOrgClient({ seed: { logs: minutes(4) } });
    expect((await pages(`/api/v1/logs?until=${UNTIL}&limit=2`)).pages).toBe(2);
  });

  it('goes backwards when asked, within the same bounds', async () => {
    const { pages } = createOrgClient({ seed: { logs: minutes(10) } });
    const since = iso(NOW - 6 * 60_000);
    const { rows } = await pages(`/api/v1/logs?since=${since}&until=${UNTIL}&sortOrder=DESCENDING&limit=4`);
    expect(rows.map((row) => row.published)).toEqual(
      minutes(10)
        .slice(4)
        .reverse()
        .map((one) => one.published),
    );
  });

  it('keeps events of the same millisecond apart', async () => {
    const logs = Array.from({ length: 7 }, (_, index) => event(NOW - 1000, { uuid: `same-${index}` }));
    const { pages } = createOrgClient({ seed: { logs } });
    const { rows } = await pages(`/api/v1/logs?until=${UNTIL}&limit=2`);
    expect(rows.map((row) => row.uuid)).toEqual(logs.map((one) => one.uuid));
    const back = await pages(`/api/v1/logs?until=${UNTIL}&limit=2&sortOrder=DESCENDING`);
    expect(back.rows.map((row) => row.uuid)).toEqual(logs.map((one) => one.uuid).reverse());
  });

  it.each(['ASCENDING', 'DESCENDING'])('has since and until themselves inside (%s)', async (sortOrder) => {
    const { list } = createOrgClient({ seed: { logs: [1, 2, 3, 4].map((minute) => event(NOW + minute * 60_000)) } });
    const query = `since=${iso(NOW + 120_000)}&until=${iso(NOW + 180_000)}&sortOrder=${sortOrder}`;
    expect(await list(`/api/v1/logs?${query}`)).toHaveLength(2);
  });

  it('goes back seven days from until, and never further than the ninety that are kept', async () => {
    const ages = [1, 6.9, 7.1, 89, 91];
    const logs = ages.map((days) => event(NOW - days * DAY_MS)).sort((a, b) => (a.published < b.published ? -1 : 1));
    const { list } = createOrgClient({ seed: { logs } });
    expect(await list(`/api/v1/logs?until=${UNTIL}`)).toHaveLength(2);
    expect(await list(`/api/v1/logs?until=${UNTIL}&since=${iso(NOW - 179 * DAY_MS)}`)).toHaveLength(4);
  });
});

describe('a query without until', () => {
  it('polls: its next link never goes away, and brings what arrives later, also if it is older', async () => {
    const { call, simulator } = createOrgClient({ seed: { logs: minutes(3) } });
    const first = await call('GET', `/api/v1/logs?since=${iso(NOW - DAY_MS)}`);
    expect(first.body).toHaveLength(3);
    const second = await call('GET', nextOf(first) ?? '');
    expect(second.body).toEqual([]);
    expect(nextOf(second)).toBe(nextOf(first));
    simulator.org.log.append(event(NOW - 3600_000, { uuid: 'late' }));
    const third = await call('GET', nextOf(second) ?? '');
    expect((third.body as LogEvent[]).map((one) => one.uuid)).toEqual(['late']);
  });
});

describe('the System Log', () => {
  it.each([
    ['since=yesterday', 'E0000030'],
    ['until=2024-13-01T00:00:00Z', 'E0000030'],
    [`since=${iso(NOW - 181 * DAY_MS)}`, 'E0000053'],
    ['limit=1001', 'E0000001'],
    ['limit=-5', 'E0000001'],
    ['sortOrder=UP', 'E0000001'],
    [`since=${iso(NOW - DAY_MS)}&after=1_1_p1`, 'E0000053'],
    ['after=nonsense', 'E0000053'],
    [`q=${'x'.repeat(41)}`, 'E0000001'],
    [`q=${'a%20'.repeat(11)}`, 'E0000001'],
  ])('refuses %s with %s', async (query, code) => {
    const { call } = createOrgClient();
    expect(failureOf(await call('GET', `/api/v1/logs?${query}`))).toMatchObject({ status: 400, code });
  });

  it('says what is wrong with a since that is too old', async () => {
    const { call } = createOrgClient();
    expect(failureOf(await call('GET', `/api/v1/logs?since=${iso(NOW - 181 * DAY_MS)}`)).summary).toBe(
      'Invalid parameter: The since parameter is over 180 days prior to the current day.',
    );
  });

  it('lets a day past the end of its month run over, as the documentation of this integration needs', async () => {
    const { list } = createOrgClient({ seed: { logs: minutes(1) } });
    expect(await list(`/api/v1/logs?since=${iso(NOW - DAY_MS)}&until=2024-09-31T00:00:00.000Z`)).toHaveLength(1);
  });

  it('finds with q what has all the words, as whole words, hyphens dividing', async () => {
    const logs = [
      event(NOW - 2000, { actor: { displayName: 'Ann Boardman' } }),
      event(NOW - 1000, { actor: { displayName: 'Bo Board' }, client: { zone: 'head-office' } }),
    ];
    const { list } = createOrgClient({ seed: { logs } });
    const count = async (q: string): Promise<number> =>
      (await list(`/api/v1/logs?until=${UNTIL}&q=${encodeURIComponent(q)}`)).length;
    expect(
      await Promise.all(['boardman', 'board', 'ann success', 'ann office', 'head-office', 'offic'].map(count)),
    ).toEqual([1, 1, 1, 0, 1, 0]);
  });

  it('writes down what the API was asked to do', async () => {
    const { call, simulator, list } = createOrgClient({ seed: 'empty' });
    const { id } = simulator.org.userById(simulator.org.ownerId);
    await call('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    await call('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    const rows = await list('/api/v1/logs');
    expect(rows.map((row) => row.eventType)).toEqual(['user.lifecycle.suspend']);
    expect(rows[0]).toMatchObject({ published: iso(NOW), target: [{ id, type: 'User' }] });
  });

  it('holds as many events as asked for, made as they are read', async () => {
    const { pages, simulator } = createOrgClient({ seed: 'empty', logEvents: 10_000 });
    expect(simulator.org.log.size).toBe(10_000);
    const { rows, pages: count } = await pages(`/api/v1/logs?limit=1000&until=${UNTIL}`);
    expect([new Set(rows.map((row) => row.uuid)).size, count]).toEqual([10_000, 10]);
    const published = rows.map((row) => String(row.published));
    expect(published).toEqual([...published].sort());
  });
});

describe("the company's story", () => {
  const find = async (filter: string): Promise<LogEvent[]> => {
    const { pages } = createOrgClient();
    const path = `/api/v1/logs?until=${UNTIL}&limit=1000&filter=${encodeURIComponent(filter)}`;
    return (await pages(path)).rows as LogEvent[];
  };
  const attacker = 'securityContext.asNumber eq 64500';

  it('is some thousand events of the last days, each with an id of its own', async () => {
    const { pages } = createOrgClient();
    const { rows } = await pages(`/api/v1/logs?until=${UNTIL}&limit=1000`);
    expect(rows.length).toBeGreaterThan(2000);
    expect(new Set(rows.map((row) => row.uuid)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.eventType)).size).toBeGreaterThan(8);
  });

  it('has a password spray against everybody, from many addresses of one AS', async () => {
    const rows = await find(`eventType eq "user.session.start" and outcome.result eq "FAILURE" and ${attacker}`);
    const actors = new Set(rows.map((row) => (row.actor as { id: string }).id));
    const addresses = new Set(rows.map((row) => (row.client as { ipAddress: string }).ipAddress));
    expect(actors.size).toBeGreaterThan(35);
    expect(addresses.size).toBeGreaterThan(15);
    expect(rows.length).toBeGreaterThan(100);
  });

  it('wears Jane down with pushes in the night until one is approved, and uses her account', async () => {
    const rows = await find(
      `actor.alternateId eq "jane.doe@acme.example" and ${attacker} and client.userAgent.browser eq "FIREFOX"`,
    );
    const kinds = rows.map((row) => row.eventType).filter((kind) => !kind.startsWith('system.push'));
    expect(kinds).toEqual([
      ...Array(6).fill('user.mfa.okta_verify.deny_push'),
      'user.authentication.auth_via_mfa',
      'user.session.start',
      'user.mfa.factor.activate',
      'user.authentication.sso',
      'user.authentication.sso',
    ]);
  });

  it('leaves its traces in the org: a factor that is not hers and a group', async () => {
    const { simulator } = createOrgClient();
    const jane = simulator.org.resolveUser('jane.doe');
    expect(jane.factors.some((factor) => factor.profile.name === 'DESKTOP-4F2K9QX')).toBe(true);
    expect(simulator.org.groupByName('Production Access')?.members.has(jane.id)).toBe(true);
  });
});
