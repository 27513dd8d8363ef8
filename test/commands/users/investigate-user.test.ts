import { describe, expect, it } from 'vitest';
import { toLogEvent } from '../../support/log-event.ts';
import { openOrg } from '../../support/open-org.ts';
import { investigationOf } from '../investigation/investigation-of.ts';

const COMMAND = 'okta-investigate-user';
const EVE = { userId: '00u00000000000000eve', username: 'eve@acme.example' };
const NOW_MS = Date.parse('2026-06-01T12:00:00Z');

const toIso = (minutesAgo: number) => new Date(NOW_MS - minutesAgo * 60_000).toISOString();

function openEve(events: readonly { readonly minutesAgo: number; readonly eventType: string }[]) {
  const actor = { id: EVE.userId, type: 'User', alternateId: EVE.username, displayName: 'Eve', detailEntry: null };
  return openOrg({
    at: toIso(0),
    seed: {
      users: [{ id: EVE.userId, profile: { login: EVE.username, firstName: 'Eve', lastName: 'Els' } }],
      logs: events.map(({ minutesAgo, eventType }, number) =>
        toLogEvent(number, { eventType, published: toIso(minutesAgo), actor, target: [] }),
      ),
    },
  });
}

const oldestFirst = (count: number, eventType: string) =>
  Array.from({ length: count }, (_event, index) => ({ minutesAgo: count - index, eventType }));

describe('okta-investigate-user', () => {
  it('reads the user first, and the rest side by side by their id', async () => {
    const { run, requestsOf } = await openEve([]);
    const [first, ...rest] = await requestsOf(() => run(COMMAND, { username: EVE.username }));
    expect(first).toBe(`GET /api/v1/users/${EVE.username}`);
    const parts = ['blocks', 'factors', 'roles', 'groups', 'appLinks', 'devices', 'grants', 'clients', 'risk'];
    expect([...rest].sort()).toEqual(
      [...parts.map((part) => `GET /api/v1/users/${EVE.userId}/${part}`), 'GET /api/v1/logs'].sort(),
    );
  });

  it('reads the sections that are asked for, in any case, and leaves the others out', async () => {
    const { run, requestsOf } = await openEve([]);
    const asked = await requestsOf(async () => {
      const found = investigationOf(await run(COMMAND, { ...EVE, sections: 'Risk,FACTORS' }));
      expect(Object.keys(found)).toEqual(['UserID', 'User', 'Since', 'Factors', 'Risk', 'Findings', 'Errors']);
    });
    expect(asked).toHaveLength(3);
  });

  it('covers the last seven days by the clock of Okta, or the seven days before until', async () => {
    const { run } = await openEve([]);
    expect(investigationOf(await run(COMMAND, { ...EVE, sections: 'events' }))).toMatchObject({
      Since: '2026-05-25T12:00:00.000Z',
      Until: expect.stringMatching(/^2026-06-01T12:00:0[01]/),
    });
    expect(investigationOf(await run(COMMAND, { ...EVE, until: '2026-05-30', sections: 'events' }))).toMatchObject({
      Since: '2026-05-23T00:00:00.000Z',
      Until: '2026-05-30T00:00:00.000Z',
    });
  });

  it('refuses a period that ends before it begins, and what is no time or no section, before it asks Okta', async () => {
    const { fail, requestsOf } = await openEve([]);
    const asked = await requestsOf(async () => {
      expect(await fail(COMMAND, { ...EVE, since: '1 day', until: '2 days' })).toContain("'since'");
      expect(await fail(COMMAND, { ...EVE, since: 'yesterday' })).toContain("'since' must be a time");
      expect(await fail(COMMAND, { ...EVE, until: 'soon' })).toContain("'until' must be a time");
      expect(await fail(COMMAND, { ...EVE, sections: 'mailbox' })).toContain('sections');
      expect(await fail(COMMAND, {})).toContain('username');
    });
    expect(asked).toEqual([]);
  });

  it('names nobody but the person of that very login', async () => {
    const { fail } = await openEve([]);
    expect(await fail(COMMAND, { username: 'nobody@acme.example' })).toContain('Failed to find userID for');
    expect(await fail(COMMAND, { username: 'eve' })).toContain('Failed to find userID for: eve username.');
    expect(await fail(COMMAND, { username: 'me' })).toContain('cannot be a login');
  });

  it('reads the newest events up to maxEvents, and says that there are older ones', async () => {
    const { run } = await openEve(oldestFirst(30, 'user.account.update_profile'));
    const entry = await run(COMMAND, { ...EVE, sections: 'events', maxEvents: 20 });
    expect(investigationOf(entry).Events).toMatchObject({ Count: 20, Truncated: true, FirstSeen: toIso(20) });
    expect(entry.HumanReadable).toContain('Only the newest 20 events were read');
    const exactly = await run(COMMAND, { ...EVE, sections: 'events', maxEvents: 30 });
    expect(investigationOf(exactly).Events).toMatchObject({ Count: 30, Truncated: false, FirstSeen: toIso(30) });
    const all = await run(COMMAND, { ...EVE, sections: 'events', maxEvents: 0 });
    expect(investigationOf(all).Events).toEqual(investigationOf(exactly).Events);
    expect(all.HumanReadable).not.toContain('Only the newest');
  });

  it('says first on a page which part of the log it rests on, in UTC', async () => {
    const { resultOf } = await openEve(oldestFirst(30, 'user.session.start'));
    const period = async (args: Readonly<Record<string, unknown>>) => {
      const result = await resultOf(COMMAND, { ...EVE, ...args });
      const { pageBlocks = [] } = result.ok === true ? result.outcome : {};
      const at = pageBlocks.findIndex(({ role }) => role === 'verdict');
      return pageBlocks[at + 1];
    };
    const since = '2026-06-01T01:30:00+02:00';
    expect(await period({ since, until: '2026-06-01T12:00:00Z' })).toMatchObject({
      text: 'The System Log from 2026-05-31 23:30 UTC to 2026-06-01 12:00 UTC: 30 events.',
    });
    expect(await period({ since, maxEvents: 20 })).toMatchObject({
      text: expect.stringMatching(/ to 2026-06-01 12:00 UTC: only the newest 20 events were read\.$/),
    });
    expect(await period({ sections: 'risk' })).toMatchObject({ kind: 'table', role: 'findings' });
  });

  it('keeps the newest 200 of the events that matter, shows 50 of them, and counts what it leaves out', async () => {
    const { run } = await openEve([
      ...oldestFirst(260, 'user.account.update_profile'),
      ...oldestFirst(40, 'user.authentication.sso'),
    ]);
    const entry = await run(COMMAND, { ...EVE, sections: 'events' });
    const { Timeline = [], TimelineOmitted, Events } = investigationOf(entry);
    expect(Events).toMatchObject({ Count: 300 });
    expect(Timeline).toHaveLength(200);
    expect(TimelineOmitted).toBe(60);
    expect(Timeline[0]).toMatchObject({ Time: toIso(200), EventType: 'user.account.update_profile' });
    expect(String(entry.HumanReadable).match(/update_profile/g)).toHaveLength(50);
    expect(entry.HumanReadable).toContain('210 older events that matter are not in this timeline.');
  });

  it('gives the same for the same answers', async () => {
    const { run } = await openEve(oldestFirst(20, 'user.account.lock'));
    const args = { ...EVE, until: toIso(0) };
    expect(await run(COMMAND, args)).toEqual(await run(COMMAND, args));
  });
});
