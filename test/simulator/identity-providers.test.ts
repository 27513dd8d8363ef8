import { describe, expect, it } from 'vitest';
import type { IdentityProviderSeed } from '../../src/simulator/seed/org-seed.ts';
import { createOrgClient, failureOf, type OrgClient } from './org-client.ts';

const ANN = '00u00000000000000ann';
const ROGUE = '0oa00000000000rogue1';

function provider(name: string, more: Partial<IdentityProviderSeed> = {}): IdentityProviderSeed {
  return {
    type: 'OIDC',
    name,
    protocol: { type: 'OIDC', credentials: { client: { client_id: 'acme', client_secret: 's3cret' } } },
    policy: { accountLink: { action: 'AUTO' }, provisioning: { action: 'AUTO' } },
    ...more,
  };
}

const open = (): OrgClient =>
  createOrgClient({
    seed: {
      users: [{ id: ANN, profile: { login: 'ann@acme.example' } }],
      identityProviders: [
        provider('Acme backup', { id: ROGUE, users: [ANN] }),
        provider('Partners', { type: 'SAML2', protocol: { type: 'SAML2' } }),
        provider('Acme social'),
      ],
    },
  });

describe('identity providers', () => {
  it('are listed by name and type, and the next link forgets both', async () => {
    const { call, list } = open();
    const names = async (query: string) => (await list(`/api/v1/idps?${query}`)).map(({ name }) => name);
    expect(await names('limit=200')).toEqual(['Acme backup', 'Partners', 'Acme social']);
    expect(await names('q=ACME')).toEqual(['Acme backup', 'Acme social']);
    expect(await names('type=SAML2')).toEqual(['Partners']);
    const link = (await call('GET', '/api/v1/idps?q=acme&type=OIDC&limit=1')).headers.get('link');
    expect(link).toMatch(/rel="next"/);
    expect(link).not.toMatch(/q=|type=/);
  });

  it('are deactivated and activated, each change leaving one event', async () => {
    const { call, simulator } = open();
    for (const [verb, status] of [
      ['deactivate', 'INACTIVE'],
      ['deactivate', 'INACTIVE'],
      ['activate', 'ACTIVE'],
    ] as const) {
      const answer = await call('POST', `/api/v1/idps/${ROGUE}/lifecycle/${verb}`);
      expect(answer).toMatchObject({ status: 200, body: { id: ROGUE, status } });
    }
    expect([...simulator.org.log.ascendingFrom(0, 0)].map((row) => row.event.eventType)).toEqual([
      'system.idp.lifecycle.deactivate',
      'system.idp.lifecycle.activate',
    ]);
  });

  it('are deleted once', async () => {
    const { call } = open();
    expect((await call('GET', `/api/v1/idps/${ROGUE}`)).body).toMatchObject({
      policy: { accountLink: { action: 'AUTO' } },
    });
    expect((await call('DELETE', `/api/v1/idps/${ROGUE}`)).status).toBe(204);
    expect(failureOf(await call('DELETE', `/api/v1/idps/${ROGUE}`))).toMatchObject({ status: 404, code: 'E0000007' });
  });

  it('list, read and lose their users', async () => {
    const { call, list } = open();
    const users = `/api/v1/idps/${ROGUE}/users`;
    expect(await list(users)).toMatchObject([{ id: ANN, externalId: 'ann@acme.example' }]);
    expect((await call('GET', `${users}/${ANN}`)).status).toBe(200);
    expect(await list('/api/v1/users/ann@acme.example/idps')).toMatchObject([{ id: ROGUE }]);
    expect((await call('DELETE', `${users}/${ANN}`)).status).toBe(204);
    expect((await call('DELETE', `${users}/${ANN}`)).status).toBe(404);
    expect(await list(`/api/v1/users/${ANN}/idps`)).toEqual([]);
  });
});
