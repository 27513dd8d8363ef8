import { describe, expect, it } from 'vitest';
import { createOrgClient, failureOf, type OrgClient } from './org-client.ts';

const TOKENS = '/api/v1/api-tokens';
const OLD = '00T000000000000000old';

const open = (): OrgClient =>
  createOrgClient({
    seed: {
      users: [{ profile: { login: 'ann@acme.example' } }],
      apiTokens: [{ id: OLD, name: 'backup job', user: 'ann@acme.example', created: '2022-01-03T00:00:00.000Z' }],
    },
  });

describe('API tokens', () => {
  it('are listed with the one that the caller uses, and never with their value', async () => {
    const { call, list, simulator } = open();
    const rows = await list(TOKENS);
    expect(rows).toMatchObject([
      { id: OLD, name: 'backup job', network: { connection: 'ANYWHERE' }, tokenWindow: 'P30D' },
      { id: simulator.org.ownTokenId, userId: simulator.org.ownerId },
    ]);
    expect((await call('GET', `${TOKENS}/${OLD}`)).body).toEqual(rows[0]);
    expect(JSON.stringify(rows)).not.toContain(simulator.token);
  });

  it('are renamed and limited to zones', async () => {
    const { call } = open();
    const network = { connection: 'ZONE', include: ['nzo1'] };
    const { body } = await call('PUT', `${TOKENS}/${OLD}`, { name: 'nightly backup', network });
    expect(body).toMatchObject({ name: 'nightly backup', network });
    expect(failureOf(await call('PUT', `${TOKENS}/${OLD}`, { name: '' })).code).toBe('E0000001');
  });

  it('are revoked once', async () => {
    const { call, simulator } = open();
    expect((await call('DELETE', `${TOKENS}/${OLD}`)).status).toBe(204);
    expect((await call('DELETE', `${TOKENS}/${OLD}`)).status).toBe(404);
    const events = [...simulator.org.log.ascendingFrom(0, 0)].map((row) => row.event);
    expect(events).toMatchObject([{ eventType: 'system.api_token.revoke', target: [{ id: OLD }] }]);
  });

  it('stop working when they are revoked, by id or as the current one', async () => {
    for (const id of ['current', 'own']) {
      const { call, simulator } = open();
      const path = `${TOKENS}/${id === 'own' ? simulator.org.ownTokenId : id}`;
      expect((await call('DELETE', path)).status).toBe(204);
      expect(failureOf(await call('GET', '/api/v1/users/me'))).toMatchObject({ status: 401, code: 'E0000011' });
    }
  });
});
