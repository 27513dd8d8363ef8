import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { JournalFile } from '../../../src/hosts/cli/contain/journal-file.ts';
import type { OrgSeed, SimulatorOptions, UserSeed } from '../../../src/simulator/index.ts';
import { type CliDrive, openCliOrg } from './drive-cli.ts';

const id = (name: string) => `00u${name.padStart(17, '0')}`;
const login = (name: string) => `${name}@example.com`;
const person = (name: string, more: Partial<UserSeed> = {}): UserSeed => ({
  id: id(name),
  profile: { login: login(name) },
  password: 'OldPa55word',
  sessions: 2,
  factors: [{ factorType: 'sms', profile: { phoneNumber: '+12025550191' } }],
  ...more,
});
const PEOPLE = Array.from({ length: 30 }, (_, index) => `p${String(index).padStart(2, '0')}`);
const SEED: OrgSeed = {
  users: [...PEOPLE.map((name) => person(name)), person('tom', { status: 'LOCKED_OUT' })],
};
const ALL = 'reset_factors,replace_password,suspend,clear_sessions,revoke_grants';

interface Line {
  readonly event: string;
  readonly userId?: string;
  readonly step?: string;
  readonly outcome?: string;
}

/** An org, and `okta-v2 contain` for the people of a file. */
async function openContainment(names: readonly string[], options: SimulatorOptions = {}) {
  const org = await openCliOrg({ seed: SEED, ...options });
  const file = join(org.home, 'logins.txt');
  const journal = join(org.home, 'contain.ndjson');
  writeFileSync(file, `# leaked\n\n${names.join('\n')}\n`);
  return {
    ...org,
    file,
    journal,
    contain: (flags: readonly string[] = [], drive: CliDrive = {}) =>
      org.run(['contain', '--file', file, '--journal', journal, ...flags], drive),
    lines: () =>
      readFileSync(journal, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Line),
    /** Keeps the lines of the journal up to the first that fits, as if the run had been killed behind it. */
    cutBehind(fits: (line: Line) => boolean) {
      const texts = readFileSync(journal, 'utf8').split('\n').slice(0, -1);
      const end = texts.findIndex((text) => fits(JSON.parse(text) as Line));
      writeFileSync(journal, `${texts.slice(0, end + 1).join('\n')}\n`);
    },
  };
}

describe('okta-v2 contain', () => {
  it('contains everybody in a file, and keeps each step in a journal that only its owner can read', async () => {
    const { contain, changes, journal, lines, simulator } = await openContainment(PEOPLE.slice(0, 7).map(login));
    const { status, stdout } = await contain(['--yes']);
    expect(stdout).toContain('Contained 7 of 7 users.');
    expect(status).toBe(0);
    expect(changes()).toHaveLength(14);
    expect(simulator.org.users.get(id('p06'))).toMatchObject({ status: 'SUSPENDED', sessions: 0 });
    expect(statSync(journal).mode & 0o777).toBe(0o600);
    const count = (event: string) => lines().filter((line) => line.event === event).length;
    expect([count('begin'), count('user'), count('step'), count('step end'), count('user end')]).toEqual([
      1, 7, 14, 14, 7,
    ]);
  });

  it('has the line of each step on the disk before its request is sent', async () => {
    const unannounced: string[] = [];
    const { contain, changes, journal } = await openContainment(PEOPLE.slice(0, 6).map(login), {
      observe: ({ method, path }) => {
        const step = { DELETE: 'clear_sessions', POST: 'suspend' }[method];
        const userId = path.split('/')[4];
        const kept = existsSync(journal) ? readFileSync(journal, 'utf8') : '';
        if (step !== undefined && !kept.includes(`"event":"step","userId":"${userId}","step":"${step}"`)) {
          unannounced.push(`${method} ${path}`);
        }
      },
    });
    await contain(['--yes']);
    expect(changes()).toHaveLength(12);
    expect(unannounced).toEqual([]);
  });

  it('tells who is not contained, and why, with status 1', async () => {
    const { contain } = await openContainment([login('p01'), login('tom'), login('nobody')]);
    const { status, stdout } = await contain(['--yes']);
    expect(stdout).toContain('Contained 1 of 3 users.\nFailed (2):\n');
    expect(stdout).toMatch(/ {2}tom@example\.com: suspend: .*okta-deactivate-user/);
    expect(stdout).toContain('  nobody@example.com: Failed to find userID for: nobody@example.com username.');
    expect(status).toBe(1);
  });

  it('leaves those to a later run who could not be read or looked at, and says how to go on', async () => {
    const faults = ['/api/v1/users/p01@example.com', `/api/v1/users/${id('p02')}`].map(
      (path) => ({ method: 'GET', path: new RegExp(`^${path}$`), fault: { kind: 'status', status: 403 } }) as const,
    );
    const { contain, changes, file, journal, simulator } = await openContainment(PEOPLE.slice(0, 4).map(login), {
      faults,
    });
    const first = await contain(['--yes', '--actions=suspend']);
    expect(first.status).toBe(1);
    expect(first.stdout).toContain('Contained 2 of 4 users.\nNot ended: 2.\n  p01@example.com: Okta answered 403');
    expect(first.stdout).toMatch(
      /^ {2}p02@example\.com: The user could not be read again: Okta answered 403 Forbidden\.$/m,
    );
    expect(first.stdout).toContain(
      `To go on: okta-v2 contain --file ${file} --journal ${journal} --actions suspend --resume\n`,
    );
    simulator.faults.clear();
    const second = await contain(['--yes', '--actions=suspend', '--resume']);
    expect(second.stdout).toContain('Contained 4 of 4 users.');
    expect({ status: second.status, changes: changes().length }).toEqual({ status: 0, changes: 4 });
  });

  it('leaves a step that the rate limit refused to a later run, and those behind it', async () => {
    const { contain, changes, lines, simulator } = await openContainment([login('p01')], {
      faults: [{ method: 'POST', path: /suspend$/, fault: { kind: 'rate-limit', resetInMs: 50_000 } }],
    });
    const actions = `--actions=${ALL}`;
    const first = await contain(['--yes', actions, '--max-wait=1']);
    expect(first.stdout).toMatch(/^ {2}p01@example\.com: Not all steps could be taken\. suspend: /m);
    expect(first.stdout).toContain('Contained 0 of 1 user.\nNot ended: 1.\n');
    expect(changes()).toHaveLength(3);
    simulator.faults.clear();
    const second = await contain(['--yes', actions, '--resume']);
    expect(second.stdout).not.toContain('Begun by an earlier run');
    expect({ status: second.status, changes: changes().length }).toEqual({ status: 0, changes: 6 });
    expect(lines().filter(({ event }) => event === 'step withdrawn')).toHaveLength(1);
  });

  it('counts someone once whom the file names by login and by id', async () => {
    const { contain, changes } = await openContainment([login('p01'), id('p01')]);
    const { status, stdout } = await contain(['--yes']);
    expect(stdout).toContain('Contained 1 of 1 user.');
    expect({ status, changes: changes().length }).toEqual({ status: 0, changes: 2 });
  });

  it('shows the plan in a dry run, and begins no journal', async () => {
    const { contain, changes, journal } = await openContainment(PEOPLE.map(login));
    const { status, stdout } = await contain(['--dry-run']);
    expect(stdout).toMatch(/^Dry run: nothing was changed\.\n/);
    expect({ status, changes: changes(), isThere: existsSync(journal) }).toEqual({
      status: 0,
      changes: [],
      isThere: false,
    });
  });
});

describe('okta-v2 contain, after Ctrl-C,', () => {
  it('says how to go on, and waits for no rate limit, even where nothing has been done yet', async () => {
    const refused = { kind: 'rate-limit', resetInMs: 50_000 } as const;
    const { contain, journal } = await openContainment([login('p01'), login('p02')], {
      faults: [{ method: 'GET', path: /@example\.com$/, fault: refused }],
      // Our own account is read at the same time.
      observe: () => void process.emit('SIGINT'),
    });
    const { status, stdout, stderr } = await contain(['--yes']);
    expect(stderr).toContain('Press Ctrl-C again');
    expect(stdout).toContain('Contained 0 of 2 users.\nNot ended: 2.\nTo go on: okta-v2 contain ');
    expect(stdout).toContain(`All of it is in ${journal}.`);
    expect(status).toBe(1);
  });
});

describe('the question of okta-v2 contain', () => {
  it('shows the first twenty names and the count, and goes on where the count is typed', async () => {
    const { contain, changes } = await openContainment(PEOPLE.map(login));
    const { status, stderr } = await contain([], { answers: [['to continue: ', '30\n']] });
    expect(stderr).toContain('  p19@example.com\n  and 10 more\n');
    expect(stderr).not.toContain('p20@example.com');
    expect(stderr).toContain('okta-v2 contain would do this to 30 users of ');
    expect(stderr).toContain(': suspend, clear_sessions.\n');
    expect({ status, changes: changes().length }).toEqual({ status: 0, changes: 60 });
  });

  it.each(['y\n', 'yes\n', '\n', '3\n', '300\n'])('takes %j for a no', async (answer) => {
    const { contain, simulator, journal } = await openContainment(PEOPLE.map(login));
    const { status, stderr } = await contain([], { answers: [['to continue: ', answer]] });
    expect(stderr).toContain('Nothing was done.');
    expect({ status, requests: simulator.requests, isThere: existsSync(journal) }).toEqual({
      status: 1,
      requests: [],
      isThere: false,
    });
  });

  it.each([
    ['the default for blank actions', ' ', 'suspend, clear_sessions'],
    ['those of a JSON list', '["clear_sessions", "Reset_Factors"]', 'reset_factors, clear_sessions'],
  ])('names the steps that are taken: %s', async (_, actions, steps) => {
    const { contain, changes } = await openContainment([login('p01')]);
    const { stderr } = await contain([`--actions=${actions}`], { answers: [['to continue: ', '1\n']] });
    expect(stderr).toContain(`: ${steps}.\n`);
    expect(changes()).toHaveLength(2);
  });

  it('is not asked where the actions name no step', async () => {
    const { contain, simulator } = await openContainment([login('p01')]);
    const { status, stderr } = await contain(['--actions=,'], { answers: [['to continue: ', '1\n']] });
    expect(stderr).toContain('--actions names none of reset_factors, ');
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
  });

  it('needs --yes where nobody can be asked: nothing is sent, and the status is 2', async () => {
    const { contain, simulator } = await openContainment(PEOPLE.map(login));
    const { status, stderr } = await contain();
    expect(stderr).toContain('30 users');
    expect(stderr).toContain('Add --yes');
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
  });
});

describe('okta-v2 contain --resume', () => {
  it('sends nothing where everything has an end', async () => {
    const { contain, simulator } = await openContainment([...PEOPLE.map(login), login('tom')]);
    await contain(['--yes']);
    const before = simulator.requests.length;
    const { status, stdout } = await contain(['--resume']);
    expect(stdout).toContain('Contained 30 of 31 users.');
    expect({ status, requests: simulator.requests.length - before }).toEqual({ status: 1, requests: 0 });
  });

  it.each([
    { step: 'reset_factors', outcome: 'was done', sent: 0 },
    { step: 'replace_password', outcome: 'was done', sent: 0 },
    { step: 'suspend', outcome: 'was done', sent: 0 },
    { step: 'clear_sessions', outcome: 'sent again', sent: 1 },
    { step: 'revoke_grants', outcome: 'sent again', sent: 1 },
  ])('finds out that $step $outcome, where its end is not known', async ({ step, outcome, sent }) => {
    const { contain, changes, cutBehind, simulator } = await openContainment([login('p01')]);
    const actions = `--actions=${step}`;
    await contain(['--yes', actions]);
    cutBehind((line) => line.event === 'step');
    const before = changes().length;
    const { status, stdout } = await contain(['--resume', '--yes', actions]);
    expect(stdout).toContain('Contained 1 of 1 user.');
    expect(stdout).toContain(`  p01@example.com: ${step} ${outcome}`);
    expect({ status, sent: changes().length - before }).toEqual({ status: 0, sent });
    expect(simulator.org.users.get(id('p01'))?.passwordDigests.length).toBe(step === 'replace_password' ? 2 : 1);
  });

  it.each(['reset_factors', 'replace_password', 'suspend', 'clear_sessions', 'revoke_grants'])(
    'sends %s where it had been announced and not sent',
    async (step) => {
      const actions = `--actions=${step}`;
      const first = await openContainment([login('p01')]);
      await first.contain(['--yes', actions]);
      first.cutBehind((line) => line.event === 'step');
      // The same journal, and an org in which the request has never arrived.
      const second = await openContainment([login('p01')]);
      const text = readFileSync(first.journal, 'utf8').replace(first.simulator.url, second.simulator.url);
      const passwordChanged = new Date(second.simulator.org.users.get(id('p01'))?.passwordChangedMs ?? 0).toISOString();
      writeFileSync(
        second.journal,
        text.replace(/"passwordChanged":"[^"]+"/, `"passwordChanged":"${passwordChanged}"`),
      );
      const { stdout } = await second.contain(['--resume', '--yes', actions]);
      expect(stdout).toContain(`  p01@example.com: ${step} sent again`);
      expect(second.changes()).toHaveLength(1);
    },
  );

  it('goes on with the steps that are left, in their order', async () => {
    const { contain, changes, cutBehind, lines } = await openContainment([login('p01')]);
    const actions = `--actions=${ALL}`;
    await contain(['--yes', actions]);
    cutBehind((line) => line.event === 'step end' && line.step === 'suspend');
    const before = changes().length;
    const { status } = await contain(['--resume', '--yes', actions]);
    expect(changes().slice(before)).toEqual([
      `DELETE /api/v1/users/${id('p01')}/sessions`,
      `DELETE /api/v1/users/${id('p01')}/grants`,
    ]);
    expect(status).toBe(0);
    expect(lines().at(-1)).toMatchObject({ row: { StatusBefore: 'ACTIVE', StatusAfter: 'SUSPENDED', Success: true } });
  });

  it('takes away a last line that was only written in part', async () => {
    const { contain, journal, lines } = await openContainment([login('p01'), login('p02')]);
    await contain(['--yes']);
    writeFileSync(journal, readFileSync(journal, 'utf8').slice(0, -25));
    const { status } = await contain(['--resume', '--yes']);
    expect(status).toBe(0);
    expect(lines().at(-1)?.event).toBe('user end');
  });

  it('asks for the number of those who are left', async () => {
    const { contain, cutBehind } = await openContainment(PEOPLE.slice(0, 3).map(login));
    await contain(['--yes']);
    cutBehind((line) => line.event === 'user end');
    const { status, stderr } = await contain(['--resume'], { answers: [['to continue: ', '2\n']] });
    expect(stderr).toContain('okta-v2 contain would do this to 2 users of ');
    expect(status).toBe(0);
  });

  it.each([
    ['a changed file', (file: string) => appendFileSync(file, 'p29@example.com\n'), [], 'the file has been changed'],
    ['other actions', () => {}, ['--actions=suspend'], 'actions=clear_sessions,suspend, not suspend'],
    ['another way to end sessions', () => {}, ['--forgetDevices=false'], 'forgetDevices=true, not false'],
  ])('refuses %s, and sends nothing', async (_, change, flags, words) => {
    const { contain, cutBehind, file, simulator } = await openContainment([login('p01'), login('p02')]);
    await contain(['--yes']);
    cutBehind((line) => line.event === 'begin');
    const before = simulator.requests.length;
    change(file);
    const { status, stderr } = await contain(['--resume', '--yes', ...flags]);
    expect(stderr).toContain(words);
    expect({ status, requests: simulator.requests.length - before }).toEqual({ status: 2, requests: 0 });
  });

  it('takes the same actions in another order and case for the same', async () => {
    const { contain, cutBehind } = await openContainment([login('p01')]);
    await contain(['--yes']);
    cutBehind((line) => line.event === 'begin');
    const { status } = await contain(['--resume', '--yes', '--actions=Clear_Sessions,SUSPEND', '--forgetDevices=yes']);
    expect(status).toBe(0);
  });

  it.each([
    ['a line that is none', '{"event":"step"}\n', 'Line 2 of the journal'],
    ['a second beginning', '', 'does not begin'],
  ])('refuses a journal with %s', async (_, more, words) => {
    const { contain, cutBehind, journal } = await openContainment([login('p01')]);
    await contain(['--yes']);
    cutBehind((line) => line.event === 'begin');
    appendFileSync(journal, more || readFileSync(journal, 'utf8'));
    const { status, stderr } = await contain(['--resume', '--yes']);
    expect(stderr).toContain(words);
    expect(status).toBe(2);
  });
});

describe('the journal of okta-v2 contain', () => {
  it('is not written over: without --resume one that is there is refused before anybody is asked', async () => {
    const { contain, simulator, journal } = await openContainment([login('p01')]);
    writeFileSync(journal, 'mine\n');
    const { status, stderr } = await contain(['--yes']);
    expect(stderr).toContain('exists already. Add --resume');
    expect({ status, requests: simulator.requests, text: readFileSync(journal, 'utf8') }).toEqual({
      status: 2,
      requests: [],
      text: 'mine\n',
    });
  });

  it('is no other file: one that is not a journal is left as it is', async () => {
    const { contain, journal } = await openContainment([login('p01')]);
    writeFileSync(journal, 'my notes\nwithout an end');
    const { status, stderr } = await contain(['--resume', '--yes']);
    expect(stderr).toContain('Line 1 of the journal is not a line that okta-v2 contain writes.');
    expect({ status, text: readFileSync(journal, 'utf8') }).toEqual({ status: 2, text: 'my notes\nwithout an end' });
  });

  it('is not begun where the parameters are wrong', async () => {
    const { contain, journal } = await openContainment([login('p01')]);
    const { status } = await contain(['--yes'], { env: { OKTA_CLIENT_ORGURL: 'ftp://example.com' } });
    expect({ status, isThere: existsSync(journal) }).toEqual({ status: 2, isThere: false });
  });

  it('has to be there for --resume', async () => {
    const { contain } = await openContainment([login('p01')]);
    const { status, stderr } = await contain(['--resume', '--yes']);
    expect(stderr).toContain('does not exist. Leave out --resume to begin');
    expect(status).toBe(2);
  });

  it('keeps the lines that another process writes to it while it is read', async () => {
    const { contain, journal } = await openContainment([login('p01')]);
    await contain(['--yes']);
    const { file, lines } = JournalFile.reopen(journal);
    onTestFinished(() => file.close());
    appendFileSync(journal, '{"event":"resume"}\n');
    expect(() => file.prepare()).toThrow('Another process writes to ');
    expect(readFileSync(journal, 'utf8').split('\n')).toHaveLength(lines.length + 2);
  });

  it('ends the run where another process writes to it, too', async () => {
    let isDisturbed = false;
    const { contain, changes, journal } = await openContainment(PEOPLE.map(login), {
      observe: ({ method }) => {
        if (method === 'GET' || isDisturbed) return;
        isDisturbed = true;
        appendFileSync(journal, '{"event":"resume"}\n');
      },
    });
    const { status, stderr } = await contain(['--yes']);
    expect(stderr).toContain('Another process writes to ');
    expect(status).toBe(2);
    // Those that were under way.
    expect(changes().length).toBeLessThanOrEqual(5);
  });
});

describe('the file of okta-v2 contain', () => {
  it.each([
    ['# nobody\n\n', 'names nobody'],
    ['ann@example.com,bob@example.com\n', 'one login or id a line'],
    ['ann@example.com\n../groups\n', "holds '../groups', which cannot be a login"],
  ])('is refused where it holds %j', async (text, words) => {
    const { contain, file, simulator } = await openContainment([]);
    writeFileSync(file, text);
    const { status, stderr } = await contain(['--yes']);
    expect(stderr).toContain(words);
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
  });

  const two = '\uFEFFp01@example.com\r\np02@example.com\r\n';
  it.each([
    ['as Windows does, behind a byte-order mark', Buffer.from(two)],
    ['as Windows does, in UTF-16, as its PowerShell writes', Buffer.from(two, 'utf16le')],
    ['in UTF-16 with the high byte first', Buffer.from(two, 'utf16le').swap16()],
    ['as old Macs did', Buffer.from(two.replaceAll('\r\n', '\r'))],
  ])('may end its lines %s', async (_, bytes) => {
    const { contain, file } = await openContainment([]);
    writeFileSync(file, bytes);
    expect((await contain(['--yes'])).stdout).toContain('Contained 2 of 2 users.');
  });

  it('may hold a mark that reverses the direction of writing, which the summary shows', async () => {
    const { contain } = await openContainment(['p01\u202e@example.com']);
    const { stdout } = await contain(['--yes']);
    expect(stdout).toContain(
      '\n  p01<U+202E>@example.com: Failed to find userID for: p01<U+202E>@example.com username.\n',
    );
  });

  it('may name a login again in another case', async () => {
    const { contain } = await openContainment([login('p01'), 'P01@Example.com', login('p02')]);
    const { stderr } = await contain([], { answers: [['to continue: ', '2\n']] });
    expect(stderr).toContain('  p01@example.com\n  p02@example.com\n');
  });

  it('is refused where it is in a code page of old, before a letter is lost', async () => {
    const { contain, file, simulator } = await openContainment([]);
    writeFileSync(file, Buffer.from('p01@example.com\njos\u00e9@example.com\n', 'latin1'));
    const { status, stderr } = await contain(['--yes']);
    expect(stderr).toContain(`${file} cannot be read: it is not text in UTF-8.`);
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
  });
});
