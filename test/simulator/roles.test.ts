import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf, type OrgClient } from './org-client.ts';

const ANN = '00u00000000000000ann';
const BOB = '00u00000000000000bob';
const DESK = '00g0000000000000desk';
const ROLES = `/api/v1/users/${ANN}/roles`;
const SEED: OrgSeed = {
  groups: [{ id: DESK, name: 'Desk', roles: [{ type: 'REPORT_ADMIN', label: 'Report Administrator' }] }],
  users: [
    { id: ANN, profile: { login: 'ann@acme.example' } },
    { id: BOB, profile: { login: 'bob@acme.example' }, groups: ['Desk'] },
  ],
  groupRules: [{ name: 'Filled', expression: 'user.city=="Bonn"', groups: ['Desk'] }],
};
const open = (): OrgClient => createOrgClient({ seed: SEED });
const lastEvent = ({ simulator }: OrgClient) => [...simulator.org.log.ascendingFrom(0, 0)].at(-1)?.event;

describe('admin roles of a user', () => {
  it.each([
    ['APP_ADMIN', 'IFIFAX2BIRGUSTQ'],
    ['HELP_DESK_ADMIN', 'JBCUYUC7IRCVGS27IFCE2SKO'],
    ['USER_ADMIN', 'KVJUKUS7IFCE2SKO'],
    ['GROUP_MEMBERSHIP_ADMIN', 'I5JE6VKQL5GUKTKCIVJFGSCJKBPUCRCNJFHA'],
  ])('have the same id for everybody where they take targets: %s', async (type, id) => {
    const { call } = open();
    for (const user of [ANN, BOB]) {
      const answer = await call('POST', `/api/v1/users/${user}/roles`, { type });
      expect(answer).toMatchObject({ status: 201, body: { id, type, assignmentType: 'USER' } });
    }
  });

  it('have ids of their own otherwise', async () => {
    const { call } = open();
    const { body } = await call('POST', ROLES, { type: 'SUPER_ADMIN' });
    expect((body as { id: string }).id).toMatch(/^ra1\w{17}$/);
    const [roles, sets] = [
      (await call('GET', '/api/v1/iam/roles')).body,
      (await call('GET', '/api/v1/iam/resource-sets')).body,
    ];
    const [{ id: role }] = (roles as { roles: [{ id: string }] }).roles;
    const [{ id: resourceSet }] = (sets as { 'resource-sets': [{ id: string }] })['resource-sets'];
    const custom = { type: 'CUSTOM', role, 'resource-set': resourceSet };
    const answer = await call('POST', ROLES, custom);
    expect(answer.body).toMatchObject({ ...custom, label: 'Password desk', id: expect.stringMatching(/^irb/) });
    for (const wrong of [
      { ...custom, role: 'cr0' },
      { ...custom, 'resource-set': 'iam0' },
    ]) {
      expect(failureOf(await call('POST', ROLES, wrong)).status).toBe(404);
    }
    expect(answer.body).toHaveProperty('_links.member.href');
  });

  it('cannot be given twice, nor be of a type that Okta does not know', async () => {
    const { call } = open();
    await call('POST', ROLES, { type: 'ORG_ADMIN' });
    expect(failureOf(await call('POST', ROLES, { type: 'ORG_ADMIN' }))).toMatchObject({
      status: 409,
      code: 'E0000090',
      summary: 'The role specified is already assigned to the user.',
    });
    for (const body of [{ type: 'KING' }, {}, { type: 'CUSTOM', role: 'cr0' }, { type: 'toString' }]) {
      expect(failureOf(await call('POST', ROLES, body))).toMatchObject({ status: 400, code: 'E0000001' });
    }
  });

  it('are taken away once, and leave events that tell what is left', async () => {
    const client = open();
    const { call, list } = client;
    const { body } = await call('POST', ROLES, { type: 'ORG_ADMIN' });
    expect(lastEvent(client)).toMatchObject({
      eventType: 'user.account.privilege.grant',
      target: [{ id: ANN }],
      debugContext: { debugData: { privilegeGranted: 'Organization Administrator' } },
    });
    const path = `${ROLES}/${(body as { id: string }).id}`;
    expect((await call('GET', path)).status).toBe(200);
    expect((await call('DELETE', path)).status).toBe(204);
    expect(lastEvent(client)?.eventType).toBe('user.account.privilege.revoke');
    expect(failureOf(await call('DELETE', path)).summary).toContain('(RoleAssignment)');
    expect(await list(ROLES)).toEqual([]);
  });

  it('that come through a group are listed and can be taken from the group alone', async () => {
    const { call, list } = open();
    const [role] = await list(`/api/v1/users/${BOB}/roles`);
    expect(role).toMatchObject({ type: 'REPORT_ADMIN', assignmentType: 'GROUP', id: expect.stringMatching(/^gra/) });
    expect(role).toHaveProperty('_links.assignee.href', expect.stringMatching(new RegExp(`/groups/${DESK}$`)));
    const path = `/roles/${role?.id}`;
    expect((await call('GET', `/api/v1/users/${BOB}${path}`)).status).toBe(200);
    expect((await call('DELETE', `/api/v1/users/${BOB}${path}`)).status).toBe(404);
    expect((await call('DELETE', `/api/v1/groups/${DESK}${path}`)).status).toBe(204);
    expect(await list(`/api/v1/users/${BOB}/roles`)).toEqual([]);
  });

  it('show what they are limited to', async () => {
    const roles = [
      { type: 'HELP_DESK_ADMIN', label: 'Help Desk Administrator', targets: [DESK] },
      { type: 'APP_ADMIN', label: 'Application Administrator', targets: ['salesforce'] },
    ];
    const { call, list } = createOrgClient({
      seed: {
        ...SEED,
        apps: [{ name: 'salesforce', label: 'Salesforce' }],
        users: [{ id: ANN, profile: { login: 'ann@acme.example' }, roles }],
      },
    });
    const desk = `${ROLES}/JBCUYUC7IRCVGS27IFCE2SKO/targets`;
    const apps = `${ROLES}/IFIFAX2BIRGUSTQ/targets`;
    expect(await list(desk)).toMatchObject([{ orn: expect.stringMatching(new RegExp(`groups:${DESK}$`)) }]);
    expect(await list(`${desk}/groups`)).toMatchObject([{ id: DESK }]);
    expect(await list(`${apps}/catalog/apps`)).toMatchObject([{ name: 'salesforce', displayName: 'Salesforce' }]);
    expect(failureOf(await call('GET', `${apps}/groups`)).code).toBe('E0000091');
    expect(await list(`${ROLES}?expand=targets/groups`)).toMatchObject([
      { _embedded: { targets: { groups: [{ id: DESK }] } } },
      { type: 'APP_ADMIN' },
    ]);
  });
});

describe('admin roles of a group', () => {
  it.each([
    ['one that a rule fills', DESK, 'E0000192'],
    ['a built-in one', 'Everyone', 'E0000211'],
  ])('are refused for %s', async (_what, name, code) => {
    const { call, simulator } = open();
    const id = simulator.org.groupByName(name)?.id ?? name;
    const answer = await call('POST', `/api/v1/groups/${id}/roles`, { type: 'ORG_ADMIN' });
    expect(failureOf(answer)).toMatchObject({ status: 400, code });
  });

  it('are given, read and counted', async () => {
    const client = createOrgClient({ seed: { groups: [{ id: DESK, name: 'Desk' }] } });
    const path = `/api/v1/groups/${DESK}/roles`;
    const { status, body } = await client.call('POST', path, { type: 'USER_ADMIN' });
    expect([status, (body as { assignmentType: string }).assignmentType]).toEqual([201, 'GROUP']);
    expect((await client.call('POST', path, { type: 'USER_ADMIN' })).status).toBe(409);
    expect(await client.list(path)).toHaveLength(1);
    expect((await client.call('GET', `${path}/KVJUKUS7IFCE2SKO`)).status).toBe(200);
    expect(await client.list('/api/v1/groups?expand=stats&q=Desk')).toMatchObject([
      { _embedded: { stats: { hasAdminPrivlege: true } } },
    ]);
    expect(lastEvent(client)?.eventType).toBe('group.privilege.grant');
  });
});

describe('custom roles and resource sets', () => {
  it('are read by id or label, with their permissions', async () => {
    const { call } = open();
    const role = await call('GET', '/api/v1/iam/roles/Password%20desk');
    expect(role).toMatchObject({ status: 200, body: { label: 'Password desk' } });
    const { id } = role.body as { id: string };
    expect((await call('GET', `/api/v1/iam/roles/${id}/permissions`)).body).toMatchObject({
      permissions: expect.arrayContaining([expect.objectContaining({ label: 'okta.users.read' })]),
    });
    expect((await call('GET', '/api/v1/iam/resource-sets/All%20people')).status).toBe(200);
    expect((await call('GET', '/api/v1/iam/resource-sets/nothing')).status).toBe(404);
    expect((await call('GET', '/api/v1/iam/roles/nothing/permissions')).status).toBe(404);
  });
});

describe('the list of everybody with a role', () => {
  it('has ids of direct and group admins, and pages by a link in the body', async () => {
    const { call, simulator } = open();
    await call('POST', ROLES, { type: 'ORG_ADMIN' });
    const ids: string[] = [];
    let path: string | undefined = '/api/v1/iam/assignees/users?limit=2';
    while (path !== undefined) {
      const answer = await call('GET', path);
      expect(answer.headers.get('link')).toBeNull();
      const page = answer.body as { value: { id: string; orn: string }[]; _links?: { next: { href: string } } };
      ids.push(...page.value.map(({ id }) => id));
      path = page._links?.next.href;
    }
    expect(ids).toEqual([ANN, BOB, simulator.org.ownerId]);
    expect((await call('GET', '/api/v1/iam/assignees/users?after=nobody')).status).toBe(400);
  });
});
