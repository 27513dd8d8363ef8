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

  it('says that nobody has the id, even where a gateway failed before', async () => {
    const { fail, simulator } = await openOrg({ seed: SEED });
    simulator.faults.add({ method: 'DELETE', times: 1, fault: { kind: 'status', status: 503 } });
    expect(await fail('okta-clear-user-sessions', { userId: '00u00000000000000bob' })).toContain('[404] - Not Found');
  });

  it('is repeated where its reply is lost', async () => {
    const { run, org, simulator } = await openOrg({ seed: SEED });
    simulator.faults.add({ method: 'DELETE', times: 1, fault: { kind: 'drop', when: 'after' } });
    await run('okta-clear-user-sessions', { userId: ID });
    expect(org.userById(ID).sessions).toBe(0);
  });

  it('okta-clear-user-sessions, dot segments: leads to no other address', async () => {
    const { fail, requestsOf } = await openOrg({ seed: SEED });
    const asked = await requestsOf(async () => {
      expect(await fail('okta-clear-user-sessions', { userId: '../groups/g1/users/..' })).toContain(
        'cannot be an id or a login: it contains a slash',
      );
    });
    expect(asked).toEqual([]);
  });
});
