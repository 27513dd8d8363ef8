import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import type { FactorSeed } from '../../../src/simulator/seed/org-seed.ts';
import { openOrg } from '../../support/open-org.ts';

const ID = '00u00000000000000ann';
const username = 'ann@example.com';
const FACTORS: FactorSeed[] = [
  { id: 'sms00000000000000000', factorType: 'sms', profile: { phoneNumber: '+15554151337' } },
  { id: 'opf00000000000000000', factorType: 'push', push: [{ result: 'REJECTED', waitingPolls: 2 }] },
];
const SEED: OrgSeed = {
  users: [
    { id: ID, profile: { login: username }, factors: FACTORS },
    { id: '00u00000000000000bob', profile: { login: 'bob@example.com' } },
  ],
};

describe('okta-get-user-factors', () => {
  it('shows the factors of a user, by login in two requests and by id in one', async () => {
    const { run, requestsOf } = await openOrg({ seed: SEED });
    const byLogin = await requestsOf(async () => {
      const entry = await run('okta-get-user-factors', { username });
      expect(entry.HumanReadable).toMatch(/^Factors for user: 00u00000000000000ann\n ### Factors\n/);
      expect(entry.EntryContext).toMatchObject({
        'Account(val.ID && val.ID === obj.ID)': { ID, Factor: [{ FactorType: 'sms' }, { FactorType: 'push' }] },
      });
    });
    expect(byLogin).toEqual([`GET /api/v1/users/${username}`, `GET /api/v1/users/${ID}/factors`]);
    expect(await requestsOf(() => run('okta-get-user-factors', { userId: ID }))).toHaveLength(1);
  });

  it('says that a user has none', async () => {
    const { run } = await openOrg({ seed: SEED });
    expect((await run('okta-get-user-factors', { username: 'bob@example.com' })).Contents).toBe('No Factors found');
  });
});

describe('okta-reset-factor', () => {
  it('un-enrolls the factor and no other', async () => {
    const { run, org } = await openOrg({ seed: SEED });
    const entry = await run('okta-reset-factor', { username, factorId: 'sms00000000000000000' });
    expect(entry.HumanReadable).toBe('Factor: sms00000000000000000 deleted');
    expect(org.factorsOf(ID).map(({ factorType }) => factorType)).toEqual(['push']);
  });

  it('okta-reset-factor, missing factorId: is refused before Okta is asked', async () => {
    const { fail, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      expect(await fail('okta-reset-factor', { userId: 'u1' })).toContain("Missing required argument 'factorId'.");
    });
    expect(asked).toEqual([]);
  });

  it('succeeds when the reply to the deletion is lost', async () => {
    const { run, org, simulator } = await openOrg({ seed: SEED });
    simulator.faults.add({ method: 'DELETE', times: 1, fault: { kind: 'drop', when: 'after' } });
    await run('okta-reset-factor', { userId: ID, factorId: 'sms00000000000000000' });
    expect(org.factorsOf(ID)).toHaveLength(1);
  });
});
