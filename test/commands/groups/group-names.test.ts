import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

describe('looking up a group by its name', () => {
  const { okta, fail } = fakeOkta();
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
