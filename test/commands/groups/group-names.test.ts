import { describe, expect, it } from 'vitest';
import { FAKE_ORG, fakeOkta } from '../../support/fake-okta.ts';

const { okta, run, fail } = fakeOkta();

describe('looking up a group by its name', () => {
  const group = (id: string) => ({ id, profile: { name: 'Twin' } });

  it('names both of two groups that have it', async () => {
    okta()
      .get('/api/v1/groups')
      .query({ q: 'Twin' })
      .reply(200, [group('g1'), group('g2')]);
    const message = await fail('okta-add-to-group', { userId: 'u1', groupName: 'Twin' });
    expect(message).toContain("Several groups are named 'Twin': Twin (g1), Twin (g2).");
  });

  it('names ten candidates at most', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ id: `g${index}`, profile: { name: `Twins ${index}` } }));
    okta().get('/api/v1/groups').query({ q: 'Twin' }).reply(200, many);
    const message = await fail('okta-add-to-group', { userId: 'u1', groupName: 'Twin' });
    expect(message).toContain('Twins 9 (g9) and 2 more.');
  });

  it('survives a group without profile', async () => {
    okta()
      .get('/api/v1/groups')
      .query({ q: 'Twin' })
      .reply(200, [{ id: 'g1', profile: null }]);
    const message = await fail('okta-add-to-group', { userId: 'u1', groupName: 'Twin' });
    expect(message).toContain("No group is named exactly 'Twin'.");
  });
});

describe('the pages of okta-list-groups', () => {
  it('are asked for by the links that Okta gives, to which nothing is added', async () => {
    const link = (after: string) => ({ link: `<${FAKE_ORG}/api/v1/groups?after=${after}&limit=10000>; rel="next"` });
    const asked = (query: Record<string, string>) => okta().get('/api/v1/groups').query(query);
    asked({ q: 'a b', limit: '10000' }).reply(200, [{ id: 'g1' }], link('g1'));
    asked({ after: 'g1', limit: '10000' }).reply(200, [], link('g2'));
    asked({ after: 'g2', limit: '10000' }).reply(200, [{ id: 'g3' }]);
    expect((await run('okta-list-groups', { query: 'a b', limit: '0' })).Contents).toEqual([
      { id: 'g1' },
      { id: 'g3' },
    ]);
  });
});
