import { describe, expect, it } from 'vitest';
import type { AppRecord, Org } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf, NOW } from './org-client.ts';

describe('apps', () => {
  it('come twenty a page by default, and with q by the beginning of name or label', async () => {
    const apps = Array.from({ length: 45 }, (_, index) => ({ name: `tool_${index}`, label: `App ${index}` }));
    const { pages, list } = createOrgClient({ seed: { apps } });
    expect((await pages('/api/v1/apps')).pages).toBe(3);
    expect((await pages('/api/v1/apps?q=app')).rows).toHaveLength(45);
    expect((await list('/api/v1/apps?q=tool_44')).map((app) => app.label)).toEqual(['App 44']);
  });

  it('whose labels begin alike are both found', async () => {
    const { list } = createOrgClient();
    expect((await list('/api/v1/apps?q=Workday')).map((app) => app.label)).toEqual(['Workday', 'Workday Sandbox']);
  });

  it('take a group, again and again, with the next priority', async () => {
    const { call, simulator } = createOrgClient();
    const { org } = simulator;
    const app = [...org.apps.values()].find((one) => one.label === 'Salesforce');
    const group = org.groupByName('Finance');
    const path = `/api/v1/apps/${app?.id}/groups/${group?.id}`;
    const first = await call('PUT', path, {});
    expect(first).toMatchObject({ status: 200, body: { id: group?.id, priority: 2, profile: {} } });
    expect((await call('PUT', path, { priority: 7, profile: { role: 'x' } })).body).toMatchObject({
      priority: 7,
      profile: { role: 'x' },
    });
    expect((await call('PUT', path)).body).toMatchObject({ priority: 7, profile: { role: 'x' } });
    expect(app?.groups.size).toBe(3);
  });

  it('refuse a group while INACTIVE, and name what is missing', async () => {
    const { call, simulator } = createOrgClient();
    const { org } = simulator;
    const group = org.groupByName('Finance')?.id;
    const wiki = [...org.apps.values()].find((one) => one.status === 'INACTIVE')?.id;
    expect(failureOf(await call('PUT', `/api/v1/apps/${wiki}/groups/${group}`))).toMatchObject({
      status: 400,
      code: 'E0000001',
    });
    expect(failureOf(await call('PUT', `/api/v1/apps/0oaNope/groups/${group}`)).summary).toContain(
      '0oaNope (AppInstance)',
    );
    const [app] = org.apps.keys();
    expect(failureOf(await call('PUT', `/api/v1/apps/${app}/groups/00gNope`)).summary).toContain('00gNope (UserGroup)');
  });

  it('lose a group once, and with it the members who have the app through it alone', async () => {
    const { call, simulator, list } = createOrgClient();
    const app = appNamed(simulator.org, 'Salesforce');
    const path = `/api/v1/apps/${app.id}/groups/${simulator.org.groupByName('Sales')?.id}`;
    expect((await call('GET', path)).body).toMatchObject({ priority: 0 });
    expect((await call('DELETE', path)).status).toBe(204);
    expect(failureOf(await call('DELETE', path))).toMatchObject({ status: 404, code: 'E0000007' });
    expect(await list(`/api/v1/apps/${app.id}/users?q=marcus`)).toEqual([]);
  });

  it('change the priority and the profile of a group by a JSON patch', async () => {
    const { call, simulator } = createOrgClient();
    const app = appNamed(simulator.org, 'Salesforce');
    const group = String(simulator.org.groupByName('Sales')?.id);
    const path = `/api/v1/apps/${app.id}/groups/${group}`;
    await call('PUT', path, { priority: 1, profile: { role: 'user', team: 'north' } });
    const patch = (...operations: object[]) => call('PATCH', path, operations);
    const { body } = await patch(
      { op: 'replace', path: '/priority', value: 5 },
      { op: 'remove', path: '/profile/team' },
    );
    expect(body).toMatchObject({ priority: 5, profile: { role: 'user' } });
    expect(app.groups.get(group)?.profile).toEqual({ role: 'user' });
    for (const wrong of [
      { op: 'add', path: '/priority', value: 1 },
      { op: 'replace', path: '/label', value: 'x' },
    ]) {
      expect(failureOf(await patch(wrong))).toMatchObject({ status: 400, code: 'E0000001' });
    }
  });

  it('are activated and deactivated, a repeat being no error and leaving no event', async () => {
    const { call, simulator } = createOrgClient();
    const app = appNamed(simulator.org, 'Salesforce');
    const events = simulator.org.log.size;
    for (const verb of ['deactivate', 'deactivate', 'activate', 'activate']) {
      expect(await call('POST', `/api/v1/apps/${app.id}/lifecycle/${verb}`)).toMatchObject({ status: 200, body: {} });
    }
    expect([app.status, simulator.org.log.size - events]).toEqual(['ACTIVE', 2]);
  });

  it('are deleted only when they are INACTIVE', async () => {
    const { call, simulator } = createOrgClient();
    const path = `/api/v1/apps/${appNamed(simulator.org, 'Salesforce').id}`;
    expect(failureOf(await call('DELETE', path))).toMatchObject({
      status: 403,
      code: 'E0000056',
      causes: ['The application must be deactivated before deletion.'],
    });
    await call('POST', `${path}/lifecycle/deactivate`);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
  });

  it("of Okta's own cannot be changed", async () => {
    const { call, simulator } = createOrgClient({ seed: { apps: [{ label: 'Okta Admin Console', system: true }] } });
    const path = `/api/v1/apps/${appNamed(simulator.org, 'Okta Admin Console').id}`;
    for (const [method, tail] of [
      ['POST', '/lifecycle/deactivate'],
      ['DELETE', ''],
    ] as const) {
      expect(failureOf(await call(method, path + tail))).toMatchObject({ status: 403, code: 'E0000143' });
    }
  });
});

describe('the client secrets of an app', () => {
  it('are shown, and the last active one can neither be deactivated nor deleted', async () => {
    const { call, list, simulator } = createOrgClient();
    const path = `/api/v1/apps/${appNamed(simulator.org, 'Mail Merge Pro').id}/credentials/secrets`;
    const [secret] = await list(path);
    expect(secret).toMatchObject({ status: 'ACTIVE', client_secret: expect.stringMatching(/.{30,}/) });
    const one = `${path}/${secret?.id}`;
    for (const [method, target] of [
      ['POST', `${one}/lifecycle/deactivate`],
      ['DELETE', one],
    ] as const) {
      expect(failureOf(await call(method, target))).toMatchObject({ status: 400, code: 'E0000001' });
    }
    expect((await call('GET', `${path}/ocs0`)).status).toBe(404);
  });

  it('are deactivated and then deleted beside another active one', async () => {
    const { call, list, simulator } = createOrgClient();
    const app = appNamed(simulator.org, 'Mail Merge Pro');
    app.secrets.push({
      id: 'ocs0000000000second1',
      status: 'ACTIVE',
      value: 'x'.repeat(40),
      hash: 'y',
      createdMs: NOW,
    });
    const one = `/api/v1/apps/${app.id}/credentials/secrets/ocs0000000000second1`;
    expect((await call('POST', `${one}/lifecycle/deactivate`)).body).toMatchObject({ status: 'INACTIVE' });
    expect((await call('POST', `${one}/lifecycle/activate`)).body).toMatchObject({ status: 'ACTIVE' });
    await call('POST', `${one}/lifecycle/deactivate`);
    expect((await call('DELETE', one)).status).toBe(204);
    expect(await list(`/api/v1/apps/${app.id}/credentials/secrets`)).toHaveLength(1);
  });
});

describe('the apps of a user', () => {
  it('are found by filter, direct ones and those of their groups, with the assignment if asked', async () => {
    const { list, pages, simulator } = createOrgClient();
    const jane = simulator.org.resolveUser('jane.doe').id;
    const filter = encodeURIComponent(`user.id eq "${jane}"`);
    const rows = await list(`/api/v1/apps?filter=${filter}&expand=user/${jane}&limit=200`);
    const scopes = rows.map((row) => [
      row.label,
      (row as { _embedded: { user: { scope: string } } })._embedded.user.scope,
    ]);
    expect(scopes).toEqual(
      expect.arrayContaining([
        ['Workday', 'USER'],
        ['AWS Production', 'GROUP'],
      ]),
    );
    // The next link forgets expand, as Okta's does.
    const { rows: paged } = await pages(`/api/v1/apps?filter=${filter}&expand=user/${jane}&limit=1`);
    expect(paged.map((row) => '_embedded' in row)).toEqual(paged.map((_row, index) => index === 0));
  });

  it('cannot be expanded for somebody else than the filter names', async () => {
    const { call, simulator } = createOrgClient();
    const answer = await call('GET', `/api/v1/apps?expand=user/${simulator.org.resolveUser('jane.doe').id}`);
    expect(failureOf(answer)).toMatchObject({ status: 400, code: 'E0000063' });
  });

  it('are found by group, too', async () => {
    const { list, simulator } = createOrgClient();
    const filter = encodeURIComponent(`group.id eq "${simulator.org.groupByName('People')?.id}"`);
    expect((await list(`/api/v1/apps?filter=${filter}`)).map((row) => row.label)).toEqual(['Workday']);
  });
});

describe('the users of an app', () => {
  it('get it, cannot get it twice, and lose it', async () => {
    const { call, simulator } = createOrgClient();
    const { org } = simulator;
    const users = `/api/v1/apps/${appNamed(org, 'Workday').id}/users`;
    const [jane, wei] = ['jane.doe', 'wei.zhang'].map((name) => org.resolveUser(name).id);
    expect((await call('DELETE', `${users}/${jane}`)).status).toBe(204);
    expect(failureOf(await call('GET', `${users}/${jane}`)).summary).toContain('(AppUser)');
    expect(failureOf(await call('GET', `${users}/00uNobody`)).summary).toContain('(User)');
    expect((await call('POST', users, { id: wei, scope: 'USER' })).status).toBe(200);
    expect(failureOf(await call('POST', users, { id: wei }))).toMatchObject({
      status: 409,
      code: 'E0000062',
      summary: 'The specified user is already assigned to the application.',
    });
    expect((await call('POST', `${users}/${wei}`, { profile: { seat: 4 } })).body).toMatchObject({
      scope: 'USER',
      profile: { seat: 4 },
    });
    expect((await call('GET', `${users}/${wei}?expand=user`)).body).toMatchObject({ _embedded: { user: { id: wei } } });
  });

  it('who have it through a group keep it, also where it was assigned to them as well', async () => {
    const { call, simulator, list } = createOrgClient();
    const { org } = simulator;
    const users = `/api/v1/apps/${appNamed(org, 'Workday').id}/users`;
    const hanna = org.resolveUser('hanna.virtanen').id;
    const forbidden = { status: 403, code: 'E0000046', summary: 'Deactivate application for user forbidden.' };
    expect(failureOf(await call('DELETE', `${users}/${hanna}`))).toMatchObject(forbidden);
    expect((await list(`${users}?q=hanna`)).map((row) => row.scope)).toEqual(['GROUP']);
    expect((await call('POST', users, { id: hanna })).body).toMatchObject({ scope: 'USER' });
    expect(failureOf(await call('DELETE', `${users}/${hanna}`))).toMatchObject(forbidden);
  });

  it('must be active', async () => {
    const { call, simulator } = createOrgClient();
    const { org } = simulator;
    const users = `/api/v1/apps/${appNamed(org, 'Workday').id}/users`;
    const answer = await call('POST', users, { id: org.resolveUser('dora.leaver').id });
    expect(failureOf(answer)).toMatchObject({ status: 403, code: 'E0000117' });
  });
});

function appNamed(org: Org, label: string): AppRecord {
  const app = [...org.apps.values()].find((one) => one.label === label);
  if (app === undefined) throw new TypeError(`no app ${label}`);
  return app;
}
