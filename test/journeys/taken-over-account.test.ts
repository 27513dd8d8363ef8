import { expect, it } from 'vitest';
import { toLogEvent } from '../support/log-event.ts';
import { openOrg } from '../support/open-org.ts';

const VICTIM = 'vera.victim@example.com';
const NEW_PASSWORD = 'N3w-Correct-Horse-7';

it('A taken-over account is stopped, cleaned and given back to its owner', async () => {
  const { run, org } = await openOrg({
    seed: {
      users: [
        {
          profile: { login: VICTIM, firstName: 'Vera', lastName: 'Victim' },
          password: 'OldPassw0rd',
          sessions: 3,
          factors: [
            { factorType: 'push', push: [{ result: 'REJECTED', waitingPolls: 2 }] },
            { factorType: 'sms', profile: { phoneNumber: '+15555550100' } },
          ],
        },
        { profile: { login: 'other@example.com' }, sessions: 1, password: 'OtherPassw0rd' },
      ],
      logs: [1, 2, 3].map((number) =>
        toLogEvent(number, {
          published: `2026-05-31T0${number}:00:00.000Z`,
          actor: { id: 'unknown', type: 'User', alternateId: VICTIM, displayName: 'Vera Victim', detailEntry: null },
          outcome: { result: 'FAILURE', reason: number === 3 ? 'LOCKED_OUT' : 'INVALID_CREDENTIALS' },
        }),
      ),
    },
  });
  const victim = org.userByLogin(VICTIM) ?? expect.fail('seeded');
  const otherBefore = org.snapshot().users.find(({ profile }) => profile.login === 'other@example.com');

  const failed = await run('okta-get-failed-logins', { since: '2026-05-31T00:00:00Z' });
  expect(failed.HumanReadable).toContain('| FAILURE: LOCKED_OUT |');
  const [attempt] = failed.Contents as { actor: { alternateId: string } }[];
  expect(attempt?.actor.alternateId).toBe(VICTIM);

  expect((await run('okta-suspend-user', { username: VICTIM })).HumanReadable).toBe(
    `### ${VICTIM} status is Suspended`,
  );
  expect(victim.status).toBe('SUSPENDED');

  const listed = await run('okta-get-user-factors', { username: VICTIM });
  const account = listed.EntryContext?.['Account(val.ID && val.ID === obj.ID)'] as {
    ID: string;
    Factor: { ID: string; FactorType: string }[];
  };
  expect(account.Factor.map(({ FactorType }) => FactorType)).toEqual(['push', 'sms']);

  const push = account.Factor[0]?.ID ?? '';
  const verified = await run('okta-verify-push-factor', { userId: account.ID, factorId: push });
  expect(verified.HumanReadable).toBe(`Verify push factor result for user ${account.ID}: REJECTED`);

  for (const { ID } of account.Factor) {
    const reset = await run('okta-reset-factor', { userId: account.ID, factorId: ID });
    expect(reset.HumanReadable).toBe(`Factor: ${ID} deleted`);
  }

  await run('okta-clear-user-sessions', { userId: account.ID });
  await run('okta-set-password', { username: VICTIM, password: NEW_PASSWORD });
  expect(victim.status).toBe('SUSPENDED');
  const back = await run('okta-unsuspend-user', { username: VICTIM });
  expect(back.HumanReadable).toBe(`### ${VICTIM} is no longer SUSPENDED`);

  expect(victim.status).toBe('ACTIVE');
  expect(victim.factors).toEqual([]);
  expect(victim.sessions).toBe(0);
  expect(org.passwordMatches(victim.id, NEW_PASSWORD)).toBe(true);
  expect(org.passwordMatches(victim.id, 'OldPassw0rd')).toBe(false);
  expect(org.snapshot().users.find(({ profile }) => profile.login === 'other@example.com')).toEqual(otherBefore);
});
