import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../src/simulator/index.ts';
import { createOrgClient, failureOf, type OrgClient } from './org-client.ts';

const ANN = '00u00000000000000ann';
const SEED: OrgSeed = {
  users: [
    { id: ANN, profile: { login: 'ann@acme.example' }, sessions: 2, rememberedDevices: 1 },
    { id: '00u00000000000000bob', profile: { login: 'bob@acme.example' } },
  ],
  apps: [
    { id: '0oa0000000000000mail', label: 'Mail Helper', signOnMode: 'OPENID_CONNECT' },
    { id: '0oa0000000000000note', label: 'Notes', signOnMode: 'OPENID_CONNECT' },
  ],
  consents: [
    { user: ANN, app: 'Mail Helper', scopes: ['openid', 'offline_access'], refreshToken: true },
    { user: ANN, app: 'Notes', scopes: ['profile'] },
    { user: 'bob@acme.example', app: 'Notes', scopes: ['openid'], refreshToken: true },
  ],
};
const GRANTS = `/api/v1/users/${ANN}/grants`;
const CLIENTS = `/api/v1/users/${ANN}/clients`;
const MAIL = `${CLIENTS}/0oa0000000000000mail`;

const open = (): OrgClient => createOrgClient({ seed: SEED });
const eventsOf = ({ simulator }: OrgClient): string[] =>
  [...simulator.org.log.ascendingFrom(0, 0)].map((row) => row.event.eventType);

describe('grants', () => {
  it('are listed for a user, in pages, for one scope and for one client', async () => {
    const { list, pages } = open();
    const rows = await list(GRANTS);
    expect(rows.map((row) => row.scopeId)).toEqual(['openid', 'offline_access', 'profile']);
    expect(rows[0]).toMatchObject({ userId: ANN, status: 'ACTIVE', source: 'END_USER' });
    expect(rows[0]).toHaveProperty('_links.app.title', 'Mail Helper');
    expect((await pages(`${GRANTS}?limit=2`)).pages).toBe(2);
    expect(await list(`${GRANTS}?scopeId=profile`)).toHaveLength(1);
    expect(await list(`${MAIL}/grants?expand=scope`)).toMatchObject([
      { _embedded: { scope: { id: 'openid' } } },
      { _embedded: { scope: { id: 'offline_access' } } },
    ]);
  });

  it('are revoked one by one, and a second time they are not found', async () => {
    const client = open();
    const [first] = await client.list(GRANTS);
    const path = `${GRANTS}/${first?.id}`;
    expect((await client.call('GET', path)).status).toBe(200);
    expect((await client.call('DELETE', path)).status).toBe(204);
    expect(failureOf(await client.call('DELETE', path))).toMatchObject({ status: 404, code: 'E0000007' });
    expect(await client.list(GRANTS)).toHaveLength(2);
    expect(eventsOf(client)).toEqual(['app.oauth2.as.consent.revoke']);
  });

  it('are revoked all at once without their tokens, a repeat being no error', async () => {
    const client = open();
    expect((await client.call('DELETE', GRANTS)).status).toBe(204);
    expect((await client.call('DELETE', GRANTS)).status).toBe(204);
    expect(await client.list(GRANTS)).toEqual([]);
    expect(await client.list(`${MAIL}/tokens`)).toHaveLength(1);
    expect(client.simulator.org.grants.size).toBe(1);
    expect(eventsOf(client)).toEqual(['app.oauth2.as.consent.revoke.user']);
  });

  it('are revoked for one client alone', async () => {
    const { call, list } = open();
    expect((await call('DELETE', `${MAIL}/grants`)).status).toBe(204);
    expect((await list(GRANTS)).map((row) => row.scopeId)).toEqual(['profile']);
  });
});

describe('clients', () => {
  it('are those with a grant or a token of the user, in snake case', async () => {
    const { list } = open();
    expect(await list(CLIENTS)).toMatchObject([
      { client_id: '0oa0000000000000mail', client_name: 'Mail Helper' },
      { client_id: '0oa0000000000000note', client_name: 'Notes' },
    ]);
  });

  it('that the org does not know are not found', async () => {
    const { call } = open();
    for (const what of ['grants', 'tokens']) {
      for (const method of ['GET', 'DELETE']) {
        const answer = await call(method, `${CLIENTS}/0oa000000000000nobody/${what}`);
        expect(failureOf(answer)).toMatchObject({ status: 404, code: 'E0000007' });
      }
    }
  });
});

describe('refresh tokens', () => {
  it('are listed and read with their scopes', async () => {
    const { call, list } = open();
    const [token] = await list(`${MAIL}/tokens`);
    expect(token).toMatchObject({
      clientId: '0oa0000000000000mail',
      userId: ANN,
      scopes: ['openid', 'offline_access'],
    });
    const { body } = await call('GET', `${MAIL}/tokens/${token?.id}?expand=scope`);
    expect(body).toMatchObject({ _embedded: { scopes: [{ name: 'openid' }, { name: 'offline_access' }] } });
  });

  it('are revoked one by one or all of a client, of this user alone', async () => {
    const client = open();
    const { call, list, simulator } = client;
    const [token] = await list(`${MAIL}/tokens`);
    expect((await call('DELETE', `${MAIL}/tokens/${token?.id}`)).status).toBe(204);
    expect((await call('DELETE', `${MAIL}/tokens/${token?.id}`)).status).toBe(404);
    expect((await call('DELETE', `${CLIENTS}/0oa0000000000000note/tokens`)).status).toBe(204);
    expect([...simulator.org.refreshTokens.values()]).toMatchObject([{ userId: '00u00000000000000bob' }]);
    expect(eventsOf(client)).toEqual(['app.oauth2.token.revoke']);
  });

  it('of an app are listed and revoked for all its users', async () => {
    const { call, list } = open();
    const path = '/api/v1/apps/0oa0000000000000note/tokens';
    const [token] = await list(path);
    expect((await call('GET', `${path}/${token?.id}`)).status).toBe(200);
    expect((await call('DELETE', path)).status).toBe(204);
    expect(await list(path)).toEqual([]);
    expect((await call('DELETE', `${path}/${token?.id}`)).status).toBe(404);
  });
});

describe('clearing the sessions of a user', () => {
  const path = `/api/v1/users/${ANN}/sessions`;

  it('forgets devices by default, and leaves tokens and grants', async () => {
    const client = open();
    const { org } = client.simulator;
    expect((await client.call('DELETE', `${path}?forgetDevices=false`)).status).toBe(204);
    expect(org.userById(ANN)).toMatchObject({ sessions: 0, rememberedDevices: 1 });
    expect((await client.call('DELETE', path)).status).toBe(204);
    expect(org.userById(ANN).rememberedDevices).toBe(0);
    expect([org.refreshTokens.size, org.grants.size]).toEqual([2, 4]);
    expect(eventsOf(client)).toEqual(['user.session.clear', 'user.session.clear']);
  });

  it('revokes tokens with oauthTokens=true, and never consents', async () => {
    const client = open();
    const { org } = client.simulator;
    await client.call('DELETE', `${path}?oauthTokens=true&forgetDevices=true`);
    expect([org.refreshTokens.size, org.grants.size]).toEqual([1, 4]);
    expect(eventsOf(client)).toEqual(['user.session.clear', 'app.oauth2.token.revoke.implicit.user']);
  });
});
