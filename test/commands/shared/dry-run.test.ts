import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { openOrg } from '../../support/open-org.ts';
import { SAMPLE_CALLS, sampleSeed } from '../../support/samples.ts';

const KEY = 'Okta.DryRun(true)';

const CHANGES: ReadonlySet<string> = new Set(
  ALL_COMMANDS.filter(({ effect }) => effect !== 'read').map(({ name }) => name),
);

describe('a dry run of every command that changes something', () => {
  const calls = SAMPLE_CALLS.filter(({ command }) => CHANGES.has(command));

  it.each(calls)('sends nothing but reads, and lists what the real run sends: $command $args', async (call) => {
    const { command, args } = call;
    const rehearsed = await openOrg({ seed: sampleSeed(command) });
    let planned: unknown;
    const reads = await rehearsed.requestsOf(async () => {
      const { EntryContext } = await rehearsed.run(command, { ...args, dry_run: 'true' });
      planned = EntryContext?.[KEY];
    });
    expect(reads.filter((request) => !request.startsWith('GET '))).toEqual([]);
    const real = await openOrg({ seed: sampleSeed(command) });
    const sent = await real.requestsOf(() => real.run(command, args));
    // A real run may know the id of a user by the time of its second request, and a dry run only their login.
    const toComparable = (request: string) => request.replace(/\/users\/[^/]+/, '/users/…');
    const paths = (planned as readonly { Method: string; Path: string }[]).map(
      ({ Method, Path }) => `${Method} ${decodeURIComponent(Path.replace(/\?.*/, ''))}`,
    );
    const changes = sent.filter((request) => !request.startsWith('GET '));
    expect(paths.map(toComparable).sort()).toEqual(changes.map(toComparable).sort());
  });
});

describe('a dry run', () => {
  it('is what every command has that changes something, and no other', () => {
    for (const { name, args, effect } of ALL_COMMANDS) {
      expect(Object.hasOwn(args, 'dry_run'), name).toBe(effect !== 'read');
    }
  });

  it('lists what would be sent, without a secret however short it is, and sends nothing of it', async () => {
    const { run, requestsOf } = await openOrg({ seed: { users: [] } });
    const args = { firstName: 'A', lastName: 'B', email: 'a@b.example', login: 'a@b.example', password: 'xyz' };
    const requests = await requestsOf(async () => {
      const entry = await run('okta-create-user', {
        ...args,
        passwordQuestion: 'Who?',
        passwordAnswer: 'no',
        dry_run: 'yes',
      });
      expect(entry.HumanReadable).toMatch(/^Dry run: nothing was changed\./);
      expect(entry.EntryContext).toEqual({
        [KEY]: [
          {
            Method: 'POST',
            Path: '/api/v1/users?activate=false',
            Body: {
              profile: { firstName: 'A', lastName: 'B', email: 'a@b.example', login: 'a@b.example' },
              credentials: {
                password: { value: '<XX_REPLACED>' },
                recovery_question: { question: 'Who?', answer: '<XX_REPLACED>' },
              },
            },
          },
        ],
      });
    });
    expect(requests).toEqual([]);
  });

  it('looks up what has to be looked up, and adds the rate limit that Okta reported', async () => {
    const { run, requestsOf } = await openOrg({
      seed: { users: [{ profile: { login: 'ann@example.com' } }], groups: [{ name: 'Squad' }] },
      rateLimits: {},
    });
    const requests = await requestsOf(async () => {
      const { EntryContext } = await run('okta-add-to-group', {
        username: 'ann@example.com',
        groupName: 'Squad',
        dry_run: true,
      });
      expect(Object.keys(EntryContext ?? {})).toEqual([KEY, 'Okta.Metadata(true)']);
    });
    expect(requests.every((request) => request.startsWith('GET '))).toBe(true);
  });

  it('keeps a cached token, and shows that nothing would be sent', async () => {
    const { run } = await openOrg();
    const { HumanReadable, EntryContext } = await run('okta-auth-reset', { dry_run: 'true' });
    expect(HumanReadable).toContain('Nothing would be sent.');
    expect(EntryContext).toEqual({ [KEY]: [] });
  });
});
