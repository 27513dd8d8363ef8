import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/index.ts';
import type { OrgSeed } from '../src/simulator/index.ts';
import { parseLine } from '../src/war-room-language/line.ts';
import { toLogEvent } from './support/log-event.ts';
import { openOrg } from './support/open-org.ts';

const FACTORS = '00upt1w8t40wFQM2v6t4';
const PUSHED = '00upt1w8t40wFQM2v0h7';
const event = (number: number, eventType: string, published: string, outcome: 'SUCCESS' | 'FAILURE' = 'SUCCESS') =>
  toLogEvent(number, {
    eventType,
    published,
    outcome: { result: outcome, reason: null },
    actor: {
      id: '00u66lckvpjidYi0h7',
      type: 'User',
      alternateId: 'b@test.com',
      displayName: 'Boardman',
      detailEntry: null,
    },
  });

/** An org in which whatever the documentation's examples name is there. */
const SEED: OrgSeed = {
  users: [
    { profile: { login: 'testForDocs@test.com', email: 'testForDocs@test.com', firstName: 'test', lastName: 'that' } },
    { profile: { login: 'factor@test.com' }, factors: [{ factorType: 'sms' }] },
    {
      id: FACTORS,
      profile: { login: 'reset@test.com' },
      factors: [{ id: 'ufsq7cvptfbjQa72c0h7', factorType: 'question' }],
    },
    {
      id: PUSHED,
      profile: { login: 'push@test.com' },
      factors: [{ id: 'opfpt1joeaArlg27g0h7', factorType: 'push', push: [{ result: 'SUCCESS', waitingPolls: 1 }] }],
    },
    { id: '00ui5brmwtJpMdoZZ0h7', profile: { login: 'sessions@test.com' }, sessions: 1 },
    { profile: { login: '4x1xh5rl@test.com' }, password: 'OldPa55word' },
  ],
  groups: [
    {
      name: 'Demisto',
      created: '2018-01-19T02:02:06.000Z',
      lastUpdated: '2018-01-19T02:02:06.000Z',
      lastMembershipUpdated: '2019-06-01T00:00:00.000Z',
    },
  ],
  apps: [{ label: 'Default-App' }],
  zones: [
    { id: 'nzoqsmcx1qWYJ6wY33h7', name: 'MyZone', details: { gateways: [{ type: 'CIDR', value: '1.2.3.4/32' }] } },
  ],
  logs: [
    event(1, 'user.session.start', '2019-09-30T18:42:38.000Z', 'FAILURE'),
    event(2, 'group.user_membership.add', '2019-09-29T03:47:46.000Z'),
    event(3, 'application.user_membership.add', '2019-09-28T17:55:12.000Z'),
    event(4, 'user.authentication.sso', '2019-09-27T12:16:53.000Z'),
    event(5, 'group.user_membership.remove', '2020-03-03T20:23:17.900Z'),
  ],
};

/** Where the org has to be in another state, or another time, for an example to make sense. */
const SET_UP: Readonly<Record<string, { at?: string; seed?: (seed: OrgSeed) => OrgSeed }>> = {
  'okta-unlock-user': { seed: (seed) => inStatus(seed, 'LOCKED_OUT') },
  'okta-activate-user': { seed: (seed) => inStatus(seed, 'STAGED') },
  'okta-unsuspend-user': { seed: (seed) => inStatus(seed, 'SUSPENDED') },
  'okta-create-user': { seed: (seed) => ({ ...seed, users: [] }) },
  'okta-assign-group-to-app': { seed: (seed) => ({ ...seed, groups: [{ name: 'TestGroup' }] }) },
  'okta-remove-from-group': { seed: (seed) => ({ ...seed, groups: [{ name: 'demisto' }] }) },
  'okta-create-zone': { seed: (seed) => ({ ...seed, zones: [] }) },
  'okta-get-logs': { at: '2020-03-05T00:00:00.000Z' },
  'okta-get-failed-logins': { at: '2019-10-01T00:00:00.000Z' },
  'okta-get-group-assignments': { at: '2019-10-01T00:00:00.000Z' },
  'okta-get-application-assignments': { at: '2019-10-01T00:00:00.000Z' },
  'okta-get-application-authentication': { at: '2019-10-01T00:00:00.000Z' },
};

describe('the example lines of the documentation', () => {
  const lines = COMMANDS.flatMap(({ name, examples }) => examples.map((line) => [name, line] as const));

  it.each(lines)('%s: %s', async (name, line) => {
    const { at, seed = (same: OrgSeed) => same } = SET_UP[name] ?? {};
    const { run } = await openOrg({ seed: seed(SEED), ...(at === undefined ? {} : { at }) });
    const { command, args } = parseLine(line);
    expect(command).toBe(name);
    const entry = await run(command, args);
    expect(entry.HumanReadable ?? entry.Contents).not.toMatch(/No logs found|No users found|\*\*No entries/);
  });

  it('are there for every command', () => {
    const without = COMMANDS.filter(({ examples, hidden }) => examples.length === 0 && !hidden).map(({ name }) => name);
    expect(without).toEqual([]);
  });
});

function inStatus(seed: OrgSeed, status: 'LOCKED_OUT' | 'STAGED' | 'SUSPENDED'): OrgSeed {
  const users = (seed.users ?? []).map((user) =>
    user.profile.login === 'testForDocs@test.com' ? { ...user, status } : user,
  );
  return { ...seed, users };
}
