import { describe, expect, it } from 'vitest';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg, type TestOrg } from '../../support/open-org.ts';

const SEED: OrgSeed = {
  users: [
    { id: '00u00000000000active', status: 'ACTIVE', profile: { login: 'ann@example.com' }, password: 'Abcd1234' },
    { id: '00u00000000suspended', status: 'SUSPENDED', profile: { login: 'sue@example.com' } },
    { id: '00u00000000000locked', status: 'LOCKED_OUT', profile: { login: 'leo@example.com' } },
    { id: '00u00000000000staged', status: 'STAGED', profile: { login: 'sta@example.com' } },
    { id: '00u00000000000000out', status: 'DEPROVISIONED', profile: { login: 'dee@example.com' } },
    { id: '00u00000000000spaced', status: 'ACTIVE', profile: { login: 'odd one|"#/?@example.com' } },
    { id: '00u000000000000plain', status: 'ACTIVE', profile: { login: 'plainlogin' } },
  ],
};

const openUsers = () => openOrg({ seed: SEED });
const statusOf = ({ org }: TestOrg, login: string) => org.userByLogin(login)?.status;

describe('the commands that change a user’s state', () => {
  it.each([
    ['okta-suspend-user', 'ann@example.com', 'SUSPENDED', '### ann@example.com status is Suspended'],
    ['okta-unsuspend-user', 'sue@example.com', 'ACTIVE', '### sue@example.com is no longer SUSPENDED'],
    ['okta-unlock-user', 'leo@example.com', 'ACTIVE', '### User leo@example.com unlocked'],
    ['okta-activate-user', 'sta@example.com', 'PROVISIONED', '### sta@example.com is active now'],
    ['okta-deactivate-user', 'ann@example.com', 'DEPROVISIONED', '### User ann@example.com deactivated'],
  ])('%s of %s leaves the user %s', async (command, username, status, readable) => {
    const test = await openUsers();
    const entry = await test.run(command, { username });
    expect(entry.HumanReadable).toBe(readable);
    expect(statusOf(test, username)).toBe(status);
  });

  it.each([
    ['okta-suspend-user', 'sue@example.com', 'E0000001'],
    ['okta-unsuspend-user', 'ann@example.com', 'E0000001'],
    ['okta-unlock-user', 'ann@example.com', 'E0000032'],
    ['okta-activate-user', 'ann@example.com', 'E0000016'],
    ['okta-deactivate-user', 'dee@example.com', 'E0000007'],
  ])('%s in the wrong state of %s ends in Okta’s own error %s', async (command, username, errorCode) => {
    const test = await openUsers();
    const before = statusOf(test, username);
    expect(await test.fail(command, { username })).toContain(`"errorCode": "${errorCode}"`);
    expect(statusOf(test, username)).toBe(before);
  });

  it('says that nobody has a login, in the original’s words', async () => {
    const test = await openUsers();
    expect(await test.fail('okta-suspend-user', { username: 'nobody@example.com' })).toBe(
      'Failed to execute okta-suspend-user command. Error: Failed to find userID for: nobody@example.com username.',
    );
  });
});

describe('whom a username means', () => {
  it('acts on no one by the short form of a login, which may be another person’s', async () => {
    const test = await openUsers();
    expect(await test.fail('okta-suspend-user', { username: 'ann' })).toContain(
      'Failed to find userID for: ann username.',
    );
    expect(statusOf(test, 'ann@example.com')).toBe('ACTIVE');
  });

  it('acts on a login without an @ after it has looked that it is the very one', async () => {
    const test = await openUsers();
    const asked = await test.requestsOf(() => test.run('okta-suspend-user', { username: 'PlainLogin' }));
    expect(asked).toEqual([
      'GET /api/v1/users/PlainLogin',
      'POST /api/v1/users/00u000000000000plain/lifecycle/suspend',
    ]);
  });

  it('takes an id, as playbooks pass it on from Account.ID', async () => {
    const test = await openUsers();
    const asked = await test.requestsOf(() => test.run('okta-suspend-user', { username: '00u00000000000active' }));
    expect(asked).toEqual(['POST /api/v1/users/00u00000000000active/lifecycle/suspend']);
    expect(statusOf(test, 'ann@example.com')).toBe('SUSPENDED');
  });

  it('looks up a login that no path can hold, and keeps its quotes inside the search', async () => {
    const test = await openUsers();
    const username = 'odd one|"#/?@example.com';
    const entry = await test.run('okta-suspend-user', { username });
    expect(entry.HumanReadable).toBe(`### ${username} status is Suspended`);
    expect(statusOf(test, username)).toBe('SUSPENDED');
  });

  it.each(['okta-activate-user', 'okta-deactivate-user', 'okta-unlock-user'])(
    '%s: quote in the name does not rewrite the search',
    async (command) => {
      const test = await openUsers();
      const before = test.org.snapshot();
      const username = 'x" or profile.login eq "ann@example.com';
      expect(await test.fail(command, { username })).toContain(`Failed to find userID for: ${username} username.`);
      expect(test.org.snapshot()).toEqual(before);
    },
  );

  it.each([
    'okta-unlock-user',
    'okta-deactivate-user',
    'okta-activate-user',
    'okta-suspend-user',
    'okta-unsuspend-user',
    'okta-get-groups',
    'okta-get-user',
    'okta-get-user-factors',
    'okta-delete-user',
    'okta-update-user',
    'okta-expire-password',
  ])('%s never takes "me" for a username, and asks nothing of Okta', async (command) => {
    const test = await openUsers();
    const asked = await test.requestsOf(async () => {
      expect(await test.fail(command, { username: 'Me' })).toContain('the owner of the API token');
    });
    expect(asked).toEqual([]);
  });

  it.each([
    ['okta-get-user', {}],
    ['okta-get-user-factors', {}],
    ['okta-delete-user', {}],
    ['okta-clear-user-sessions', {}],
    ['okta-reset-factor', { factorId: 'opf1' }],
    ['okta-verify-push-factor', { factorId: 'opf1' }],
    ['okta-add-to-group', { groupName: 'Squad' }],
    ['okta-remove-from-group', { groupName: 'Squad' }],
  ])('%s never takes "me" for an id', async (command, more) => {
    const test = await openUsers();
    const asked = await test.requestsOf(async () => {
      expect(await test.fail(command, { userId: 'me', ...more })).toContain('the owner of the API token');
    });
    expect(asked).toEqual([]);
  });

  it('okta-unlock-user, missing username: is refused before Okta is asked', async () => {
    const test = await openUsers();
    const asked = await test.requestsOf(async () => {
      expect(await test.fail('okta-unlock-user')).toBe(
        "Failed to execute okta-unlock-user command. Error: Missing required argument 'username'.",
      );
    });
    expect(asked).toEqual([]);
  });
});

describe('a change whose reply was lost', () => {
  const lose = (test: TestOrg, path: RegExp) =>
    test.simulator.faults.add({ method: 'POST', path, times: 1, fault: { kind: 'drop', when: 'after' } });

  it.each([
    ['okta-suspend-user', 'ann@example.com', '### ann@example.com status is Suspended'],
    ['okta-unsuspend-user', 'sue@example.com', '### sue@example.com is no longer SUSPENDED'],
    ['okta-unlock-user', 'leo@example.com', '### User leo@example.com unlocked'],
    ['okta-deactivate-user', 'ann@example.com', '### User ann@example.com deactivated'],
    ['okta-activate-user', 'sta@example.com', '### sta@example.com is active now'],
  ])('%s reports what is true of the user when the repetition is refused', async (command, username, readable) => {
    const test = await openUsers();
    lose(test, /\/lifecycle\//);
    expect((await test.run(command, { username })).HumanReadable).toBe(readable);
  });

  it('keeps Okta’s error where the user is in another state after all', async () => {
    const test = await openUsers();
    test.simulator.faults.add({
      method: 'POST',
      path: /\/lifecycle\//,
      times: 1,
      fault: { kind: 'drop', when: 'before' },
    });
    expect(await test.fail('okta-suspend-user', { username: 'sta@example.com' })).toContain('"errorCode": "E0000001"');
    expect(statusOf(test, 'sta@example.com')).toBe('STAGED');
  });

  it('does not take a wrong state for its own work when no reply was lost', async () => {
    const test = await openUsers();
    const asked = await test.requestsOf(() => test.fail('okta-suspend-user', { username: 'sue@example.com' }));
    expect(asked).toEqual(['POST /api/v1/users/sue@example.com/lifecycle/suspend']);
  });
});
