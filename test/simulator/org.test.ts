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

  it.each(['/.well-known/openid-configuration', '/oauth2/default/.well-known/oauth-authorization-server'])(
    'says to everybody that it does not serve %s',
    async (path) => {
      const simulator = createSimulator({ clock: createVirtualClock(), seed: 'empty' });
      expect((await simulator.fetch(new Request(`https://acme.example${path}`))).status).toBe(501);
      expect((await simulator.fetch(new Request(`https://acme.example/api/v1${path}`))).status).toBe(401);
    },
  );
});

describe('an org that varies', () => {
  const peopleOf = (variation: number) => {
    const { org } = createSimulator({ clock: createVirtualClock(), users: 60, logEvents: 4000, variation });
    return [...org.users.values()].map(({ id, profile }) => `${id} ${profile.firstName} ${profile.lastName}`);
  };

  it('is the same for the same number, and another for another one', () => {
    expect(peopleOf(7)).toEqual(peopleOf(7));
    expect(peopleOf(8)).not.toEqual(peopleOf(7));
    expect(peopleOf(0)).not.toEqual(peopleOf(7));
  });

  it('tells the same story', async () => {
    const simulator = createSimulator({ clock: createVirtualClock(), variation: 7, users: 60 });
    expect(simulator.org.userByLogin('jane.doe@acme.example')).toBeDefined();
    expect(simulator.org.users.size).toBe(60);
    expect(simulator.bugs).toEqual([]);
  });
});
