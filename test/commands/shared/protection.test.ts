import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { createIntegration } from '../../../src/integration.ts';
import { openOrg } from '../../support/open-org.ts';
import { sampleOf, sampleSeed } from '../../support/samples.ts';

const CHIEF = '00u0000000000000chef';
const BOARD = '00g000000000000board';
const SEED = {
  users: [
    { id: CHIEF, profile: { login: 'vera.chief@example.com' }, groups: ['Board'] },
    { profile: { login: 'ann@example.com' } },
  ],
  groups: [{ id: BOARD, name: 'Board' }],
};

async function openProtected(params: Readonly<Record<string, unknown>>) {
  const org = await openOrg({ seed: SEED });
  const integration = createIntegration({
    params: { url: org.simulator.url, credentials: { password: org.simulator.token }, ...params },
    clock: org.clock,
  });
  return {
    async suspend(username: string) {
      let message = '';
      const requests = await org.requestsOf(async () => {
        const result = await integration.run('okta-suspend-user', { username });
        message = result.ok ? '' : result.message;
      });
      return { message, requests };
    },
  };
}

describe('a protected user', () => {
  it('is refused by name alone, in any case, without a request', async () => {
    const { suspend } = await openProtected({ protected_users: 'root@example.com\nvera.chief@example.com' });
    const { message, requests } = await suspend('Vera.Chief@example.com');
    expect(message).toContain(
      "Vera.Chief@example.com is protected by the instance's settings (protected_users); nothing was changed.",
    );
    expect(requests).toEqual([]);
  });

  it('is found out by one read where the setting has the id and the command the login', async () => {
    const { suspend } = await openProtected({ protected_users: [CHIEF] });
    const { message, requests } = await suspend('vera.chief@example.com');
    expect(message).toContain('(protected_users)');
    expect(requests).toEqual(['GET /api/v1/users/vera.chief@example.com']);
  });

  it.each(['board', 'BOARD', BOARD])('is anyone in a group that is listed as %s', async (group) => {
    const { suspend } = await openProtected({ protected_groups: group });
    const { message, requests } = await suspend('vera.chief@example.com');
    expect(message).toContain('(protected_groups: Board); nothing was changed.');
    expect(requests).toEqual(['GET /api/v1/users/vera.chief@example.com/groups']);
  });

  it('names protected_users where both settings list the user', async () => {
    const { suspend } = await openProtected({ protected_users: CHIEF, protected_groups: 'Board' });
    expect((await suspend(CHIEF)).message).toContain('(protected_users)');
  });

  it('leaves everybody else alone, who is then acted on by id', async () => {
    const { suspend } = await openProtected({ protected_users: CHIEF, protected_groups: 'Board' });
    const { message, requests } = await suspend('ann@example.com');
    const id = /\/users\/(00u\w+)\/groups/.exec(requests[1] ?? '')?.[1];
    expect(message).toBe('');
    expect(requests).toEqual([
      'GET /api/v1/users/ann@example.com',
      `GET /api/v1/users/${id}/groups`,
      `POST /api/v1/users/${id}/lifecycle/suspend`,
    ]);
  });

  it('leaves an unknown login an unknown login', async () => {
    const { suspend } = await openProtected({ protected_groups: 'Board' });
    const { message } = await suspend('nobody@example.com');
    expect(message).toContain('Failed to find userID for: nobody@example.com username.');
  });
});

describe('every command that protects people', () => {
  const guarded = ALL_COMMANDS.filter(({ protects }) => protects !== undefined && protects !== 'by itself');
  const calls = guarded.flatMap(({ name }) => sampleOf(name).calls.map(({ args }) => ({ command: name, args })));

  it.each(calls)('sends nothing about someone whose name is protected: $command $args', async ({ command, args }) => {
    const name = String(args.userId ?? args.username);
    const org = await openOrg({ seed: sampleSeed(command), params: { protected_users: name } });
    const requests = await org.requestsOf(async () => {
      const message = await org.fail(command, args);
      expect(message).toContain(`${name} is protected by the instance's settings (protected_users)`);
    });
    expect(requests).toEqual([]);
  });

  it.each(calls)('changes nothing about a member of a protected group: $command $args', async ({ command, args }) => {
    const seed = sampleSeed(command);
    const org = await openOrg({ seed, params: { protected_groups: 'everyone' } });
    const requests = await org.requestsOf(async () => {
      expect(await org.fail(command, { ...args, dry_run: 'true' })).toContain('(protected_groups: Everyone)');
      expect(await org.fail(command, args)).toContain('(protected_groups: Everyone)');
    });
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  it.each(calls)('does its work for everybody else, by id: $command $args', async ({ command, args }) => {
    const org = await openOrg({ seed: sampleSeed(command), params: { protected_users: 'root@acme.example' } });
    const requests = await org.requestsOf(() => org.run(command, args));
    const changes = requests.filter((request) => !request.startsWith('GET '));
    expect(changes.filter((request) => request.includes('@'))).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
  });
});

describe('the commands that protect people', () => {
  it('are all original ones that take something away from a person', () => {
    const names = ALL_COMMANDS.filter(({ protects }) => protects !== undefined).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'okta-deactivate-user',
        'okta-suspend-user',
        'okta-reset-factor',
        'okta-set-password',
        'okta-remove-from-group',
        'okta-update-user',
        'okta-delete-user',
        'okta-clear-user-sessions',
        'okta-expire-password',
      ]),
    );
  });
});
