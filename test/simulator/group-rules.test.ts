import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf, type OrgClient } from './org-client.ts';

const BERLIN = '00g00000000000berlin';
const ANN = '00u00000000000000ann';
const BOB = '00u00000000000000bob';
const RULES = '/api/v1/groups/rules';
const SEED: OrgSeed = {
  groups: [{ id: BERLIN, name: 'Berlin' }],
  users: [
    { id: ANN, profile: { login: 'ann@acme.example', firstName: 'Ann', lastName: 'Ames', city: 'Berlin' } },
    { id: BOB, profile: { login: 'bob@acme.example', firstName: 'Bob', lastName: 'Ames', city: 'Bonn' } },
  ],
};

const rule = (more: object = {}) => ({
  type: 'group_rule',
  name: 'Berlin staff',
  conditions: {
    people: { users: { exclude: [] }, groups: { exclude: [] } },
    expression: { value: 'user.city=="Berlin"', type: 'urn:okta:expression:1.0' },
  },
  actions: { assignUserToGroups: { groupIds: [BERLIN] } },
  ...more,
});

async function openWithRule(): Promise<OrgClient & { path: string; members: () => string[] }> {
  const client = createOrgClient({ seed: SEED });
  const { body } = await client.call('POST', RULES, rule());
  const members = (): string[] => [...client.simulator.org.group(BERLIN).members];
  return { ...client, path: `${RULES}/${(body as { id: string }).id}`, members };
}

describe('a group rule', () => {
  it('begins INACTIVE, fills its group when it is activated, and leaves it filled when it is deactivated', async () => {
    const { call, path, members } = await openWithRule();
    expect((await call('GET', path)).body).toMatchObject({ status: 'INACTIVE', allGroupsValid: true });
    expect(members()).toEqual([]);
    expect((await call('POST', `${path}/lifecycle/activate`)).status).toBe(204);
    expect(members()).toEqual([ANN]);
    expect((await call('POST', `${path}/lifecycle/deactivate`)).status).toBe(204);
    expect(members()).toEqual([ANN]);
  });

  it('follows the profiles of users as long as it is ACTIVE', async () => {
    const { call, path, members } = await openWithRule();
    await call('POST', `${path}/lifecycle/activate`);
    await call('POST', `/api/v1/users/${BOB}`, { profile: { city: 'Berlin' } });
    expect(members()).toEqual([ANN, BOB]);
    await call('POST', `/api/v1/users/${ANN}`, { profile: { city: 'Bonn' } });
    expect(members()).toEqual([BOB]);
    const profile = { login: 'cy@acme.example', email: 'cy@acme.example', firstName: 'Cy', lastName: 'Ames' };
    const { body } = await call('POST', '/api/v1/users', { profile: { ...profile, city: 'Berlin' } });
    expect(members()).toEqual([BOB, (body as { id: string }).id]);
  });

  it('passes over users whose membership was changed by hand', async () => {
    const { call, path, members } = await openWithRule();
    await call('POST', `${path}/lifecycle/activate`);
    await call('DELETE', `/api/v1/groups/${BERLIN}/users/${ANN}`);
    await call('POST', `/api/v1/users/${ANN}`, { profile: { title: 'Editor' } });
    expect(members()).toEqual([]);
    expect((await call('GET', path)).body).toHaveProperty('conditions.people.users.exclude', [ANN]);
  });

  it.each([false, true])(
    'is deleted with 202 when INACTIVE, its members leaving if removeUsers is %s',
    async (leave) => {
      const { call, path, members, simulator } = await openWithRule();
      await call('POST', `${path}/lifecycle/activate`);
      expect(failureOf(await call('DELETE', path))).toMatchObject({ status: 400, code: 'E0000001' });
      await call('POST', `${path}/lifecycle/deactivate`);
      expect(await call('DELETE', `${path}?removeUsers=${leave}`)).toMatchObject({ status: 202, body: {} });
      expect(members()).toEqual(leave ? [] : [ANN]);
      expect(simulator.org.groupRules.size).toBe(0);
      expect((await call('DELETE', path)).status).toBe(404);
    },
  );

  it('becomes INVALID when its group is deleted, and then can only be read and deleted', async () => {
    const { call, path } = await openWithRule();
    await call('POST', `${path}/lifecycle/activate`);
    await call('DELETE', `/api/v1/groups/${BERLIN}`);
    expect((await call('GET', path)).body).toMatchObject({ status: 'INVALID', allGroupsValid: false });
    expect(failureOf(await call('POST', `${path}/lifecycle/activate`))).toMatchObject({ code: 'E0000001' });
    expect((await call('DELETE', path)).status).toBe(202);
  });

  it('is changed while INACTIVE, but for its groups', async () => {
    const { call, path } = await openWithRule();
    const changed = rule({ name: 'Everybody in Berlin' });
    expect((await call('PUT', path, changed)).body).toMatchObject({ name: 'Everybody in Berlin' });
    const other = rule({ actions: { assignUserToGroups: { groupIds: [BERLIN, BERLIN] } } });
    expect(failureOf(await call('PUT', path, other)).code).toBe('E0000001');
    await call('POST', `${path}/lifecycle/activate`);
    expect(failureOf(await call('PUT', path, changed)).code).toBe('E0000001');
  });

  it.each([
    ['another type', { type: 'rule' }],
    ['no name', { name: '' }],
    ['a name of 51 letters', { name: 'x'.repeat(51) }],
    ['no groups', { actions: {} }],
    ['a group that is not there', { actions: { assignUserToGroups: { groupIds: ['00gNope'] } } }],
    ['an expression that is none', { conditions: { expression: { value: 'user.city ==' } } }],
    ['an unknown function', { conditions: { expression: { value: 'isMemberOfEverything()' } } }],
    [
      'an excluded user who is not there',
      { conditions: { people: { users: { exclude: ['00uNope'] } }, expression: { value: 'true' } } },
    ],
  ])('is refused with %s', async (_what, more) => {
    const { call, simulator } = createOrgClient({ seed: SEED });
    expect(failureOf(await call('POST', RULES, rule(more)))).toMatchObject({ status: 400, code: 'E0000001' });
    expect(simulator.org.groupRules.size).toBe(0);
  });

  it('writes what it does into the log, as done by the system', async () => {
    const { call, path, simulator } = await openWithRule();
    await call('POST', `${path}/lifecycle/activate`);
    await call('POST', `${path}/lifecycle/deactivate`);
    const events = [...simulator.org.log.ascendingFrom(0, 0)].map((row) => row.event);
    expect(events.map((event) => event.eventType)).toEqual([
      'group.user_membership.rule.trigger',
      'group.user_membership.add',
      'group.user_membership.rule.deactivated',
    ]);
    expect(events[1]).toMatchObject({ actor: { type: 'SystemPrincipal' } });
  });
});

describe('the list of group rules', () => {
  it('is searched by a word of the name, in pages, with the names of groups if asked', async () => {
    const groupRules = Array.from({ length: 5 }, (_, index) => ({
      name: `Rule ${index} of ${index < 3 ? 'Berlin' : 'Bonn'}`,
      expression: 'false',
      groups: ['Berlin'],
    }));
    const { list, pages } = createOrgClient({ seed: { ...SEED, groupRules } });
    expect((await pages(`${RULES}?search=berlin&limit=2`)).rows).toHaveLength(3);
    const [first] = await list(`${RULES}?expand=groupIdToGroupNameMap&limit=1`);
    expect(first).toHaveProperty('_embedded.groupIdToGroupNameMap', { [BERLIN]: 'Berlin' });
  });
});
