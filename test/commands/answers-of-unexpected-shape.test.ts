import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../support/fake-okta.ts';
import { toLogEvent } from '../support/log-event.ts';

const { okta, run, fail } = fakeOkta();
const JSON_TYPE = { 'content-type': 'application/json' };
const METADATA = { 'Okta.Metadata(true)': {} };
const USER = { id: '00u1', profile: { login: 'a@b.test' } };

describe('an empty answer', () => {
  it.each([
    ['okta-list-groups', '/api/v1/groups', {}],
    ['okta-list-zones', '/api/v1/zones', {}],
    ['okta-get-zone', '/api/v1/zones/nzo1', { zoneID: 'nzo1' }],
    ['okta-get-user-factors', '/api/v1/users/00u1/factors', { userId: '00u1' }],
    ['okta-get-logs', '/api/v1/logs', {}],
  ])('to a question is no "nothing found": %s', async (command, address, args) => {
    okta().get(address).query(true).reply(200, '');
    expect(await fail(command, args)).toContain(
      `Failed to execute ${command} command. Error: Failed to parse json object from response: Okta answered 200 with no body`,
    );
  });

  it('to a change of a user is an empty object, and null stays null', async () => {
    okta().post('/api/v1/users/a@b.test/lifecycle/suspend').reply(204);
    expect((await run('okta-suspend-user', { username: 'a@b.test' })).Contents).toEqual({});
    okta().post('/api/v1/users/a@b.test/lifecycle/suspend').reply(200, 'null', JSON_TYPE);
    // Where the raw answer is nothing, Cortex takes what goes into the context.
    expect((await run('okta-suspend-user', { username: 'a@b.test' })).Contents).toEqual(METADATA);
  });
});

describe('no event', () => {
  it.each([
    ['[]', []],
    ['{}', {}],
    ['null', METADATA],
  ])('is what %s says in the place of a list of events', async (body, contents) => {
    okta().get('/api/v1/logs').query(true).reply(200, body, JSON_TYPE);
    const entry = await run('okta-get-failed-logins');
    expect(entry).toMatchObject({ HumanReadable: 'No logs found', EntryContext: METADATA });
    expect(entry.Contents).toEqual(contents);
  });
});

describe('an answer whose text is all that counts', () => {
  const ADD = { userId: '00u1', groupId: '00g1' };

  it('may be any text', async () => {
    okta().put('/api/v1/groups/00g1/users/00u1').reply(200, 'done', JSON_TYPE);
    expect(await run('okta-add-to-group', ADD)).toMatchObject({ Contents: 'done', ContentsFormat: 'text' });
  });

  it('is not Okta’s where it is a page', async () => {
    okta().put('/api/v1/groups/00g1/users/00u1').reply(200, '<html>', { 'content-type': 'text/html; charset=utf-8' });
    expect(await fail('okta-add-to-group', ADD)).toContain('Okta answered 200 with a page');
  });
});

describe('a zone that was made', () => {
  it.each([
    ['', 204, 'Got empty response.', METADATA],
    ['{}', 200, 'Zone not created.', {}],
  ])('and is answered with "%s"', async (body, status, readable, contents) => {
    okta().post('/api/v1/zones').reply(status, body);
    const entry = await run('okta-create-zone', { name: 'N', gateway_ips: '1.1.1.1' });
    expect(entry.HumanReadable).toBe(readable);
    expect(entry.Contents).toEqual(contents);
  });
});

describe('a state that has changed', () => {
  it.each(['[]', '"done"', '5', 'true'])('has changed whatever the answer is: %s', async (body) => {
    okta().post('/api/v1/users/a@b.test/lifecycle/deactivate').reply(200, body, JSON_TYPE);
    const entry = await run('okta-deactivate-user', { username: 'a@b.test' });
    expect(entry.HumanReadable).toBe('### User a@b.test deactivated');
  });
});

describe('members of an unusual type', () => {
  it('are shown as they are in tables of groups and zones', async () => {
    okta()
      .get('/api/v1/groups')
      .query(true)
      .reply(200, [{ id: 7, objectClass: 'okta:user_group', profile: { name: 'G' } }]);
    expect((await run('okta-list-groups')).HumanReadable).toContain('|  |  | 7 |  |  | G | okta:user_group |  |');
    okta()
      .get('/api/v1/zones')
      .query(true)
      .reply(200, [{ id: 'nzo1', gateways: ['1.1.1.1'] }]);
    expect((await run('okta-list-zones')).HumanReadable).toContain('|  | nzo1 | 1.1.1.1 |  |  |  |  |');
  });

  it.each([
    [{ request: { ipChain: '' } }, '|  | CHROME on Mac OS X Computer |'],
    [{ client: { device: {}, userAgent: { browser: 'B', os: 'O' } } }, '| B on O Unknown device |'],
    [{ target: '' }, '| - |'],
    [{ actor: { displayName: '', type: 'User' } }, '|  (User) |'],
    [{ actor: { displayName: 'J', type: '' } }, '| J () |'],
    [{ outcome: { result: '', reason: 'R' } }, '| : R |'],
    [{ outcome: { result: 'FAILURE', reason: [] } }, '| FAILURE |'],
  ])('do not stop a log from being shown: %j', async (members, cells) => {
    okta()
      .get('/api/v1/logs')
      .query(true)
      .reply(200, JSON.stringify([toLogEvent(1, members)]));
    expect((await run('okta-get-logs')).HumanReadable).toContain(cells);
  });

  it('leave a login out of what is compared', async () => {
    okta()
      .get('/api/v1/users/00u1')
      .reply(200, { id: '00u1', status: 'DEPROVISIONED', profile: { login: 5 } });
    okta().delete('/api/v1/users/00u1').reply(204);
    expect((await run('okta-delete-user', { userId: '00u1' })).HumanReadable).toContain('Deleted');
  });

  it('among the gateways of a zone go back as they came', async () => {
    const zone = { id: 'nzo1', gateways: ['x', null] };
    okta().get('/api/v1/zones/nzo1').reply(200, zone);
    okta()
      .put('/api/v1/zones/nzo1', { ...zone, gateways: ['x', null, { type: 'CIDR', value: '8.8.8.8/32' }] })
      .reply(200, zone);
    await run('okta-update-zone', { zoneID: 'nzo1', gatewayIPs: '8.8.8.8', updateType: 'APPEND' });
    okta().get('/api/v1/zones/nzo1').reply(200, { id: 'nzo1', gateways: 'x' });
    expect(await fail('okta-update-zone', { zoneID: 'nzo1', gatewayIPs: '8.8.8.8', updateType: 'APPEND' })).toContain(
      'not a list',
    );
  });
});

describe('the context', () => {
  it('takes the dots in the names of a zone apart, as paths do', async () => {
    okta().get('/api/v1/zones/nzo1').reply(200, { id: 'nzo1', 'a.b': 1, 'a.c': 2 });
    expect((await run('okta-get-zone', { zoneID: 'nzo1' })).EntryContext).toMatchObject({
      'Okta.Zone(val.id && val.id === obj.id)': { id: 'nzo1', a: { b: 1, c: 2 } },
    });
  });

  it('says null of a user without an id', async () => {
    okta()
      .get('/api/v1/users/a@b.test')
      .reply(200, { profile: { login: 'a@b.test' } });
    expect((await run('okta-get-user', { username: 'a@b.test' })).EntryContext).toMatchObject({
      'Account(val.ID && val.ID === obj.ID)': [{ ID: null }],
    });
  });
});

describe('the groups in the details of a user', () => {
  it.each([
    [['g1'], true],
    ['g1', true],
    ['', false],
    [[], false],
    [null, false],
  ])('have a column where there are some: %j', async (group, isShown) => {
    okta()
      .get('/api/v1/users/00u1')
      .reply(200, { ...USER, group });
    const { HumanReadable } = await run('okta-get-user', { userId: '00u1', verbose: 'true' });
    expect(HumanReadable?.includes('|Group|')).toBe(isShown);
  });
});
