import { describe, expect, it } from 'vitest';
import type { NoteEntry } from '../../../src/cortex-text/entry.ts';
import { createIntegration } from '../../../src/integration.ts';
import type { Progress } from '../../../src/okta/pipeline/send.ts';
import type { OrgSeed } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const SEED: OrgSeed = {
  users: [
    {
      profile: {
        login: 'ann@example.com',
        firstName: 'Ann',
        lastName: 'Ames',
        email: 'ann@example.com',
        department: 'IT',
      },
    },
    {
      profile: { login: 'bob@example.com', firstName: 'Bob', lastName: 'Boyd', email: 'bob@example.com' },
      status: 'SUSPENDED',
    },
    { profile: { login: 'cat@example.com', firstName: 'Cat', lastName: 'Cole', email: 'cat@example.com' } },
  ],
};
const ACCOUNT_KEY = 'Account(val.ID && val.ID === obj.ID)';
const tagOf = (entry: NoteEntry) =>
  (entry.EntryContext?.['Okta.User(val.tag)'] as { tag: string | null } | undefined)?.tag;
const logins = (rows: unknown) => (rows as { profile: { login: string } }[]).map(({ profile }) => profile.login);

describe('okta-list-users', () => {
  it('gives exactly as many of 5,000 users as the limit says, in 25 requests', async () => {
    const { run, requestsOf } = await openOrg({ seed: 'empty', users: 5000 });
    const asked = await requestsOf(async () => {
      const entry = await run('okta-list-users', { limit: '5000' });
      expect(entry.Contents).toHaveLength(5000);
      expect(new Set(logins(entry.Contents)).size).toBe(5000);
    });
    expect(asked).toHaveLength(25);
  });

  it('takes 200 where no limit is given, and 0 for none', async () => {
    const { run, requestsOf } = await openOrg({ users: 450 });
    const asked = await requestsOf(async () => {
      expect((await run('okta-list-users')).Contents).toHaveLength(200);
    });
    expect(asked).toHaveLength(1);
    const { Contents } = await run('okta-list-users', { limit: '0' });
    // Okta leaves deactivated users out of a plain list.
    expect((Contents as unknown[]).length).toBeGreaterThan(430);
  });

  it('prints a tag from which the next call goes on exactly after the last row', async () => {
    const { run } = await openOrg({ users: 600 });
    const all = logins((await run('okta-list-users', { limit: '0' })).Contents);
    const seen: string[] = [];
    let after: string | undefined;
    for (let call = 0; call < 10; call += 1) {
      const entry = await run('okta-list-users', { limit: '150', ...(after === undefined ? {} : { after }) });
      seen.push(...logins(entry.Contents));
      const tag = tagOf(entry);
      if (tag === null || tag === undefined) {
        expect(tag).toBeNull();
        expect(entry.HumanReadable).not.toContain('### tag:');
        break;
      }
      expect(entry.HumanReadable).toContain(`\n### tag: ${tag}`);
      after = tag;
    }
    expect(seen).toEqual(all);
  });

  it('streams page by page, in the same requests', async () => {
    const { stream } = await openOrg({ users: 600 });
    const pages = await stream('okta-list-users', { limit: '450' });
    expect(pages.map((rows) => rows.length)).toEqual([200, 200, 50]);
  });

  it('tells how many rows have come while it reads', async () => {
    const { simulator } = await openOrg({ users: 600 });
    const events: Progress[] = [];
    await createIntegration({
      params: { url: simulator.url, credentials: { password: simulator.token } },
      clock: createVirtualClock(),
    }).run('okta-list-users', { limit: '450' }, { progress: (event) => events.push(event) });
    expect(events.filter(({ kind }) => kind === 'rows')).toEqual([
      { kind: 'rows', rows: 200 },
      { kind: 'rows', rows: 400 },
      { kind: 'rows', rows: 450 },
    ]);
  });

  it('hands query and filter on to Okta', async () => {
    const { run } = await openOrg({ seed: SEED });
    expect(logins((await run('okta-list-users', { query: 'bo' })).Contents)).toEqual(['bob@example.com']);
    const filtered = await run('okta-list-users', { filter: 'status eq "SUSPENDED"' });
    expect(logins(filtered.Contents)).toEqual(['bob@example.com']);
  });

  it('shows the details of each user when it is asked to be verbose', async () => {
    const { run, org } = await openOrg({ seed: SEED });
    const { HumanReadable } = await run('okta-list-users', { verbose: 'TRUE' });
    expect(HumanReadable?.match(/### Profile/g)).toHaveLength(org.users.size);
    expect((await run('okta-list-users')).HumanReadable).not.toContain('### Profile');
  });

  it.each(['all', '-1', '1.5', '1e3'])(
    'refuses the limit %s before it asks Okta (limit not a number)',
    async (limit) => {
      const { fail, requestsOf } = await openOrg({ seed: SEED });
      const asked = await requestsOf(async () => {
        expect(await fail('okta-list-users', { limit })).toBe(
          `Failed to execute okta-list-users command. Error: Argument 'limit' must be a whole number, 0 or more, got '${limit}'.`,
        );
      });
      expect(asked).toEqual([]);
    },
  );
});

describe('okta-search', () => {
  it('finds users by the beginning of a name', async () => {
    const { run } = await openOrg({ seed: SEED });
    const entry = await run('okta-search', { term: 'an' });
    expect(logins(entry.Contents)).toEqual(['ann@example.com']);
    expect(entry.EntryContext?.[ACCOUNT_KEY]).toMatchObject([{ Username: 'ann@example.com', Type: 'Okta' }]);
    expect(entry.HumanReadable).toMatch(/^### Okta users found:\n ### Users:\n\|First Name\|ID\|/);
  });

  it('finds users by an expression, and shows their details when it is asked to be verbose', async () => {
    const { run } = await openOrg({ seed: SEED });
    const entry = await run('okta-search', { advanced_search: 'profile.department eq "IT"', verbose: 'yes' });
    expect(entry.HumanReadable).toMatch(/^### Okta users found:\n ### User:ann@example.com\n### Profile\n/);
  });

  it('says that nobody was found, and writes no account', async () => {
    const { run } = await openOrg({ seed: SEED });
    const entry = await run('okta-search', { term: 'zz' });
    expect(entry.HumanReadable).toBe('No users found in Okta');
    expect(Object.keys(entry.EntryContext ?? {})).toEqual(['Okta.Metadata(true)']);
    expect(entry.Contents).toEqual([]);
  });

  it('takes 200 where no limit is given, honours one beyond a page, and streams', async () => {
    const { run, stream, requestsOf } = await openOrg({ users: 700 });
    const args = { advanced_search: 'status pr' };
    const asked = await requestsOf(async () => {
      expect((await run('okta-search', args)).Contents).toHaveLength(200);
    });
    expect(asked).toHaveLength(1);
    expect((await run('okta-search', { ...args, limit: '450' })).Contents).toHaveLength(450);
    expect((await stream('okta-search', { ...args, limit: '450' })).map((rows) => rows.length)).toEqual([200, 200, 50]);
  });

  it('needs a term or an expression', async () => {
    const { fail } = await openOrg({ seed: SEED });
    expect(await fail('okta-search', { term: ' ' })).toBe(
      'Failed to execute okta-search command. Error: Please provide either the term or advanced_search argument',
    );
  });
});
