import { describe, expect, it } from 'vitest';
import { createIntegration } from '../../src/integration.ts';
import { toOwnAddress } from '../../src/okta/api/own-address.ts';
import { startLocalServer } from '../support/local-server.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

const OKTA = 'https://acme.okta.test';

/** A gateway with the org below `/okta`; the links in its answers name Okta's own origin. */
async function openGateway() {
  const asked: string[] = [];
  const answers: Record<string, { readonly body: unknown; readonly next?: string }> = {
    '/okta/api/v1/groups/00g1/users?limit=1000': {
      body: [{ id: '00u1' }],
      next: `${OKTA}/api/v1/groups/00g1/users?after=c1&limit=1000`,
    },
    '/okta/api/v1/groups/00g1/users?after=c1&limit=999': {
      body: [{ id: '00u2' }],
      // The page just asked for ends the list, also where the link spells its origin in another way.
      next: `${OKTA}/api/v1/groups/00g1/users?after=c1&limit=1000`,
    },
    '/okta/api/v1/users/00u1111111111111aaaa/factors/opf1/verify': {
      body: {
        factorResult: 'WAITING',
        _links: { poll: { href: `${OKTA}/api/v1/users/00u1111111111111aaaa/factors/opf1/transactions/t1` } },
      },
    },
    '/okta/api/v1/users/00u1111111111111aaaa/factors/opf1/transactions/t1': { body: { factorResult: 'SUCCESS' } },
  };
  const { origin } = await startLocalServer((request, response) => {
    asked.push(request.url ?? '');
    const { body, next } = answers[request.url ?? ''] ?? { body: {} };
    if (next !== undefined) response.setHeader('link', `<${next}>; rel="next"`);
    response.end(JSON.stringify(body));
  });
  const params = { url: `${origin}/okta/`, credentials: { password: '00testToken' } };
  return { asked, okta: createIntegration({ params, clock: createVirtualClock() }) };
}

describe('an org behind a path of a reverse proxy', () => {
  it('is asked below that path, links to pages included', async () => {
    const { asked, okta } = await openGateway();
    const result = await okta.run('okta-get-group-members', { groupId: '00g1', limit: '1000' });
    await okta.close();
    expect(result).toMatchObject({ ok: true, entry: { Contents: [{ id: '00u1' }, { id: '00u2' }] } });
    expect(asked).toHaveLength(2);
  });

  it('is polled below that path', async () => {
    const { asked, okta } = await openGateway();
    const args = { userId: '00u1111111111111aaaa', factorId: 'opf1', polling_time: 0 };
    const result = await okta.run('okta-verify-push-factor', args);
    await okta.close();
    expect(result).toMatchObject({ ok: true });
    expect(asked.at(-1)).toBe('/okta/api/v1/users/00u1111111111111aaaa/factors/opf1/transactions/t1');
  });
});

describe('a link', () => {
  it.each([
    ['https://gw.test/okta', `${OKTA}/api/v1/users?after=a%2Fb`, 'https://gw.test/okta/api/v1/users?after=a%2Fb'],
    ['https://gw.test/okta', '/api/v1/users', 'https://gw.test/okta/api/v1/users'],
    ['https://gw.test/okta', `${OKTA}/oauth2/v1/token`, 'https://gw.test/okta/oauth2/v1/token'],
    ['https://gw.test/okta', 'https://gw.test/okta/api/v1/users', 'https://gw.test/okta/api/v1/users'],
    ['https://gw.test', 'https://gw.test/api/v1/users', 'https://gw.test/api/v1/users'],
  ])('of an org at %s to %s is asked of %s', (base, link, address) => {
    expect(toOwnAddress(link, base)).toBe(address);
  });

  it.each([
    ['https://gw.test', `${OKTA}/api/v1/users`],
    ['https://gw.test/okta', `${OKTA}/elsewhere`],
    ['https://gw.test/okta', 'https://gw.test/elsewhere'],
    ['https://gw.test/okta', 'http://['],
  ])('of an org at %s to %s is refused', (base, link) => {
    expect(() => toOwnAddress(link, base)).toThrow(/link/);
  });
});
