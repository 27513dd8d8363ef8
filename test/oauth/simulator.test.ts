import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/okta/auth/context-store.ts';
import { testKey } from '../support/oauth-keys.ts';
import { ALL_SCOPES, CLIENT_ID, failWith, openOAuthOrg, skewed, succeed } from '../support/oauth-org.ts';

const TOKEN = 'POST /oauth2/v1/token';
const USERS = 'GET /api/v1/users';

describe('OAuth at the simulated org', () => {
  it('passes the connection test, asking for one token', async () => {
    const org = await openOAuthOrg();
    const entry = await succeed(org.instance(), 'test-module');
    expect(entry).toMatchObject({ Type: 1, HumanReadable: 'ok' });
    expect(org.asked()).toEqual([`${TOKEN} 200`, `${USERS} 200`]);
  });

  it('signs with an RSA key and its Key ID where the app has several keys', async () => {
    const [rsa, other] = await Promise.all([testKey('RS256'), testKey('RS256', 'second')]);
    const org = await openOAuthOrg({ app: { keys: [rsa.publicJwk, other.publicJwk] } });
    const params = { private_key: other.traditional.replaceAll('\n', ' '), jwt_algorithm: 'RS512', key_id: 'second' };
    await succeed(org.instance({ params }), 'test-module');
    expect(await failWith(org.instance({ params: { ...params, key_id: undefined } }), 'test-module')).toBe(
      'Failed to execute test-module command. Error: Okta refused the OAuth token request [401 invalid_client]: ' +
        'The client_assertion JWT kid is invalid. More than one key is registered for the app: Key ID must be set to the ' +
        'id (kid) of the one that belongs to the Private Key, as shown under General > Client Credentials of the app in Okta.',
    );
    expect(await failWith(org.instance({ params: { ...params, key_id: 'third' } }), 'test-module')).toContain(
      "no active one has the Key ID 'third'",
    );
  });

  it('makes one token request for 200 commands that start at once', async () => {
    for (const dpop of [false, true]) {
      const org = await openOAuthOrg({ app: { dpop } });
      const instance = org.instance();
      const logins = Array.from({ length: 200 }, (_, index) => ({ username: `nobody${index}@acme.example` }));
      const results = await Promise.all(logins.map((args) => instance.run('okta-get-user', args)));
      expect(results.filter(({ ok }) => !ok)).toEqual([]);
      expect(org.asked().filter((line) => line === `${TOKEN} 200`)).toHaveLength(1);
      expect(org.tokenRequests()).toBe(dpop ? 3 : 1);
      expect(org.simulator.oauth.issued).toBe(1);
    }
  });

  it('keeps the token in the context under the names that the original uses, and takes it from there', async () => {
    const org = await openOAuthOrg();
    const store = createMemoryStore();
    await succeed(org.instance({ store }), 'test-module');
    const kept = (await store.read()) ?? {};
    expect(kept).toMatchObject({ token: expect.stringMatching(/^eyJ/), token_expiration: '2026-06-01T13:00:00' });
    expect(Object.values(kept).every((value) => typeof value === 'string')).toBe(true);
    await succeed(org.instance({ store }), 'test-module');
    expect(org.tokenRequests()).toBe(1);
  });

  it('renews the token a minute before it expires', async () => {
    const org = await openOAuthOrg();
    const store = createMemoryStore();
    await succeed(org.instance({ store }), 'test-module');
    await org.clock.advance(3600_000 - 61_000);
    await succeed(org.instance({ store }), 'test-module');
    expect(org.tokenRequests()).toBe(1);
    await org.clock.advance(1_000);
    await succeed(org.instance({ store }), 'test-module');
    expect(org.tokenRequests()).toBe(2);
    expect(org.asked()).not.toContain(`${USERS} 401`);
  });

  it('renews once after a 401 and repeats the request', async () => {
    const org = await openOAuthOrg();
    const instance = org.instance();
    await succeed(instance, 'test-module');
    org.simulator.oauth.revokeTokens();
    await succeed(instance, 'test-module');
    expect(org.asked().slice(2)).toEqual([`${USERS} 401`, `${TOKEN} 200`, `${USERS} 200`]);
  });

  it('renews once for many commands that were refused at the same time', async () => {
    const org = await openOAuthOrg();
    const instance = org.instance();
    await succeed(instance, 'test-module');
    org.simulator.oauth.revokeTokens();
    const results = await Promise.all(Array.from({ length: 20 }, () => instance.run('test-module')));
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(org.tokenRequests()).toBe(2);
  });

  it('does not let the next process find a token that was refused', async () => {
    const org = await openOAuthOrg();
    const store = createMemoryStore();
    await succeed(org.instance({ store }), 'test-module');
    org.simulator.oauth.revokeTokens();
    org.simulator.oauth.addClient({ clientId: CLIENT_ID, keys: [], scopes: ALL_SCOPES });
    expect(await failWith(org.instance({ store }), 'test-module')).toContain('[401 invalid_client]');
    expect(await store.read()).not.toHaveProperty('token');
    expect(await failWith(org.instance({ store }), 'test-module')).toContain('[401 invalid_client]');
    expect(org.asked().filter((line) => line === `${USERS} 401`)).toHaveLength(1);
  });

  it('forgets everything at okta-auth-reset', async () => {
    const org = await openOAuthOrg({ app: { dpop: true } });
    const store = createMemoryStore();
    const instance = org.instance({ store });
    await succeed(instance, 'test-module');
    await succeed(instance, 'okta-auth-reset');
    expect(await store.read()).toEqual({});
    await succeed(instance, 'test-module');
    expect(org.simulator.oauth.issued).toBe(2);
  });

  it('empties what OAuth left behind at okta-auth-reset with an API token', async () => {
    const org = await openOAuthOrg();
    const store = createMemoryStore({ token: 'eyJold', token_expiration: '2026-06-01T13:00:00' });
    const params = { use_oauth: false, credentials: { password: org.simulator.token } };
    await succeed(org.instance({ store, params }), 'okta-auth-reset');
    expect(await store.read()).toEqual({});
  });

  it('uses no token that was obtained with other parameters, nor one that the original left there', async () => {
    const [key, other] = await Promise.all([testKey('ES256'), testKey('ES256', 'second')]);
    const org = await openOAuthOrg({ app: { keys: [key.publicJwk, other.publicJwk] } });
    org.simulator.oauth.addClient({ clientId: '0oa2', keys: [other.publicJwk], scopes: ALL_SCOPES });
    const store = createMemoryStore({ token: 'eyJhbGciOi.of.thereference', token_expiration: '2026-06-01T13:00:00' });
    const first = { key_id: 'first' };
    const changes = [
      first,
      { private_key: other.pkcs8, key_id: 'second' },
      { client_id: '0oa2', private_key: other.pkcs8, key_id: 'second' },
      { client_id: '0oa2', private_key: other.pkcs8 },
      { url: org.simulator.url.replace('127.0.0.1', 'localhost'), client_id: '0oa2', private_key: other.pkcs8 },
      first,
    ];
    for (const params of changes) await succeed(org.instance({ store, params }), 'test-module');
    expect(org.simulator.oauth.issued).toBe(changes.length);
    expect(org.asked().filter((line) => line.endsWith(' 401'))).toEqual([]);
    await succeed(org.instance({ store, params: first }), 'test-module');
    expect(org.simulator.oauth.issued).toBe(changes.length);
  });

  it('works where the context cannot be read, and never writes there', async () => {
    const org = await openOAuthOrg({ app: { dpop: true } });
    const store = {
      read: async () => null,
      write: async () => {
        throw new Error('written');
      },
    };
    const instance = org.instance({ store });
    await succeed(instance, 'test-module');
    await succeed(instance, 'test-module');
    await succeed(instance, 'okta-auth-reset');
    expect(org.simulator.oauth.issued).toBe(1);
    expect(org.logs.join('\n')).not.toContain('written');
  });

  it('works where reading or writing the context fails, and says so in the log', async () => {
    const org = await openOAuthOrg();
    const broken = async () => {
      throw new Error('disk on fire');
    };
    await succeed(org.instance({ store: { read: broken, write: broken } }), 'test-module');
    await succeed(org.instance({ store: { read: async () => ({}), write: broken } }), 'test-module');
    expect(org.logs.filter((line) => line.includes('disk on fire'))).toHaveLength(2);
  });

  it('tries the token request again when the server fails, with a new assertion each time', async () => {
    const org = await openOAuthOrg();
    // The answer is lost after the org has used up the assertion: sent again, it would be refused.
    org.simulator.faults.use([
      { nth: 1, fault: { kind: 'drop', when: 'after' } },
      { nth: 2, fault: { kind: 'status', status: 503 } },
    ]);
    await succeed(org.instance(), 'test-module');
    expect(org.asked()).toEqual([`${TOKEN} 0`, `${TOKEN} 503`, `${TOKEN} 200`, `${USERS} 200`]);
  });

  it('waits for the reset where the token endpoint is asked too often, within the budget of the command', async () => {
    const org = await openOAuthOrg();
    org.simulator.faults.use([{ path: '/oauth2/v1/token', nth: 1, fault: { kind: 'rate-limit', resetInMs: 30_000 } }]);
    await succeed(org.instance(), 'test-module');
    expect(org.asked()).toEqual([`${TOKEN} 429`, `${TOKEN} 200`, `${USERS} 200`]);
    org.simulator.faults.use([{ path: '/oauth2/v1/token', fault: { kind: 'rate-limit', resetInMs: 3600_000 } }]);
    const message = await failWith(org.instance(), 'test-module');
    expect(message).toContain('[429 E0000047]: API call exceeded rate limit due to too many requests. ');
    expect(message).toMatch(/resets at 2026-06-01T13:00:\d\dZ/);
  });

  it('gives up the token request after three tries, and does not multiply them', async () => {
    const org = await openOAuthOrg();
    org.simulator.faults.add({ fault: { kind: 'drop' } });
    const message = await failWith(org.instance(), 'okta-suspend-user', { username: 'jane@acme.example' });
    expect(message).toMatch(
      /^Failed to execute okta-suspend-user command\. Error: No OAuth token could be requested\. /,
    );
    expect(message).not.toContain('carried');
    expect(org.tokenRequests()).toBe(3);
  });

  it('names the scope that a command lacks, from the empty-bodied 403', async () => {
    const org = await openOAuthOrg({ app: { scopes: ['okta.users.read'] } });
    const message = await failWith(org.instance(), 'okta-list-groups');
    expect(message).toMatch(
      /^Failed to execute okta-list-groups command\. Error: Error in API call \[403\] - Forbidden\n/,
    );
    expect(message).toContain('The OAuth app lacks the scope okta.groups.read. Grant it');
    expect(message).toContain('okta-auth-reset');
  });

  it('points to the admin role where the scopes are there', async () => {
    const org = await openOAuthOrg({ app: { adminRole: false } });
    const message = await failWith(org.instance(), 'okta-get-zone', { zoneID: 'nzo1' });
    expect(message).toContain('E0000006');
    expect(message).toContain("assign one in its 'Admin roles' tab");
  });

  it('says which scopes to grant where none was', async () => {
    const org = await openOAuthOrg({ app: { scopes: ['okta.devices.read'] } });
    const message = await failWith(org.instance(), 'test-module');
    expect(message).toContain('[400 consent_required]: You are not allowed any of the requested scopes. Grant the app');
    for (const scope of ALL_SCOPES) expect(message).toContain(scope);
  });

  it.each([
    ['Client ID', { client_id: '' }, 'Required OAuth parameters are missing: Client ID'],
    ['private key', { private_key: '' }, 'Required OAuth parameters are missing: Private key'],
    ['algorithm', { jwt_algorithm: 'HS256' }, "The JWT signing algorithm 'HS256' is unknown."],
    ['key', { private_key: 'none' }, 'The parameter Private Key is neither in PEM format'],
    ['use_oauth switch', { use_oauth: false }, "select 'Use OAuth 2.0 Authentication'"],
  ])('asks nothing of Okta where the %s is missing or wrong', async (_what, params, text) => {
    const org = await openOAuthOrg();
    expect(await failWith(org.instance({ params }), 'test-module')).toContain(text);
    expect(org.asked()).toEqual([]);
  });

  it('wins over an API token left in the form', async () => {
    const org = await openOAuthOrg();
    await succeed(org.instance({ params: { credentials: { password: org.simulator.token } } }), 'test-module');
    expect(org.asked()).toEqual([`${TOKEN} 200`, `${USERS} 200`]);
  });
});

describe('DPoP at the simulated org', () => {
  it('turns itself on when Okta asks for it, and keeps key and nonce for the next process', async () => {
    const org = await openOAuthOrg({ app: { dpop: true } });
    const store = createMemoryStore();
    await succeed(org.instance({ store }), 'test-module');
    expect(org.asked()).toEqual([`${TOKEN} 400`, `${TOKEN} 400`, `${TOKEN} 200`, `${USERS} 200`]);
    const kept = (await store.read()) ?? {};
    expect(kept).toMatchObject({ token_type: 'DPoP', dpop_nonce: expect.any(String), dpop_key: expect.any(String) });
    await org.clock.advance(3600_000);
    await succeed(org.instance({ store }), 'test-module');
    expect(org.asked().slice(4)).toEqual([`${TOKEN} 200`, `${USERS} 200`]);
    const later = (await store.read()) ?? {};
    expect(later.dpop_key).toBe(kept.dpop_key);
    expect(later.token).not.toBe(kept.token);
  });

  it('takes the new nonce where the kept one has grown too old', async () => {
    const org = await openOAuthOrg({ app: { dpop: true } });
    const store = createMemoryStore();
    await succeed(org.instance({ store }), 'test-module');
    await org.clock.advance(5 * 24 * 3600_000);
    await succeed(org.instance({ store }), 'test-module');
    expect(org.asked().slice(4)).toEqual([`${TOKEN} 400`, `${TOKEN} 200`, `${USERS} 200`]);
  });

  it('proves every attempt with a new proof: retries, rate limits and pages', async () => {
    const org = await openOAuthOrg({ seed: 'company', app: { dpop: true } });
    const instance = org.instance();
    await succeed(instance, 'test-module');
    // The org has seen the proof each time: sent again, it would be refused.
    org.simulator.faults.use([
      { nth: 1, fault: { kind: 'drop', when: 'after' } },
      { nth: 2, fault: { kind: 'rate-limit' } },
      { nth: 3, fault: { kind: 'status', status: 503, when: 'after' } },
    ]);
    const before = org.asked().length;
    await succeed(instance, 'okta-get-logs', { limit: '250', since: '2026-05-01T00:00:00Z' });
    await succeed(instance, 'okta-get-group-members', { groupName: 'Everyone', limit: '3' });
    const statuses = org
      .asked()
      .slice(before)
      .map((line) => line.split(' ').at(-1));
    expect(statuses.slice(0, 4)).toEqual(['0', '429', '503', '200']);
    expect(new Set(statuses.slice(3))).toEqual(new Set(['200']));
  });

  it('proves addresses decoded, as Okta compares them', async () => {
    const org = await openOAuthOrg({ app: { dpop: true } });
    const instance = org.instance();
    await succeed(instance, 'okta-get-user', { username: 'nobody+x@acme.example' });
    await failWith(instance, 'okta-get-group-members', { groupId: '00g élan%41' });
    expect(org.asked().slice(3)).toEqual([
      'GET /api/v1/users/nobody%2Bx@acme.example 404',
      'GET /api/v1/groups/00g%20%C3%A9lan%2541/users 404',
    ]);
  });

  it('answers the nonce challenge of a resource once, and goes on with that nonce', async () => {
    const org = await openOAuthOrg({ app: { dpop: true, resourceNonce: true } });
    const instance = org.instance();
    await succeed(instance, 'test-module');
    await succeed(instance, 'test-module');
    expect(org.asked().slice(3)).toEqual([`${USERS} 401`, `${USERS} 200`, `${USERS} 200`]);
  });

  it('renews a bound token after a 401', async () => {
    const org = await openOAuthOrg({ app: { dpop: true } });
    const instance = org.instance();
    await succeed(instance, 'test-module');
    org.simulator.oauth.revokeTokens();
    await succeed(instance, 'test-module');
    expect(org.asked().slice(4)).toEqual([`${USERS} 401`, `${TOKEN} 200`, `${USERS} 200`]);
  });

  it('starts again with a new proof key where the kept one is damaged', async () => {
    const org = await openOAuthOrg({ app: { dpop: true } });
    const store = createMemoryStore();
    await succeed(org.instance({ store }), 'test-module');
    for (const dpop_key of [undefined, 'no json', '{}', '{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}']) {
      const { dpop_key: _, ...rest } = (await store.read()) ?? {};
      await store.write(dpop_key === undefined ? rest : { ...rest, dpop_key });
      await succeed(org.instance({ store }), 'test-module');
    }
    expect(org.simulator.oauth.issued).toBe(5);
  });
});

describe('a clock that is off', () => {
  it.each([-7200_000, -240_000, -20_000, 20_000, 240_000, 7200_000])('by %i ms does no harm', async (offMs) => {
    for (const dpop of [false, true]) {
      const org = await openOAuthOrg({ app: { dpop } });
      const clock = skewed(org.clock, offMs);
      const store = createMemoryStore();
      await succeed(org.instance({ store, clock }), 'test-module');
      await succeed(org.instance({ store, clock }), 'test-module');
      expect(org.simulator.oauth.issued).toBe(1);
    }
  });

  it('is measured, and named in the error where Okta still refuses', async () => {
    const org = await openOAuthOrg();
    const clock = skewed(org.clock, -90_000);
    const report = await org.instance({ clock }).checkAuthentication();
    expect(report.clockDifferenceMs).toBe(90_000);
  });
});

describe('the authentication check', () => {
  it('tells client, scopes, what the missing ones disable, DPoP and the clock', async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'okta.logs.read' && scope !== 'okta.groups.read');
    const org = await openOAuthOrg({ app: { dpop: true, scopes } });
    const report = await org.instance().checkAuthentication();
    expect(report).toEqual({
      auth: 'oauth',
      url: org.simulator.url,
      subject: CLIENT_ID,
      keyId: undefined,
      dpop: true,
      tokenExpiresAtMs: org.clock.now() + 3600_000,
      requestedScopes: expect.arrayContaining([...ALL_SCOPES, 'okta.roles.read', 'okta.devices.manage']),
      grantedScopes: scopes,
      missingScopes: expect.arrayContaining([
        // okta.groups.manage includes it.
        { scope: 'okta.groups.read', disables: [] },
        {
          scope: 'okta.logs.read',
          disables: expect.arrayContaining(['okta-get-logs', 'okta-get-failed-logins']),
        },
        { scope: 'okta.roles.manage', disables: ['okta-assign-user-role', 'okta-remove-user-role'] },
      ]),
      clockDifferenceMs: 0,
    });
  });

  it('keeps a token for each set of scopes, and uses the larger one for commands that need less', async () => {
    const org = await openOAuthOrg({ app: { scopes: [...ALL_SCOPES, 'okta.roles.read'] } });
    const instance = org.instance();
    const tokens = () => org.simulator.requests.filter(({ path }) => path === '/oauth2/v1/token').length;
    await succeed(instance, 'okta-list-admins');
    expect(tokens()).toBe(1);
    await succeed(instance, 'test-module');
    await succeed(instance, 'okta-list-admins');
    expect(tokens()).toBe(1);
  });

  it('asks for a new token, so that a scope granted a minute ago counts', async () => {
    const org = await openOAuthOrg({ app: { scopes: ['okta.users.read'] } });
    const instance = org.instance();
    await succeed(instance, 'test-module');
    const keys = [(await testKey('ES256')).publicJwk];
    org.simulator.oauth.addClient({ clientId: CLIENT_ID, keys, scopes: ['okta.users.read', 'okta.users.manage'] });
    expect(await instance.checkAuthentication()).toMatchObject({
      grantedScopes: ['okta.users.manage', 'okta.users.read'],
      dpop: false,
    });
  });

  it('waits no longer than a command may where the token endpoint is asked too much', async () => {
    const org = await openOAuthOrg();
    org.simulator.faults.add({ path: '/oauth2/v1/token', fault: { kind: 'rate-limit', resetInMs: 3600_000 } });
    const startedMs = org.clock.now();
    await expect(org.instance().checkAuthentication()).rejects.toThrow(/longer than this command may wait/);
    expect(org.clock.now() - startedMs).toBeLessThan(4 * 60_000);
  });

  it('tells whose API token it is', async () => {
    const org = await openOAuthOrg();
    const params = { use_oauth: false, credentials: { password: org.simulator.token } };
    expect(await org.instance({ params }).checkAuthentication()).toEqual({
      auth: 'api-token',
      url: org.simulator.url,
      subject: 'soar-integration@acme.example',
      clockDifferenceMs: 0,
    });
  });
});
