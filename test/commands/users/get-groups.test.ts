import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const NAMES = Array.from({ length: 450 }, (_, index) => `Group ${String(index).padStart(3, '0')}`);
const SEED: OrgSeed = {
  groups: NAMES.map((name) => ({ name })),
  users: [
    { id: '00u00000000000000ann', profile: { login: 'ann@example.com' }, groups: NAMES },
    { id: '00u00000000000000odd', profile: { login: 'odd one@example.com' }, groups: NAMES.slice(0, 1) },
  ],
};
const ACCOUNT_KEY = 'Account(val.ID && val.ID === obj.ID)';

describe('okta-get-groups', () => {
  it('okta-get-groups, several pages: shows the groups of all pages', async () => {
    const { run, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-get-groups', { username: 'ann@example.com' });
      expect(entry.EntryContext?.[ACCOUNT_KEY]).toMatchObject({ ID: '00u00000000000000ann', Type: 'Okta' });
      expect((entry.Contents as unknown[]).length).toBeGreaterThanOrEqual(450);
    });
    expect(asked).toHaveLength(4);
  });

  it('needs no look-up where the id was given', async () => {
    const { run, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(() => run('okta-get-groups', { username: '00u00000000000000ann' }));
    expect(asked).toHaveLength(3);
  });

  it('looks up a login that no path can hold first', async () => {
    const { run } = await openOrg({ seed: SEED });
    const entry = await run('okta-get-groups', { username: 'odd one@example.com' });
    expect(entry.HumanReadable).toMatch(/^Okta groups for user: odd one@example.com\n ### Groups\n/);
    expect(entry.EntryContext?.[ACCOUNT_KEY]).toMatchObject({ ID: '00u00000000000000odd' });
  });

  it('shows nobody’s groups by the short form of a login', async () => {
    const { fail } = await openOrg({ seed: SEED });
    expect(await fail('okta-get-groups', { username: 'ann' })).toContain('Failed to find userID for: ann username.');
  });

  it('streams page by page', async () => {
    const { stream } = await openOrg({ seed: SEED });
    const pages = await stream('okta-get-groups', { username: 'ann@example.com' });
    expect(pages.map((rows) => rows.length)).toEqual([200, 200, expect.any(Number)]);
  });
});
