import { describe, expect, it } from 'vitest';
import type { RawArguments } from '../../../src/core/parse-arguments.ts';
import { createIntegration } from '../../../src/integration.ts';
import type { OrgSeed, UserSeed } from '../../../src/simulator/index.ts';
import { CONTAINMENT_KEY } from '../../../src/views/containment.ts';
import { openOAuthOrg } from '../../support/oauth-org.ts';
import { openOrg, type TestOrg } from '../../support/open-org.ts';

const id = (name: string) => `00u${name.padStart(17, '0')}`;
const person = (name: string, more: Partial<UserSeed> = {}): UserSeed => ({
  id: id(name),
  profile: { login: `${name}@example.com` },
  password: 'OldPa55word',
  sessions: 2,
  factors: [{ factorType: 'sms', profile: { phoneNumber: '+12025550191' } }],
  ...more,
});

const SEED: OrgSeed = {
  owner: 'bot@example.com',
  users: [
    person('bot', { groups: ['Robots'] }),
    person('mia'),
    person('tom', { status: 'LOCKED_OUT' }),
    person('sue', { status: 'SUSPENDED' }),
    person('old', { status: 'DEPROVISIONED' }),
    person('vera', { groups: ['Board'] }),
  ],
  groups: [{ name: 'Robots' }, { name: 'Board' }],
  apps: [{ label: 'Mail Export', signOnMode: 'OPENID_CONNECT', users: ['mia@example.com'] }],
  consents: [{ user: 'mia@example.com', app: 'Mail Export', scopes: ['openid'], refreshToken: true }],
};
const ALL = 'revoke_grants,clear_sessions,suspend,replace_password,reset_factors';

interface Row {
  readonly Steps: readonly { readonly Name: string; readonly Result: string; readonly Error?: string }[];
  readonly [member: string]: unknown;
}

/** Contains users, and gives what became of each, and the text of the error entry, if there is one. */
async function contain({ resultOf }: TestOrg, args: RawArguments) {
  const result = await resultOf('okta-contain-user', args);
  if (!result.ok) throw new Error(result.message, { cause: result.error });
  const { EntryContext, HumanReadable } = result.entry;
  const context: Readonly<Record<string, unknown>> = EntryContext ?? {};
  return {
    rows: context[CONTAINMENT_KEY] as readonly Row[],
    context,
    text: HumanReadable ?? '',
    error: result.ok === 'partial' ? result.message : '',
  };
}

const stepsOf = (row: Row | undefined) => row?.Steps.map(({ Name, Result }) => `${Name} ${Result}`);
const changes = (requests: readonly string[]) => requests.filter((request) => !request.startsWith('GET'));
const MIA = `/api/v1/users/${id('mia')}`;

describe('okta-contain-user', () => {
  it('takes the steps in the order that Okta allows, whatever order they were chosen in, and looks at the result', async () => {
    const org = await openOrg({ seed: SEED });
    const requests = await org.requestsOf(async () => {
      const { rows, error } = await contain(org, { username: 'mia@example.com', actions: ALL });
      expect(rows).toEqual([
        {
          UserID: id('mia'),
          Login: 'mia@example.com',
          StatusBefore: 'ACTIVE',
          StatusAfter: 'SUSPENDED',
          Success: true,
          Steps: [
            { Name: 'reset_factors', Result: 'done' },
            { Name: 'replace_password', Result: 'done' },
            { Name: 'suspend', Result: 'done' },
            { Name: 'clear_sessions', Result: 'done' },
            { Name: 'revoke_grants', Result: 'done' },
          ],
        },
      ]);
      expect(error).toBe('');
    });
    expect(requests.slice(0, 2).sort()).toEqual(['GET /api/v1/users/me', 'GET /api/v1/users/mia@example.com']);
    expect(requests.slice(2)).toEqual([
      `POST ${MIA}/lifecycle/reset_factors`,
      `POST ${MIA}`,
      `POST ${MIA}/lifecycle/suspend`,
      `DELETE ${MIA}/sessions`,
      `DELETE ${MIA}/grants`,
      `GET ${MIA}`,
    ]);
    const mia = org.org.users.get(id('mia'));
    expect(mia).toMatchObject({ status: 'SUSPENDED', sessions: 0, factors: [] });
    expect(mia?.passwordDigests).toHaveLength(2);
    expect([...org.org.grants.values()].filter(({ userId }) => userId === id('mia'))).toEqual([]);
  });

  it('tells for each of several people what became of each step, in the order in which they were named', async () => {
    const org = await openOrg({ seed: SEED });
    const username = 'tom@example.com,nobody@example.com,mia@example.com';
    const { rows, text, error } = await contain(org, { username, userId: [id('old'), id('sue')] });
    expect(rows.map((row) => [row.Login, row.StatusAfter, row.Success, stepsOf(row)])).toEqual([
      ['tom@example.com', 'LOCKED_OUT', false, ['suspend failed', 'clear_sessions done']],
      ['nobody@example.com', undefined, false, []],
      ['mia@example.com', 'SUSPENDED', true, ['suspend done', 'clear_sessions done']],
      ['old@example.com', 'DEPROVISIONED', true, ['suspend skipped', 'clear_sessions skipped']],
      ['sue@example.com', 'SUSPENDED', true, ['suspend already', 'clear_sessions done']],
    ]);
    expect(text).toContain('Contained 3 of 5 users.');
    expect(text).toContain('okta-unsuspend-user');
    expect(error).toContain('2 failed. tom@example.com: suspend: ');
    expect(error).toContain('The user is LOCKED_OUT, not SUSPENDED; okta-deactivate-user takes all access away.');
    expect(error).toContain('Failed to find userID for: nobody@example.com username.');
  });

  it('sends nothing for someone who is deactivated', async () => {
    const org = await openOrg({ seed: SEED });
    const requests = await org.requestsOf(() => contain(org, { userId: id('old'), actions: ALL }));
    expect(requests.sort()).toEqual([`GET /api/v1/users/${id('old')}`, 'GET /api/v1/users/me']);
  });

  it('tells once of someone who is refused by login and by id', async () => {
    const org = await openOrg({ seed: SEED, params: { protected_groups: 'Board' } });
    const { rows, error } = await contain(org, {
      username: 'bot@example.com,vera@example.com,VERA@example.com',
      userId: [id('vera'), id('bot')],
    });
    expect(rows.map(({ Login, UserID }) => [Login, UserID])).toEqual([
      ['bot@example.com', id('bot')],
      ['vera@example.com', id('vera')],
    ]);
    expect(error).toContain('2 failed.');
  });

  it('acts once on someone who is named by login and by id', async () => {
    const org = await openOrg({ seed: SEED });
    const requests = await org.requestsOf(async () => {
      const { rows } = await contain(org, { username: 'mia@example.com', userId: id('mia') });
      expect(rows).toHaveLength(1);
    });
    expect(changes(requests)).toEqual([`POST ${MIA}/lifecycle/suspend`, `DELETE ${MIA}/sessions`]);
  });

  it('lets a new password end a lock, so that the user can be suspended', async () => {
    const org = await openOrg({ seed: SEED });
    const { rows } = await contain(org, { username: 'tom@example.com', actions: 'suspend,replace_password' });
    expect(rows).toMatchObject([{ StatusBefore: 'LOCKED_OUT', StatusAfter: 'SUSPENDED', Success: true }]);
  });

  it('shows the new password nowhere', async () => {
    const bodies: string[] = [];
    const org = await openOrg({ seed: SEED, observe: ({ requestBody }) => void bodies.push(requestBody) });
    const result = await org.resultOf('okta-contain-user', {
      username: 'mia@example.com',
      actions: 'replace_password',
    });
    const [, password = 'none was sent'] = /"value":"([^"]+)"/.exec(bodies.join('\n')) ?? [];
    expect(password).toHaveLength(32);
    expect(JSON.stringify(result)).not.toContain(password);
  });
});

describe('people whom okta-contain-user must not touch', () => {
  it('are refused by name before anything is asked', async () => {
    const org = await openOrg({ seed: SEED, params: { protected_users: 'VERA@example.com' } });
    const requests = await org.requestsOf(async () => {
      const { rows, error } = await contain(org, { username: 'vera@example.com' });
      expect(rows).toMatchObject([{ Login: 'vera@example.com', Success: false, Steps: [] }]);
      expect(error).toContain('(protected_users); nothing was changed.');
    });
    expect(requests).toEqual([]);
  });

  it.each([{ protected_users: id('vera') }, { protected_groups: 'board' }])(
    'are spared by %o, and the others are not',
    async (params) => {
      const org = await openOrg({ seed: SEED, params });
      const requests = await org.requestsOf(async () => {
        const { rows } = await contain(org, { username: 'vera@example.com,mia@example.com', actions: 'suspend' });
        expect(rows).toMatchObject([
          { UserID: id('vera'), Login: 'vera@example.com', Success: false, Steps: [] },
          { Login: 'mia@example.com', Success: true },
        ]);
      });
      expect(changes(requests)).toEqual([`POST ${MIA}/lifecycle/suspend`]);
    },
  );

  it('include the owner of our own API token', async () => {
    const org = await openOrg({ seed: SEED });
    const { rows, error } = await contain(org, { userId: [id('bot'), id('mia')] });
    expect(rows).toMatchObject([
      { UserID: id('bot'), Success: false, Steps: [] },
      { UserID: id('mia'), Success: true },
    ]);
    expect(error).toContain(`${id('bot')} is the account of this instance's API token; nothing was changed.`);
    expect(org.org.users.get(id('bot'))?.status).toBe('ACTIVE');
  });

  it('are everybody, as long as it is not known whose token ours is', async () => {
    const faults = [{ path: '/api/v1/users/me', fault: { kind: 'status', status: 403 } }] as const;
    const org = await openOrg({ seed: SEED, faults });
    const username = ['mia', 'tom', 'sue', 'vera', 'old', 'a', 'b', 'c'].map((name) => `${name}@example.com`);
    const requests = await org.requestsOf(() => org.fail('okta-contain-user', { username }));
    expect(changes(requests)).toEqual([]);
    // Those who had been asked for at the same time, and no others.
    expect(requests).toHaveLength(6);
  });

  it('are read without our own account where we are a service app, which has none', async () => {
    const { instance, asked } = await openOAuthOrg({ seed: SEED });
    const result = await instance().run('okta-contain-user', { username: 'mia@example.com' });
    expect(result.ok).toBe(true);
    expect(asked().filter((request) => request.includes('/users/me'))).toEqual([]);
  });
});

describe('okta-contain-user, where replies get lost,', () => {
  const onSuspend = { method: 'POST', path: /\/suspend$/ } as const;
  const onPassword = { method: 'POST', path: new RegExp(`^${MIA}$`) } as const;

  it.each([
    { when: 'after', times: 1, status: 'SUSPENDED', result: 'done' },
    { when: 'after', times: 2, status: 'SUSPENDED', result: 'done' },
    { when: 'before', times: 2, status: 'ACTIVE', result: 'failed' },
  ] as const)(
    'says $result where $times of them are lost $when Okta has acted',
    async ({ when, times, status, result }) => {
      const org = await openOrg({ seed: SEED, faults: [{ ...onSuspend, times, fault: { kind: 'drop', when } }] });
      const { rows } = await contain(org, { username: 'mia@example.com', actions: 'suspend' });
      expect(rows).toMatchObject([{ StatusAfter: status, Success: result === 'done', Steps: [{ Result: result }] }]);
    },
  );

  it.each(['before', 'after'] as const)(
    'neither repeats a password nor calls it replaced (lost %s Okta has acted)',
    async (when) => {
      const org = await openOrg({ seed: SEED, faults: [{ ...onPassword, fault: { kind: 'drop', when } }] });
      const requests = await org.requestsOf(async () => {
        const { rows, error } = await contain(org, {
          username: 'mia@example.com',
          actions: 'replace_password,suspend',
        });
        expect(stepsOf(rows[0])).toEqual(['replace_password failed', 'suspend done']);
        expect(error).toContain('Okta may have carried out the request anyway');
      });
      expect(requests.filter((request) => request === `POST ${MIA}`)).toHaveLength(1);
    },
  );

  it('calls nobody contained whom it could not look at afterwards', async () => {
    const faults = [{ method: 'GET', path: new RegExp(`^${MIA}$`), fault: { kind: 'status', status: 403 } }] as const;
    const org = await openOrg({ seed: SEED, faults });
    const { rows, error } = await contain(org, { username: 'mia@example.com' });
    expect(rows).toMatchObject([{ Success: false, Steps: [{ Result: 'failed' }, { Result: 'done' }] }]);
    expect(rows[0]).not.toHaveProperty('StatusAfter');
    expect(error).toContain('The user could not be read again');
  });
});

describe('okta-contain-user, when it is cancelled,', () => {
  it('tells what was done until then, and that the others were not begun', async () => {
    const abort = new AbortController();
    const org = await openOrg({
      seed: SEED,
      observe: ({ path }) => {
        if (path.endsWith('/reset_factors')) abort.abort();
      },
    });
    const integration = createIntegration({
      params: { url: org.simulator.url, credentials: { password: org.simulator.token } },
      clock: org.clock,
    });
    const username = ['mia@example.com', ...Array.from({ length: 9 }, (_, index) => `n${index}@example.com`)];
    const args = { username, actions: 'reset_factors,suspend' };
    const result = await integration.run('okta-contain-user', args, { signal: abort.signal });
    const [first, ...others] = result.ok === 'partial' ? (result.outcome.raw as readonly Row[]) : [];
    expect(stepsOf(first)?.map((step) => step.split(' ')[0])).toEqual(['reset_factors']);
    expect(first?.Success).toBe(false);
    expect(others).toHaveLength(9);
    expect(others.at(-1)?.Error).toBe('The command was ended before it came to this user.');
    expect(org.org.users.get(id('mia'))?.status).toBe('ACTIVE');
  });
});

describe('a dry run of okta-contain-user', () => {
  it('shows for each person, from their present state, what would be done, and changes nothing', async () => {
    const org = await openOrg({ seed: SEED });
    const actions = 'replace_password,suspend';
    const username = 'sue@example.com,mia@example.com,old@example.com,nobody@example.com';
    const requests = await org.requestsOf(async () => {
      const { context, text, error } = await contain(org, { username, actions, dry_run: 'true' });
      expect(Object.keys(context)).toEqual(['Okta.DryRun(true)', 'Okta.Metadata(true)']);
      const password = { credentials: { password: { value: '<XX_REPLACED>' } } };
      expect(context['Okta.DryRun(true)']).toEqual([
        { Method: 'POST', Path: `/api/v1/users/${id('sue')}`, Body: password },
        { Method: 'POST', Path: MIA, Body: password },
        { Method: 'POST', Path: `${MIA}/lifecycle/suspend` },
      ]);
      expect(text).toMatch(/^Dry run: nothing was changed\.\n/);
      expect(text).toContain('| sue@example.com | SUSPENDED | planned | already |');
      expect(text).toContain('| mia@example.com | ACTIVE | planned | planned |');
      expect(text).toContain('| old@example.com | DEPROVISIONED | skipped | skipped |');
      expect(error).toContain('1 failed. nobody@example.com: ');
    });
    expect(changes(requests)).toEqual([]);
  });
});

describe('the arguments of okta-contain-user', () => {
  it.each([
    [{ username: 'mia@example.com', actions: 'suspend,delete' }, 'actions'],
    [{ username: 'mia@example.com', actions: ',' }, 'actions'],
    [{ username: 'mia@example.com,me' }, 'username'],
    [{ userId: '../groups' }, 'userId'],
    [{}, 'username'],
  ])('are refused before Okta is asked: %o', async (args, named) => {
    const org = await openOrg({ seed: SEED });
    const requests = await org.requestsOf(async () => {
      expect(await org.fail('okta-contain-user', args)).toContain(named);
    });
    expect(requests).toEqual([]);
  });

  it('take actions in any case', async () => {
    const org = await openOrg({ seed: SEED });
    const { rows } = await contain(org, { username: 'mia@example.com', actions: ['Clear_Sessions'] });
    expect(stepsOf(rows[0])).toEqual(['clear_sessions done']);
  });
});
