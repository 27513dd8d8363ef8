import { describe, expect, it } from 'vitest';
import { openOrg } from '../../support/open-org.ts';

const ID = '00u00000000000000ann';
const SEED = { users: [{ id: ID, profile: { login: 'ann@example.com' }, sessions: 3 }] };

describe('okta-clear-user-sessions', () => {
  it('ends the sessions of the user', async () => {
    const { run, org } = await openOrg({ seed: SEED });
    const entry = await run('okta-clear-user-sessions', { userId: ID });
    expect(entry.HumanReadable).toBe(`### User session was cleared for: ${ID}`);
    expect(org.userById(ID).sessions).toBe(0);
  });

  it('okta-clear-user-sessions, dot segments: leads to no other address', async () => {
    const { fail, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      expect(await fail('okta-clear-user-sessions', { userId: '../groups/g1/users/..' })).toContain(
        'cannot be an id or a login: it holds a slash',
      );
    });
    expect(asked).toEqual([]);
  });
});
