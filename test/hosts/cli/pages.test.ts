import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCliOrg } from './drive-cli.ts';

const JANE = ['okta-get-user', '--username', 'jane.doe@acme.example'];

/** An org, a path for a page, and what stands there. */
async function openPages() {
  const opened = await openCliOrg();
  const path = join(opened.home, 'report.html');
  return { ...opened, path, text: () => readFileSync(path, 'utf8'), mode: () => statSync(path).mode & 0o777 };
}

describe('--format html', () => {
  it('prints one page that says which command it shows of which org', async () => {
    const { run, simulator } = await openPages();
    const { status, stdout, stderr } = await run([...JANE, '--format', 'html']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^<!doctype html>\n/);
    expect(stdout).toContain('<h1>User:jane.doe@acme.example</h1>');
    expect(stdout).toContain(`<dt>Org</dt><dd>${simulator.url}</dd>`);
    expect(stdout).toContain('<dt>Command</dt><dd>okta-get-user</dd>');
    expect(stdout).toContain('<dt>username</dt><dd>jane.doe@acme.example</dd>');
  });

  it('says which rows were chosen, and keeps secrets out', async () => {
    const { run } = await openPages();
    const logs = ['okta-get-logs', '--limit', '200', '--where', 'outcome.result=FAILURE', '--format', 'html'];
    const { stdout } = await run(logs);
    expect(stdout).toContain('<dt>limit</dt><dd>200</dd>');
    expect(stdout).toContain('<dt>Only rows with</dt><dd>outcome.result=FAILURE</dd>');
    expect(stdout).toContain('<figure class="chart">');

    const line = '!okta-set-password username=jane.doe@acme.example password=Secret-4711-abc';
    const changed = await run(['run', '-', '--format', 'html', '--yes'], { stdin: line });
    expect(changed.stdout).toContain('<dt>Command</dt><dd>okta-set-password</dd>');
    expect(changed.stdout).toContain('<dt>username</dt>');
    expect(changed.stdout).not.toContain('4711');
  });

  it('is titled by its command where the answer is a sentence', async () => {
    const { run } = await openPages();
    const { stdout } = await run(['okta-search', '--term', 'nobody-is-called-so', '--format', 'html']);
    expect(stdout).toContain('<h1>okta-search</h1>');
  });

  it('keeps its times in UTC with --local-time, and says so', async () => {
    const { run } = await openPages();
    const { stdout, stderr } = await run([...JANE, '--verbose', 'true', '--format', 'html', '--local-time']);
    expect(stdout).toMatch(/<dt>Created<\/dt><dd>[-\d]+ [:\d]+ UTC /);
    expect(stderr).toBe('The times of a page are in UTC, also with --local-time.\n');
  });

  it('is there for a line, for the lines of a file on one page, and in the war room', async () => {
    const { run, home } = await openPages();
    const line = '!okta-get-user username=jane.doe@acme.example';
    expect((await run(['run', line, '--format', 'html'])).stdout).toContain('<h1>User:jane.doe@acme.example</h1>');

    const steps = join(home, 'steps.txt');
    writeFileSync(steps, `${line}\n!okta-get-user-factors username=nobody@acme.example\n!okta-list-groups limit=3\n`);
    const script = await run(['run', '--file', steps, '--keep-going', '--format', 'html']);
    expect(script.stdout.match(/<!doctype html>/g)).toHaveLength(1);
    expect(script.stdout).toMatch(/<h2>User:jane[\s\S]*class="error"[\s\S]*nobody@acme.example[\s\S]*<h2>Groups/);
    expect(script.status).toBe(1);

    const room = await run(['war-room', '--format', 'html'], { stdin: `${line}\n` });
    expect(room.stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  });

  it('shows the raw answer where that is asked for', async () => {
    const { run } = await openPages();
    const line = '!okta-get-user username=jane.doe@acme.example raw-response=true';
    expect((await run(['run', line, '--format', 'html'])).stdout).toContain('&quot;login&quot;: &quot;jane.doe@acme');
  });

  it('commands no terminal', async () => {
    const { run } = await openPages();
    await run(['run', '-'], { stdin: '!okta-create-group name="Bad \u001b[2J" description="d"' });
    const { stdout } = await run(['okta-list-groups', '--query', 'Bad', '--format', 'html', '--no-pager'], {
      columns: 80,
    });
    expect(stdout).toContain('Bad ␛[2J');
    expect(stdout).not.toContain('\u001b');
  });

  it('has the columns and rows that are chosen, in the file of --html too, and says what a limit has cut off', async () => {
    const { run, path, text } = await openPages();
    const choice = ['--columns', 'login,status', '--where', 'login~jane', '--html', path];
    const { stdout } = await run(['okta-list-users', '--limit', '30', '--format', 'html', ...choice]);
    for (const page of [stdout, text()]) {
      expect(page.match(/<th scope="col">/g)).toHaveLength(2);
      expect(page).toContain('<td>jane.doe@acme.example</td>');
      expect(page).toContain('These are not all');
      expect(page).not.toContain('grace.okafor');
    }
  });

  it('is refused where there is no result to show', async () => {
    const { run } = await openPages();
    const { status, stderr } = await run(['auth', 'check', '--format', 'html']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'okta-v2: auth check cannot be printed as html. It takes --format text or json.\n',
    });
  });
});

describe('--html', () => {
  it('writes the page to a file that only its owner may read, and prints the result as ever', async () => {
    const { run, path, text, mode } = await openPages();
    const { status, stdout, stderr } = await run([...JANE, '--html', path]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^User:jane.doe@acme.example\n/);
    expect(stderr).toBe(`The page was written to ${path}.\n`);
    expect(text()).toContain('<h1>User:jane.doe@acme.example</h1>');
    expect(mode()).toBe(0o600);
  });

  it('does not ask Okta for anything where the file is there and nobody can be asked', async () => {
    const { run, path, text, simulator } = await openPages();
    writeFileSync(path, 'mine');
    const { status, stderr } = await run([...JANE, '--html', path]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `error: okta-get-user: ${path} already exists. Choose another name, or add --yes to replace it.\n`,
    });
    expect(simulator.requests).toEqual([]);
    expect(text()).toBe('mine');
  });

  it.each([
    ['y\r', true],
    ['n\r', false],
  ])('asks a person whether a file that is there is replaced; %j', async (answer, isReplaced) => {
    const { run, path, text, mode } = await openPages();
    writeFileSync(path, 'mine');
    chmodSync(path, 0o644);
    const { status } = await run([...JANE, '--html', path], { answers: [['would be replaced', answer]] });
    expect(status).toBe(isReplaced ? 0 : 2);
    expect(text() !== 'mine').toBe(isReplaced);
    expect(mode()).toBe(isReplaced ? 0o600 : 0o644);
  });

  it('replaces a file with --yes, and a link instead of what it leads to', async () => {
    const { run, home, path, text } = await openPages();
    const other = join(home, 'other');
    writeFileSync(other, 'mine');
    symlinkSync(other, path);
    expect((await run([...JANE, '--html', path, '--yes'])).status).toBe(0);
    expect(text()).toContain('<!doctype html>');
    expect(readFileSync(other, 'utf8')).toBe('mine');
  });

  it.each([
    ['a folder', '.', /cannot be written \(EISDIR\)\. It is a folder/],
    ['a folder that is to be made', 'new/', /cannot be written \(EISDIR\)/],
    ['a name that is too long', `n${'n'.repeat(255)}`, /cannot be written \(ENAMETOOLONG\)/],
    ['a device', '/dev/null', /cannot be written \(not a regular file\)/],
    ['standard output', '-', /takes the name of a file. To print the page, use --format html/],
    ['nothing', '', /takes the name of a file/],
  ])('is refused before Okta is asked where no file can be: %s', async (_, where, message) => {
    const { run, home, simulator } = await openPages();
    const path = /^[.n]/.test(where) ? `${home}/${where}` : where;
    const { status, stderr } = await run([...JANE, '--html', path, '--yes']);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(simulator.requests).toEqual([]);
  });

  it('takes a link that leads nowhere for a file that is there', async () => {
    const { run, home, path, text } = await openPages();
    symlinkSync(join(home, 'nowhere'), path);
    expect((await run([...JANE, '--html', path])).stderr).toContain('already exists');
    expect((await run([...JANE, '--html', path, '--yes'])).status).toBe(0);
    expect(text()).toContain('<!doctype html>');
    expect(existsSync(join(home, 'nowhere'))).toBe(false);
  });

  it('prints the result also where the page cannot be written any more, and ends with 1', async () => {
    const { run } = await openPages();
    // A folder that looks as if another one could be made in it.
    const { status, stdout, stderr } = await run([...JANE, '--html', '/proc/pages/report.html']);
    expect(status).toBe(1);
    expect(stdout).toContain('User:jane.doe@acme.example');
    expect(stderr).toMatch(/^okta-v2: \/proc\/pages\/report\.html cannot be written/);
  });

  it('leaves no file behind a command that fails, and names a place where none can be', async () => {
    const { run, home, path } = await openPages();
    expect((await run(['okta-suspend-user', '--username', 'nobody@acme.example', '--html', path])).status).toBe(3);
    expect(existsSync(path)).toBe(false);
    writeFileSync(join(home, 'file'), '');
    const { status, stderr } = await run([...JANE, '--html', join(home, 'file', 'report.html')]);
    expect(status).toBe(2);
    expect(stderr).toContain('report.html cannot be written (ENOTDIR).');
  });

  it('has all steps of a script in it, and goes with rows on standard output', async () => {
    const { run, home, path, text } = await openPages();
    const steps = join(home, 'steps.txt');
    writeFileSync(steps, '!okta-list-groups limit=2\n!okta-list-zones\n');
    const script = await run(['run', '--file', steps, '--html', path]);
    expect(script.stdout).toMatch(/^Groups[\s\S]*Okta Zones/);
    expect(text()).toMatch(/<h2>Groups<\/h2>[\s\S]*<h2>Okta Zones<\/h2>/);

    const rows = await run(['okta-list-groups', '--limit', '2', '--format', 'ndjson', '--html', path, '--yes']);
    expect(rows.stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(text()).toContain('<h1>Groups</h1>');
  });

  it('is refused by commands that print no result', async () => {
    const { run, path } = await openPages();
    expect((await run(['commands', '--html', path])).stderr).toBe('okta-v2: commands takes no --html.\n');
    expect((await run(['war-room', '--html', path])).stderr).toBe('okta-v2: war-room takes no --html.\n');
  });
});
