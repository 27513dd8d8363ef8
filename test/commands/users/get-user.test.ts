import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const SEED: OrgSeed = {
  users: [
    {
      id: '00u00000000000000ann',
      profile: { login: 'ann@example.com', email: 'ann.ames@example.com', firstName: 'Ann' },
    },
    { id: '00u00000000000000bob', profile: { login: 'bob@example.com', email: 'bob@example.com' } },
  ],
};
const ACCOUNT_KEY = 'Account(val.ID && val.ID === obj.ID)';

describe('okta-get-user', () => {
  it.each([
    ['username', 'ann@example.com'],
    ['username', 'ann'],
    ['userId', '00u00000000000000ann'],
    ['userEmail', 'ann.ames@example.com'],
  ])('finds a user by %s=%s, in one request', async (name, value) => {
    const { run, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-get-user', { [name]: value });
      expect(entry.EntryContext?.[ACCOUNT_KEY]).toMatchObject([{ ID: '00u00000000000000ann', Type: 'Okta' }]);
      expect(entry.HumanReadable).toContain(`### User:${value}\n`);
    });
    expect(asked).toHaveLength(1);
  });

  it('shows everything about the user when it is asked to be verbose', async () => {
    const { run } = await openOrg({ seed: SEED });
    const { HumanReadable } = await run('okta-get-user', { username: 'ann', verbose: 'true' });
    expect(HumanReadable).toMatch(/^### User:ann@example.com\n### Profile\n.*\n ### Additional Data\n/s);
  });

  it('notes that somebody was not found, which is no error', async () => {
    const { run } = await openOrg({ seed: SEED });
    const entry = await run('okta-get-user', { userId: '00unobody00000000000' });
    expect(entry.HumanReadable).toBe("User '00unobody00000000000' was not found.");
  });

  it('needs one of its three ways to name a user', async () => {
    const { fail } = await openOrg({ seed: SEED });
    expect(await fail('okta-get-user', { username: '  ' })).toBe(
      "Failed to execute okta-get-user command. Error: You must supply either 'Username' or 'userId' or 'userEmail'",
    );
  });
});
