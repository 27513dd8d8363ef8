import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';

const SEED: OrgSeed = {
  users: [
    { id: '00u00000000000000ann', profile: { login: 'ann@example.com' } },
    { id: '00u00000000000000dee', status: 'DEPROVISIONED', profile: { login: 'dee@example.com' } },
    { id: '00u00000000000000hash', profile: { login: 'isaac#1@example.com' } },
    { id: '00u0000000000000isaac', profile: { login: 'isaac' } },
  ],
};
const ANN = '/api/v1/users/00u00000000000000ann';

describe('okta-delete-user', () => {
  it('reads an active user, deactivates and deletes them, by id', async () => {
    const { run, org, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-delete-user', { username: 'ann@example.com' });
      expect(entry.HumanReadable).toBe('User: ann@example.com was Deleted successfully');
      expect(entry.Contents).toBe('');
    });
    expect(asked).toEqual(['GET /api/v1/users/ann@example.com', `POST ${ANN}/lifecycle/deactivate`, `DELETE ${ANN}`]);
    expect(org.users.has('00u00000000000000ann')).toBe(false);
  });

  it('takes one request less for a user who is deactivated already', async () => {
    const { run, org, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(() => run('okta-delete-user', { userId: '00u00000000000000dee' }));
    expect(asked).toEqual(['GET /api/v1/users/00u00000000000000dee', 'DELETE /api/v1/users/00u00000000000000dee']);
    expect(org.users.has('00u00000000000000dee')).toBe(false);
  });

  it('refuses the short form of a login as an id, since it may be another person', async () => {
    const { fail, org } = await openOrg({ seed: SEED });
    const message = await fail('okta-delete-user', { userId: 'Ann' });
    expect(message).toContain("'Ann' is not a user id but short for ann@example.com. Give the id 00u00000000000000ann");
    expect(org.users.get('00u00000000000000ann')?.status).toBe('ACTIVE');
  });

  it('lets the id win where both are given', async () => {
    const { run, org } = await openOrg({ seed: SEED });
    await run('okta-delete-user', { userId: '00u00000000000000dee', username: 'ann@example.com' });
    expect(org.users.has('00u00000000000000ann')).toBe(true);
  });

  it('okta-delete-user, name with a number sign: deletes that user and not the one named by the part before it', async () => {
    const { run, org } = await openOrg({ seed: SEED });
    await run('okta-delete-user', { username: 'isaac#1@example.com' });
    expect(org.users.has('00u00000000000000hash')).toBe(false);
    expect(org.users.has('00u0000000000000isaac')).toBe(true);
  });

  it('deletes no one by the short form of a login', async () => {
    const { fail, org } = await openOrg({ seed: SEED });
    expect(await fail('okta-delete-user', { username: 'ann' })).toContain('Failed to find userID for: ann username.');
    expect(org.userByLogin('ann@example.com')?.status).toBe('ACTIVE');
  });

  it.each([
    ['POST', 'deactivation'],
    ['DELETE', 'deletion'],
  ])('finishes when the reply to the %s of the %s is lost', async (method) => {
    const { run, org, simulator } = await openOrg({ seed: SEED });
    simulator.faults.add({ method, times: 1, fault: { kind: 'drop', when: 'after' } });
    await run('okta-delete-user', { username: 'ann@example.com' });
    expect(org.users.has('00u00000000000000ann')).toBe(false);
  });
});
