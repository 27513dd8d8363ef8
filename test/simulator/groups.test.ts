import { describe, expect, it } from 'vitest';
import { createOrgClient, failureOf, loginsOf, NOW } from './org-client.ts';

const namesOf = (rows: Record<string, unknown>[]): unknown[] =>
  rows.map((row) => (row.profile as Record<string, unknown>).name);

describe('groups', () => {
  it('are found with q by the beginning of their name, exact ones first, on one page without links', async () => {
    const { call, list } = createOrgClient();
    expect(namesOf(await list('/api/v1/groups?q=it'))).toEqual(['IT', 'IT Administrators']);
    expect(namesOf(await list('/api/v1/groups?q=Users'))).toEqual([]);
    expect((await call('GET', '/api/v1/groups?q=it&limit=1')).headers.get('link')).toBeNull();
  });

  it('take q and filter together', async () => {
    const { list } = createOrgClient();
    const filter = encodeURIComponent('type eq "BUILT_IN"');
    expect(namesOf(await list(`/api/v1/groups?q=e&filter=${filter}`))).toEqual(['Everyone']);
  });

  it('come in pages, by next links that drop expand', async () => {
    const { pages, call } = createOrgClient();
    const { rows, pages: count } = await pages('/api/v1/groups?limit=5');
    expect([rows.length, count]).toEqual([12, 3]);
    const { headers } = await call('GET', '/api/v1/groups?expand=stats&limit=5');
    expect(headers.get('link')).toMatch(/expand=stats.*rel="self".*rel="next"$/);
    expect(headers.get('link')?.split('rel="self"')[1]).not.toContain('expand');
  });

  it('are created, changed and deleted', async () => {
    const { call, simulator } = createOrgClient();
    const profile = { name: 'Red Team', description: 'Break in' };
    const { status, body } = await call('POST', '/api/v1/groups', { profile });
    expect(status).toBe(200);
    const { id } = body as { id: string };
    expect(simulator.org.group(id)).toMatchObject({ type: 'OKTA_GROUP', profile, createdMs: NOW });
    await call('PUT', `/api/v1/groups/${id}`, { profile: { name: 'Purple Team' } });
    expect(simulator.org.group(id).profile).toEqual({ name: 'Purple Team', description: null });
    expect((await call('DELETE', `/api/v1/groups/${id}`)).status).toBe(204);
    expect(failureOf(await call('GET', `/api/v1/groups/${id}`)).summary).toBe(
      `Not found: Resource not found: ${id} (UserGroup)`,
    );
  });

  it.each([
    ['no name', {}, 'name: The field cannot be left blank'],
    [
      'a taken name in other letters',
      { name: 'finance' },
      'name: An object with this field already exists in the current organization',
    ],
    ['a name of 256 letters', { name: 'x'.repeat(256) }, 'name: String length must be less than or equal to 255'],
    [
      'a description of 1025 letters',
      { name: 'x', description: 'y'.repeat(1025) },
      'description: String length must be less than or equal to 1024',
    ],
  ])('are refused with %s', async (_what, profile, cause) => {
    const { call, simulator } = createOrgClient();
    const failure = failureOf(await call('POST', '/api/v1/groups', { profile }));
    expect(failure).toMatchObject({ status: 400, code: 'E0000001', causes: [cause] });
    expect(simulator.org.groups.size).toBe(12);
  });

  it('take and lose a member, a repeat being no error and leaving no second event', async () => {
    const { call, simulator } = createOrgClient();
    const { org } = simulator;
    const group = org.groupByName('Marketing');
    const { id } = org.resolveUser('jane.doe');
    const path = `/api/v1/groups/${group?.id}/users/${id}`;
    const events = org.log.size;
    expect([(await call('PUT', path)).status, (await call('PUT', path)).status]).toEqual([204, 204]);
    expect(group?.members.has(id)).toBe(true);
    expect(group?.lastMembershipUpdatedMs).toBe(NOW);
    expect([(await call('DELETE', path)).status, (await call('DELETE', path)).status]).toEqual([204, 204]);
    expect(group?.members.has(id)).toBe(false);
    expect(org.log.size).toBe(events + 2);
  });

  it.each(['Everyone', 'Executives'])('of another kind (%s) take nobody by hand', async (name) => {
    const { call, simulator } = createOrgClient();
    const group = simulator.org.groupByName(name);
    const { id } = simulator.org.resolveUser('wei.zhang');
    const members = group?.members.size;
    for (const method of ['PUT', 'DELETE']) {
      const answer = await call(method, `/api/v1/groups/${group?.id}/users/${id}`);
      expect(failureOf(answer)).toMatchObject({ status: 403, code: 'E0000006' });
    }
    expect(group?.members.size).toBe(members);
  });

  it('are deleted unless they are built in', async () => {
    const { call, simulator } = createOrgClient();
    const idOf = (name: string) => simulator.org.groupByName(name)?.id;
    const answer = await call('DELETE', `/api/v1/groups/${idOf('Everyone')}`);
    expect(failureOf(answer)).toMatchObject({ status: 403, code: 'E0000006' });
    expect((await call('DELETE', `/api/v1/groups/${idOf('Executives')}`)).status).toBe(204);
    expect(idOf('Executives')).toBeUndefined();
  });

  it('list their apps', async () => {
    const { list, simulator } = createOrgClient();
    const sales = simulator.org.groupByName('Sales')?.id;
    expect((await list(`/api/v1/groups/${sales}/apps?limit=200`)).map((app) => app.label)).toEqual(['Salesforce']);
  });

  it('that a rule fills note who was changed by hand', async () => {
    const { call, simulator } = createOrgClient();
    const sales = simulator.org.groupByName('Sales');
    const { id } = simulator.org.resolveUser('marcus.reed');
    await call('DELETE', `/api/v1/groups/${sales?.id}/users/${id}`);
    const rule = [...simulator.org.groupRules.values()].find((one) => one.groupIds.includes(String(sales?.id)));
    expect(rule?.excludedUserIds.has(id)).toBe(true);
  });

  it('take ids only, and name what is missing', async () => {
    const { call, simulator } = createOrgClient();
    const group = simulator.org.groupByName('Marketing');
    const answer = await call('PUT', `/api/v1/groups/${group?.id}/users/jane.doe@acme.example`);
    expect(failureOf(answer).summary).toContain('jane.doe@acme.example (User)');
    const { id } = simulator.org.resolveUser('jane.doe');
    expect(failureOf(await call('PUT', `/api/v1/groups/00gNope/users/${id}`)).summary).toContain('00gNope (UserGroup)');
  });

  it('list their members, of every status, a thousand a page', async () => {
    const { pages, simulator } = createOrgClient({ users: 1500 });
    const everyone = simulator.org.groupByName('Everyone')?.id;
    const { rows, pages: count } = await pages(`/api/v1/groups/${everyone}/users`);
    expect([rows.length, count]).toEqual([1500, 2]);
    expect(loginsOf(rows)).toContain('dora.leaver@acme.example');
  });
});
