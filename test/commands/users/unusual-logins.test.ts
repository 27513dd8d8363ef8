import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const { okta, run, fail } = fakeOkta();
const filterFor = (login: string) => ({ filter: `profile.login eq ${JSON.stringify(login)}`, limit: 2 });
const toSegment = (login: string) => encodeURIComponent(login).replace('%40', '@');
const notThere = { errorCode: 'E0000007', errorSummary: 'Not found: Resource not found', errorCauses: [] };

describe('a login with an apostrophe', () => {
  const LOGIN = "o'brien@acme.test";
  const user = { id: '00u1111111111111aaaa', status: 'STAGED', profile: { login: LOGIN } };

  it('goes into the path as it is', async () => {
    okta().post(`/api/v1/users/${LOGIN}/lifecycle/suspend`).reply(200, {});
    expect((await run('okta-suspend-user', { username: LOGIN })).HumanReadable).toContain('Suspended');
    okta().get(`/api/v1/users/${LOGIN}`).reply(200, user);
    expect((await run('okta-get-user', { username: LOGIN })).HumanReadable).toContain(user.id);
  });
});

describe.each(['jo ann@acme.test', 'jörg@acme.test', 'a#b@acme.test', 'a/b@acme.test', 'a"b@acme.test'])(
  'the login %s',
  (login) => {
    const user = { id: '00u1111111111111aaaa', status: 'ACTIVE', profile: { login: login.toUpperCase() } };

    it('is resolved by a filter, compared without regard to case, and acted on by id', async () => {
      okta().get('/api/v1/users').query(filterFor(login)).reply(200, [user]);
      okta().post(`/api/v1/users/${user.id}/lifecycle/suspend`).reply(200, {});
      await run('okta-suspend-user', { username: login });
    });

    it.each([
      ['okta-suspend-user', {}],
      ['okta-deactivate-user', {}],
      ['okta-delete-user', {}],
      ['okta-set-password', { password: 'N3wPa55word!' }],
    ])('%s acts on nobody where Okta answers with somebody else', async (command, args) => {
      const other = { ...user, profile: { login: 'someone.else@acme.test' } };
      okta().get('/api/v1/users').query(filterFor(login)).reply(200, [other]);
      if (!login.includes('/'))
        okta()
          .get(`/api/v1/users/${toSegment(login)}`)
          .reply(404, notThere);
      const message = await fail(command, { username: login, ...args });
      expect(message).toContain(`Failed to find userID for: ${login} username.`);
    });
  },
);

describe('a login that Okta spells in another way', () => {
  it('is acted on where the path of the login means the same user', async () => {
    const user = { id: '00u1111111111111aaaa', status: 'ACTIVE', profile: { login: 'jorg@acme.test' } };
    okta().get('/api/v1/users').query(filterFor('jörg@acme.test')).reply(200, [user]);
    okta().get('/api/v1/users/j%C3%B6rg@acme.test').reply(200, user);
    okta().post(`/api/v1/users/${user.id}/lifecycle/suspend`).reply(200, {});
    await run('okta-suspend-user', { username: 'jörg@acme.test' });
  });
});

describe('an e-mail address', () => {
  it.each([
    ['of somebody else', 'someone.else@acme.test'],
    ['that is missing', undefined],
  ])('%s in the answer finds nobody', async (_case, email) => {
    okta()
      .get('/api/v1/users')
      .query(true)
      .reply(200, [{ id: '00u1', profile: { login: 'x@acme.test', email } }]);
    const entry = await run('okta-get-user', { userEmail: 'ann@acme.test' });
    expect(entry.HumanReadable).toBe("User 'ann@acme.test' was not found.");
  });

  it('counts without regard to case', async () => {
    const user = { id: '00u1', profile: { login: 'x@acme.test', email: 'Ann@Acme.test' } };
    okta().get('/api/v1/users').query(true).reply(200, [user]);
    expect((await run('okta-get-user', { userEmail: 'ann@acme.test' })).Contents).toEqual([user]);
  });
});

describe('a change of a deactivated user', () => {
  const user = { id: '00u1111111111111aaaa', status: 'DEPROVISIONED', profile: { login: 'ann@acme.test' } };

  it.each([
    ['okta-suspend-user', { username: 'ann@acme.test' }, 'ann@acme.test/lifecycle/suspend'],
    ['okta-update-user', { username: 'ann@acme.test', title: 'Boss' }, 'ann@acme.test'],
    ['okta-set-password', { username: 'ann@acme.test', password: 'N3wPa55word!' }, 'ann@acme.test'],
  ])('by %s fails with Okta’s 404 and the status', async (command, args, address) => {
    okta().post(`/api/v1/users/${address}`).reply(404, notThere);
    okta().get('/api/v1/users/ann@acme.test').reply(200, user);
    const message = await fail(command, args);
    expect(message).toContain('Error in API call [404]');
    expect(message).toContain('ann@acme.test exists but is deactivated (status DEPROVISIONED)');
  });

  it('says so, too, where the user was looked up before', async () => {
    okta()
      .get('/api/v1/users/ann')
      .reply(200, { ...user, profile: { login: 'ann' } });
    okta().post(`/api/v1/users/${user.id}/lifecycle/suspend`).reply(404, notThere);
    expect(await fail('okta-suspend-user', { username: 'ann' })).toContain('status DEPROVISIONED');
  });
});

describe('okta-update-user', () => {
  it('clears attributes, beside those that it sets', async () => {
    const profile = { login: 'ann@acme.test', title: 'Boss', department: null, city: null };
    okta().post('/api/v1/users/ann@acme.test', { profile }).reply(200, { id: '00u1', profile });
    await run('okta-update-user', { username: 'ann@acme.test', title: 'Boss', clearAttributes: 'department, city' });
  });

  it('refuses to set and clear one attribute before anything is asked', async () => {
    const args = { username: 'ann@acme.test', title: 'Boss', clearAttributes: ['title', 'city'] };
    expect(await fail('okta-update-user', args)).toContain('Set an attribute or clear it, not both: title.');
  });

  it('takes the provider type LDAP', async () => {
    okta()
      .post('/api/v1/users/ann@acme.test', (body) => body.credentials.provider.type === 'LDAP')
      .reply(200, { id: '00u1' });
    await run('okta-update-user', { username: 'ann@acme.test', providerType: 'ldap', providerName: 'directory' });
  });
});

describe('okta-update-zone', () => {
  it.each(['DYNAMIC', 'DYNAMIC_V2'])(
    'refuses addresses for a zone of the type %s, and changes nothing',
    async (type) => {
      okta().get('/api/v1/zones/nzo1').reply(200, { id: 'nzo1', name: 'Countries', type });
      const message = await fail('okta-update-zone', { zoneID: 'nzo1', gatewayIPs: '10.0.0.1' });
      expect(message).toContain(`Zone nzo1 is of the type ${type} and holds no addresses; nothing was changed.`);
    },
  );
});
