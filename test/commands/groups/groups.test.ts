import { describe, expect, it } from 'vitest';
import type { OktaUser } from '../../../src/okta/types.ts';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const GROUP_KEY = 'Okta.Group(val.ID && val.ID === obj.ID)';
const ACCOUNT_KEY = 'Account(val.ID && val.ID === obj.ID)';

const ORG: OrgSeed = {
  groups: [
    { id: '00g00000000000000001', name: 'Test Group', description: 'For tests', created: '2020-01-01T00:00:00.000Z' },
    { name: 'Test', created: '2021-01-01T00:00:00.000Z' },
    { name: 'Directory', type: 'APP_GROUP', created: '2022-01-01T00:00:00.000Z' },
  ],
  users: ['ann', 'bob', 'cem'].map((name) => ({
    profile: { login: `${name}@example.com`, firstName: name, lastName: 'X' },
    groups: ['Test Group'],
  })),
};
const open = () => openOrg({ seed: ORG });
const namesOf = (contents: unknown) => (contents as { profile: { name: string } }[]).map(({ profile }) => profile.name);
const loginsOf = (contents: unknown) => (contents as OktaUser[]).map(({ profile }) => profile?.login);

describe('okta-list-groups', () => {
  it('lists the groups, and what they are, in the table and in the context', async () => {
    const { run } = await open();
    const entry = await run('okta-list-groups');
    expect(namesOf(entry.Contents)).toEqual(['Everyone', 'Test Group', 'Test', 'Directory']);
    expect(entry.HumanReadable).toContain(
      '|Created|Description|ID|LastMembershipUpdated|LastUpdated|Name|ObjectClass|Type|\n',
    );
    const groups = entry.EntryContext?.[GROUP_KEY] as Record<string, unknown>[];
    expect(groups[1]).toEqual({
      ID: '00g00000000000000001',
      Created: '2020-01-01T00:00:00.000Z',
      LastUpdated: '2020-01-01T00:00:00.000Z',
      LastMembershipUpdated: '2020-01-01T00:00:00.000Z',
      ObjectClass: ['okta:user_group'],
      Type: 'OKTA_GROUP',
      Name: 'Test Group',
      Description: 'For tests',
    });
    expect(groups[2]).not.toHaveProperty('Description');
  });

  it('passes query and filter on, alone and together', async () => {
    const { run } = await open();
    expect(namesOf((await run('okta-list-groups', { query: 'test' })).Contents)).toEqual(['Test', 'Test Group']);
    expect(namesOf((await run('okta-list-groups', { filter: 'type eq "APP_GROUP"' })).Contents)).toEqual(['Directory']);
    const filter = 'lastUpdated gt "2020-06-01T00:00:00.000Z"';
    expect(namesOf((await run('okta-list-groups', { query: 'test', filter })).Contents)).toEqual(['Test']);
  });

  it('stops at the limit, which is 200 where none is given and none where it is 0', async () => {
    const groups = Array.from({ length: 260 }, (_, index) => ({ name: `Group ${index}` }));
    const { run, stream } = await openOrg({ seed: { groups } });
    expect((await run('okta-list-groups')).Contents).toHaveLength(200);
    expect((await run('okta-list-groups', { limit: '3' })).Contents).toHaveLength(3);
    expect((await run('okta-list-groups', { limit: '0' })).Contents).toHaveLength(261);
    expect((await stream('okta-list-groups', { limit: 5 })).map((rows) => rows.length)).toEqual([5]);
  });

  it('reads on beyond the largest page, and never sends a parameter twice', async () => {
    const { run, simulator, org } = await openOrg({ seed: { groups: [{ name: 'Group' }] } });
    const [, model] = [...org.groups.values()];
    if (model === undefined) throw new Error('The seed has a group.');
    for (let index = 1; index < 10_010; index++) {
      org.groups.set(`g${index}`, { ...model, id: `g${index}`, order: org.nextOrder() });
    }
    expect((await run('okta-list-groups', { limit: '25000', filter: 'type eq "OKTA_GROUP"' })).Contents).toHaveLength(
      10_010,
    );
    expect(simulator.requests).toHaveLength(2);
    for (const { query } of simulator.requests) {
      const names = [...new URLSearchParams(query).keys()];
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('okta-get-group-members', () => {
  it('lists the members of a group by its id, in one request', async () => {
    const { run, requestsOf } = await open();
    const asked = await requestsOf(async () => {
      const entry = await run('okta-get-group-members', { groupId: '00g00000000000000001' });
      expect(loginsOf(entry.Contents)).toEqual(['ann@example.com', 'bob@example.com', 'cem@example.com']);
      expect(entry.HumanReadable).toContain('### Users for group: 00g00000000000000001\n|First Name|ID|');
      expect(entry.EntryContext?.[ACCOUNT_KEY]).toMatchObject([
        { Username: 'ann@example.com', Type: 'Okta' },
        { Username: 'bob@example.com' },
        { Username: 'cem@example.com' },
      ]);
    });
    expect(asked).toEqual(['GET /api/v1/groups/00g00000000000000001/users']);
  });

  it('finds a group by its exact name', async () => {
    const { run } = await open();
    expect(loginsOf((await run('okta-get-group-members', { groupName: 'Test Group' })).Contents)).toHaveLength(3);
    expect((await run('okta-get-group-members', { groupName: 'Test' })).Contents).toEqual([]);
  });

  it('does not take another group that happens to begin so', async () => {
    const { fail } = await open();
    expect(await fail('okta-get-group-members', { groupName: 'Direct', limit: '5' })).toContain(
      "No group is named exactly 'Direct'. Names that begin so: Directory (",
    );
  });

  it('stops at the limit', async () => {
    const { run, stream } = await open();
    const args = { groupName: 'Test Group', limit: '2' };
    expect((await run('okta-get-group-members', args)).Contents).toHaveLength(2);
    expect((await stream('okta-get-group-members', args)).map((rows) => rows.length)).toEqual([2]);
  });

  it('reads pages of a thousand until there are no more', async () => {
    const { run, requestsOf } = await openOrg({ seed: 'empty', users: 2100 });
    const asked = await requestsOf(async () => {
      expect((await run('okta-get-group-members', { groupName: 'Everyone' })).Contents).toHaveLength(2100);
    });
    expect(asked).toHaveLength(4);
  });

  it('shows everything about each member where verbose is true', async () => {
    const { run } = await open();
    const { HumanReadable } = await run('okta-get-group-members', {
      groupName: 'Test Group',
      verbose: 'TRUE',
      limit: 1,
    });
    expect(HumanReadable).toMatch(/^### Users for group: Test Group:\n ### User:ann@example.com\n### Profile\n/);
    expect(HumanReadable).toContain('### Additional Data\n');
  });

  it('needs a group', async () => {
    const { fail, requestsOf } = await open();
    const asked = await requestsOf(async () =>
      expect(await fail('okta-get-group-members', {})).toContain("You must supply either 'groupName' or 'groupId"),
    );
    expect(asked).toEqual([]);
  });
});

describe('okta-create-group', () => {
  it('makes a group with its description', async () => {
    const { run, org } = await open();
    const entry = await run('okta-create-group', { name: 'Zoë|1', description: 'New' });
    const group = org.groupByName('Zoë|1');
    expect(group?.profile).toMatchObject({ name: 'Zoë|1', description: 'New' });
    expect(entry.HumanReadable).toBe(`Group Created: [GroupID:${group?.id}, GroupName: Zoë|1]`);
    expect(entry.EntryContext?.['OktaGroup(val.ID && val.ID === obj.ID)']).toEqual([
      { ID: group?.id, Name: 'Zoë|1', Description: 'New', Type: 'OKTA_GROUP' },
    ]);
  });

  it('needs a name', async () => {
    const { fail } = await open();
    expect(await fail('okta-create-group', { description: 'x' })).toContain("Missing required argument 'name'");
  });
});
