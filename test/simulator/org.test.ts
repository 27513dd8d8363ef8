import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../src/simulator/index.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';
import { createOrgClient } from './org-client.ts';

describe('the org', () => {
  it('tells its settings to its callers', async () => {
    const { call } = createOrgClient();
    expect(await call('GET', '/api/v1/org')).toMatchObject({
      status: 200,
      body: { companyName: 'Acme', status: 'ACTIVE' },
    });
  });

  it.each([
    ['/.well-known/okta-organization', { pipeline: 'idx' }],
    ['/.well-known/oauth-authorization-server', { token_endpoint: 'https://acme.example/oauth2/v1/token' }],
  ])('tells everybody %s, without a token and without a rate limit', async (path, members) => {
    const simulator = createSimulator({ clock: createVirtualClock(), seed: 'empty' });
    const response = await simulator.fetch(new Request(`https://acme.example${path}`));
    expect([response.status, response.headers.get('x-rate-limit-limit')]).toEqual([200, null]);
    expect(await response.json()).toMatchObject(members);
  });
});
