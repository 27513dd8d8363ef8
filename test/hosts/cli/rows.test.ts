import { describe, expect, it } from 'vitest';
import { openCliOrg } from './drive-cli.ts';

const LOGINS = ['okta-get-failed-logins', '--sort-order', 'DESCENDING', '--limit', '20'];

const atTerminal = (columns: number) => ({ columns, env: { NO_COLOR: '1' } });

describe('the choice of rows', () => {
  it('is the same in every format: --columns, --where and --sort', async () => {
    const { run } = await openCliOrg();
    const choice = ['--columns', 'User,client.ipAddress', '--where', 'Country=Moldova', '--sort=-User'];
    const csv = await run([...LOGINS, ...choice, '--format', 'csv']);
    const lines = csv.stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('User,client.ipAddress');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines.slice(1)) expect(line).toMatch(/^[^,]+,203\.0\.113\.\d+$/);
    const ndjson = await run([...LOGINS, ...choice, '--format', 'ndjson']);
    const rows = ndjson.stdout.trimEnd().split('\n');
    expect(rows.map((row) => Object.values(JSON.parse(row)).join(','))).toEqual(lines.slice(1));
    const text = await run([...LOGINS, ...choice], atTerminal(80));
    for (const line of lines.slice(1)) expect(text.stdout).toContain(line.split(',')[0]);
    expect(text.stdout).toMatch(/^User +client\.ipAddress$/m);
  });

  it('has every column in its place in a file, also where a row, or each, has nothing there', async () => {
    const { run } = await openCliOrg();
    const users = ['okta-list-users', '--limit', '4', '--columns', 'profile.manager,Last Login,type,login'];
    const csv = async (...more: string[]) => (await run([...users, '--format', 'csv', ...more])).stdout.split('\n');
    const [header, first] = await csv();
    expect(header).toBe('profile.manager,Last Login,type,login');
    expect(first).toMatch(/^,[^,]+,"\{""id"":""[^,]+""\}",grace\.okafor@acme\.example$/);
    expect(await csv('--where', 'login=nobody')).toEqual([header, '']);
    const counted = ['okta-get-logs', '--limit', '5', '--count-by', 'outcome.reason,outcome.result', '--format', 'csv'];
    expect((await run(counted)).stdout).toMatch(/^outcome\.reason,outcome\.result,count\n/);
  });

  it('counts with --count-by, and says over how many rows', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run([...LOGINS, '--count-by', 'client.ipAddress'], atTerminal(80));
    expect(stdout).toMatch(/^Failed Login Events: 20 counted\nclient\.ipAddress +Count\n/);
    const counts = [...stdout.matchAll(/^[\d.]+ +(\d+)$/gm)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
    expect(counts).toEqual(counts.toSorted((left, right) => right - left));
  });

  it('is refused with its remedy: a name that no row has, and a command that lists nothing', async () => {
    const { run, changes } = await openCliOrg();
    expect(await run([...LOGINS, '--count-by', 'client.ipAdress'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "error: okta-get-failed-logins: No row has 'client.ipAdress'. Did you mean 'client.ipAddress'?\n",
    });
    const change = await run(['okta-suspend-user', '--username', 'jane.doe@acme.example', '--columns', 'x']);
    expect(change).toMatchObject({ status: 2, stderr: expect.stringContaining('lists nothing') });
    expect(changes()).toEqual([]);
    expect((await run(['run', '--file', '-', '--columns', 'x'])).stderr).toMatch(/run --file takes no --where/);
  });
});

describe('--format record', () => {
  it('shows all that Okta gave of each row, by the paths that --columns takes', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run(['okta-get-logs', '--limit', '2', '--format', 'record'], atTerminal(100));
    expect(stdout).toMatch(/^Row 1 of 2\n/);
    expect(stdout).toMatch(/^client\.geographicalContext\.country +\S/m);
    expect(stdout).toMatch(/^request\.ipChain\[0\]\.ip +\S/m);
    expect(stdout).toMatch(/^published +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/m);
    expect(stdout).toMatch(/^debugContext\.debugData\.requestId +\S/m);
    expect(stdout).not.toContain('_links');
  });
});

describe('rows that a limit cut off', () => {
  it('are told beside the number of rows, with the limit that gives more', async () => {
    const { run } = await openCliOrg();
    const cut = await run(['okta-get-logs'], atTerminal(100));
    expect(cut.stdout).toMatch(/^100 rows, there may be more: limit=500/m);
    expect((await run(['okta-list-groups', '--limit', '2'], atTerminal(100))).stdout).toMatch(
      /^2 rows, there are more/m,
    );
    expect((await run(['okta-list-groups'], atTerminal(100))).stdout).toMatch(/^\d+ rows(?!, there)/m);
  });

  it('are told as the next users instead of a bare tag, which Cortex keeps', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run(['okta-list-users', '--limit', '2'], atTerminal(100));
    expect(stdout).toMatch(/^2 rows, there are more: after=\w+/m);
    expect(stdout).not.toContain('tag:');
    expect((await run(['okta-list-users', '--limit', '2', '--format', 'markdown'])).stdout).toContain('### tag: ');
  });

  it('are told on stderr where rows go to a program', async () => {
    const { run } = await openCliOrg();
    const { stdout, stderr } = await run(['okta-get-logs', '--format', 'csv']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(101);
    expect(stderr).toBe('These are not all: there may be more: limit=500\n');
  });
});

describe('times', () => {
  it('are in UTC, and named as such; --local-time shows those of this machine', async () => {
    const { run } = await openCliOrg();
    const before = process.env.TZ;
    process.env.TZ = 'Asia/Tokyo';
    try {
      const user = ['okta-get-user', '--username', 'jane.doe@acme.example'];
      expect((await run(user, atTerminal(60))).stdout).toMatch(/^Last Login +\S+ \d\d:\d\d:\d\d UTC$/m);
      expect((await run([...user, '--local-time'], atTerminal(60))).stdout).toMatch(/:\d\d \+09:00$/m);
      const logs = await run(['okta-get-logs', '--limit', '3', '--local-time'], atTerminal(100));
      expect(logs.stdout).toMatch(/^Local \d{4} /m);
      expect(logs.stdout).toContain('times in Asia/Tokyo');
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

describe('a refusal of Okta', () => {
  it('is one sentence with its remedy; Okta’s own words come with --debug only', async () => {
    const { run } = await openCliOrg();
    const username = ['--username', 'jane.doe@acme.example'];
    await run(['okta-suspend-user', ...username]);
    const refused = await run(['okta-expire-password', ...username]);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toBe(
      'error: okta-expire-password: Cannot expire the password of a user who is not active: unsuspend a suspended user first (okta-unsuspend-user), or contain them with okta-contain-user. Okta answered 403 Forbidden, E0000038.\n',
    );
    const debugged = await run(['okta-expire-password', ...username, '--debug']);
    expect(debugged.stderr).toMatch(/\n\{"errorCode":"E0000038".*\}\n$/);
    const json = await run(['okta-expire-password', ...username, '--json']);
    expect(JSON.parse(json.stdout)[0].Contents).toContain(
      'Error in API call [403] - Forbidden\n{"errorCode": "E0000038"',
    );
  });
});
