// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { renderResult } from '../../../src/hosts/terminal/render-result.ts';
import { toStyle } from '../../../src/hosts/terminal/style.ts';
import { runRoom } from '../../../src/hosts/war-room/room.ts';
import { createIntegration } from '../../../src/integration.ts';
import { openOrg } from '../../support/open-org.ts';

/** A war room between streams; by default a person is there. */
async function openRoom({
  isTty = true,
  asks = true,
  isBroken = false,
  rateLimits = false as false | object,
  earlier = [] as string[],
} = {}) {
  const { simulator, clock } = await openOrg({ rateLimits });
  const params = { url: simulator.url, credentials: { password: simulator.token } };
  const integration = createIntegration({ params, clock, unknownArguments: 'refuse' });
  const input = Object.assign(new PassThrough(), { isTTY: isTty, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: isTty, columns: 100, rows: 40 });
  const notes = Object.assign(new PassThrough(), { isTTY: false });
  let shown = '';
  const collect = (text: string) => {
    shown += text;
  };
  const show = (text: string) => {
    if (isBroken) throw new RangeError('too much to show');
    collect(text);
  };
  output.setEncoding('utf8').on('data', collect);
  notes.setEncoding('utf8').on('data', collect);
  const kept = [...earlier];
  const ended = runRoom({
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    notes: notes as unknown as NodeJS.WriteStream,
    showsProgress: true,
    integration,
    clock,
    label: 'acme> ',
    history: { lines: kept, add: (line) => line },
    style: toStyle(false),
    welcome: 'Welcome.',
    facts: [['Instance', 'acme']],
    instances: () => [
      { name: 'acme', url: simulator.url, isCurrent: true },
      { name: 'other', url: 'https://other.okta.test', isCurrent: false },
    ],
    asks,
    dryRun: false,
    print: async (result) => show(`${renderResult(result, { width: 100, color: false, isTty: true })}\n`),
    page: async (text) => show(text),
  });
  onTestFinished(() => void input.end());
  /** What is shown from now until the next prompt. */
  const type = async (line: string, until: string | RegExp = /acme> $/) => {
    const before = shown.length;
    input.write(`${line}\r`);
    const isThere = () =>
      typeof until === 'string' ? shown.slice(before).includes(until) : until.test(plain(shown.slice(before)));
    await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
    return plain(shown.slice(before));
  };
  return { simulator, clock, type, input, ended, shown: () => plain(shown) };
}

/** Without what moves the cursor and clears lines. */
const plain = (text: string): string => text.replace(/\u001b\[[0-9;]*[A-Za-z]|\u001b[78]/g, '');

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-room-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('a war room', () => {
  it('runs lines with a context that builds up, until :quit', async () => {
    const { type, ended, shown } = await openRoom();
    expect(await type('!okta-get-user username=jane.doe@acme.example')).toContain('Amara Nwosu');
    expect(await type('!okta-suspend-user username=${Account.Username}')).toContain('status is Suspended');
    expect(await type(':context Account.Username')).toContain('"jane.doe@acme.example"');
    expect(await type(':context Account.Nothing')).toContain("This session's context has nothing at Account.Nothing.");
    await type(':quit', ':quit');
    expect(await ended).toBe('failed');
    expect(shown()).toMatch(/^Welcome\./);
  });

  it('says true at its end where every line went well', async () => {
    const { input, ended } = await openRoom({ isTty: false });
    input.end('# a remark\n!okta-list-zones\n\n:test\n');
    expect(await ended).toBe('good');
  });

  it('shows the rows of the last answer numbered, one of them whole, and how many have which value', async () => {
    const { type, simulator } = await openRoom();
    await type('!okta-get-failed-logins limit=8 sortOrder=DESCENDING');
    const asked = simulator.requests.length;
    expect(await type(':last')).toMatch(/^ *# {2}UTC \d{4} .*\r?\n.*\r?\n *1 {2}\d\d-\d\d /m);
    const row = await type(':last 3');
    expect(row).toContain('Row 3 of 8');
    expect(row).toMatch(/^client\.geographicalContext\.country +\S/m);
    const numbers = [
      ...(await type(':last where=outcome.result=FAILURE columns=User,IP sort=-User')).matchAll(/^ *(\d) {2}\S/gm),
    ];
    expect(numbers.map(([, number]) => Number(number)).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await type(':count IP')).toMatch(/: 8 counted\r?\nIP +Count/);
    expect(simulator.requests.length).toBe(asked);
  });

  it.each([
    [':last 9', 'The last answer has the rows 1 to 4, and no row 9.'],
    [':last 2 columns=User', 'A row is shown whole: leave where, sort and columns out.'],
    [':last colour=red', 'There is no colour here, only row, where, sort, columns.'],
    [':count', 'Count by what? For example :count actor.alternateId,client.ipAddress'],
    [':count nam', "Did you mean 'Name'?"],
  ])('says what is wrong with %s', async (line, told) => {
    const { type } = await openRoom();
    await type('!okta-list-groups limit=4');
    expect(await type(line)).toContain(told);
  });

  it('has no last answer before the first, and keeps the last list while commands answer with a sentence', async () => {
    const { type } = await openRoom();
    expect(await type(':last')).toContain('There is no answer yet. Run a command first.');
    await type('!okta-list-groups limit=4');
    await type('!okta-suspend-user username=jane.doe@acme.example');
    expect(await type(':last 1')).toContain('Row 1 of 4');
  });

  it('ends a running command on Ctrl-C, and stays', async () => {
    const { type, input, simulator, clock } = await openRoom();
    simulator.faults.add({ fault: { kind: 'slow', ms: 60_000 } });
    const release = clock.hold();
    const before = type('!okta-list-zones', 'Cancelled.');
    await expect.poll(() => clock.sleepers, { timeout: 10_000 }).toBe(1);
    input.write('\u0003');
    expect(await before).toContain('Cancelled.');
    release();
    simulator.faults.clear();
    expect(await type('!okta-list-zones')).toContain('Known attackers');
  });

  it('asks a person before something is destroyed', async () => {
    const { type, simulator } = await openRoom();
    await type('!okta-delete-user username=noah.kim@acme.example', '[y/N] ');
    expect(await type('n')).toContain('Nothing was done.');
    expect(simulator.requests).toEqual([]);
    await type('!okta-delete-user username=noah.kim@acme.example', '[y/N] ');
    expect(await type('y')).toContain('was Deleted successfully');
  });

  it('asks nobody where that is not wanted', async () => {
    const { type } = await openRoom({ asks: false });
    expect(await type('!okta-delete-user username=noah.kim@acme.example')).toContain('was Deleted successfully');
  });

  it('saves the context for its owner alone, and loads it again', async () => {
    const { type } = await openRoom();
    const path = join(makeFolder(), 'incident.json');
    await type('!okta-get-user username=jane.doe@acme.example');
    expect(await type(`:save ${path}`)).toContain(`The context was written to ${path}.`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path, 'utf8')).Account[0].Username).toBe('jane.doe@acme.example');
    writeFileSync(path, '{"Account":{"Username":"noah.kim@acme.example"}}');
    await type(`:load ${path}`);
    expect(await type('!okta-get-user username=${Account.Username}')).toContain('User:noah.kim@acme.example');
  });

  it('replaces a link instead of writing through it, and leaves no draft', async () => {
    const { type } = await openRoom();
    const folder = makeFolder();
    const [victim, link] = [join(folder, 'victim.json'), join(folder, 'link.json')];
    writeFileSync(victim, 'untouched', { mode: 0o644 });
    symlinkSync(victim, link);
    expect(await type(`:save ${link}`)).toContain('The context was written to');
    expect(readFileSync(victim, 'utf8')).toBe('untouched');
    expect(statSync(link).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['link.json', 'victim.json']);
  });

  it.each([':save', ':load'])('%s refuses a FIFO instead of waiting for its other end', async (command) => {
    const { type } = await openRoom();
    const fifo = join(makeFolder(), 'fifo');
    execFileSync('mkfifo', [fifo]);
    expect(await type(`${command} ${fifo}`)).toContain('(not a regular file).');
  });

  it('loads no context that is nested too deep to be shown, and stays', async () => {
    const { type } = await openRoom();
    const path = join(makeFolder(), 'deep.json');
    writeFileSync(path, `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(await type(`:load ${path}`)).toContain('has more than 200 levels');
    expect(await type(':context')).toContain('{}');
  });

  it('stays where showing something fails, and says so', async () => {
    const { type } = await openRoom({ isBroken: true });
    expect(await type('!okta-list-zones')).toContain('RangeError: too much to show');
    expect(await type(':help')).toContain('RangeError: too much to show');
  });

  it.each([
    [':save', 'Which file? For example :save incident.json'],
    [':save /dev/null/x.json', '/dev/null/x.json cannot be written (ENOTDIR).'],
    [':load /dev/null/x.json', '/dev/null/x.json cannot be read (ENOTDIR).'],
    [':load /dev/null', '/dev/null cannot be read (not a regular file).'],
    [':save /dev/null', '/dev/null cannot be written (not a regular file).'],
    [':contxt', 'There is no :contxt. Did you mean :context?'],
    [':nonsense', 'There is no :nonsense. There are :last, :count, :context,'],
    [':help okta-get-usr', 'There is no command okta-get-usr. Did you mean okta-get-user?'],
    [':context Account(', 'Cannot read the path'],
  ])('tells what is wrong with %s', async (line, told) => {
    const { type } = await openRoom();
    expect(await type(line)).toContain(told);
  });

  it('shows help of its own, of all commands, and the page of one', async () => {
    const { type } = await openRoom();
    const overview = await type(':help');
    for (const name of [':context', ':save', ':load', ':settings', ':test', ':quit', 'okta-get-user', 'Ctrl-C']) {
      expect(overview).toContain(name);
    }
    expect(await type(':help !okta-get-user')).toContain('!okta-get-user [username=…]');
    expect(await type(':help get-user')).toContain('!okta-get-user [username=…]');
  });

  it('shows the instance and what is left of the rate limit that the last command met', async () => {
    const { type } = await openRoom({ rateLimits: {} });
    expect(await type(':settings')).toMatch(/Instance +acme\s+Rate limit +not known before the first command/);
    await type('!okta-list-zones');
    expect(await type(':settings')).toMatch(
      /Rate limit +\d+ of \d+ requests left for what was asked last, all of it again at \d\d:\d\d:\d\d/,
    );
  });

  it.each(['help', '?', ':?', ':h'])('shows its help for %s', async (line) => {
    const { type } = await openRoom();
    expect(await type(line)).toContain('Commands of the war room');
    expect(await type(`${line} get-user`)).toContain('!okta-get-user [username=…]');
  });

  it.each(['quit', 'exit', ':q', ':exit'])('ends with %s', async (line) => {
    const { type, ended } = await openRoom();
    await type(line, line);
    expect(await ended).toBe('good');
  });

  it('forgets its context on :clear', async () => {
    const { type } = await openRoom();
    await type('!get-user jane.doe@acme.example');
    expect(await type(':clear')).toContain('The context is empty.');
    expect(await type(':context')).toContain('{}');
  });

  it('shows earlier lines, all of them or those with a text', async () => {
    const { type } = await openRoom({ earlier: ['!list-zones', '!get-user jane'] });
    expect(await type(':history')).toContain('!list-zones\n!get-user jane\n');
    const found = await type(':history ZONES');
    expect(found).toContain('!list-zones\n');
    expect(found).not.toContain('jane');
    expect(await type(':history xyz')).toContain("No earlier line contains 'xyz'.");
  });

  it('shows the instances, and which of them it works with', async () => {
    const { type } = await openRoom();
    expect(await type(':instances')).toMatch(/\* acme +http.*\n {2}other +https:\/\/other.okta.test\n/);
  });

  it('asks for a password that is given as ?, or that is missing', async () => {
    const { type, simulator, shown } = await openRoom();
    const user = simulator.org.userByLogin('jane.doe@acme.example');
    for (const line of ['!set-password jane.doe@acme.example password=?', '!set-password jane.doe@acme.example']) {
      const password = `Correct-Horse-${line.length}`;
      expect(await type(line, /not shown\): $/)).toContain('password (not shown): ');
      await type(password);
      expect(simulator.org.passwordMatches(user?.id ?? '', password)).toBe(true);
    }
    expect(shown()).not.toContain('Correct-Horse');
  });

  it('sends nothing where the person gives no password', async () => {
    const { type, simulator, input } = await openRoom();
    await type('!set-password jane.doe@acme.example', /not shown\): $/);
    expect(await type('')).toContain('No password was given. Nothing was sent.');
    await type('!set-password jane.doe@acme.example', /not shown\): $/);
    input.write('\u0003');
    expect(await type('', /No password was given[^>]*> /)).toBeDefined();
    expect(simulator.requests).toEqual([]);
  });

  it('asks no program for a password', async () => {
    const { input, ended, shown } = await openRoom({ isTty: false });
    input.end('!set-password jane.doe@acme.example password=?\n!set-password jane.doe@acme.example\n');
    expect(await ended).toBe('failed');
    expect(shown()).toContain('nobody can be asked here');
    expect(shown()).toContain("Missing required argument 'password'.");
  });

  it('asks Okta whether the instance works', async () => {
    const { type } = await openRoom();
    expect(await type(':test')).toMatch(/\bok\b/);
  });
});
