import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { CLI_COMMANDS, SHELLS } from '../../../src/hosts/cli/cli-commands.ts';
import { cli, makeFolder } from './drive-cli.ts';

/** What is offered for the words, the last of which is being typed. */
async function offered(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = await cli(['__complete', '--', ...words], { env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  const directive = lines.pop();
  return { values: lines.map((line) => line.split('\t')[0] ?? ''), lines, wantsFile: directive === ':files' };
}

const valuesFor = async (...words: readonly string[]) => (await offered(words)).values;

/** The environment of a person who has these instances. */
function withInstances(...names: readonly string[]) {
  const home = makeFolder();
  mkdirSync(join(home, '.config', 'okta-v2'), { recursive: true });
  const instances = Object.fromEntries(names.map((name) => [name, { url: 'https://acme.okta.test' }]));
  writeFileSync(join(home, '.config', 'okta-v2', 'config.json'), JSON.stringify({ instances }));
  return { HOME: home };
}

describe('completion', () => {
  it('offers the commands: by their whole names, and by short ones that are begun', async () => {
    const all = await valuesFor('');
    expect(all).toEqual(expect.arrayContaining(['demo', 'war-room', 'init', 'instances', 'okta-get-user']));
    expect(all).not.toContain('test-module');
    expect(all).not.toContain('get-user');
    expect(await valuesFor('okta-list-zo')).toEqual(['okta-list-zones']);
    expect(await valuesFor('list-zo')).toEqual(['list-zones']);
    expect(await valuesFor('help', 'list-zo')).toEqual(['list-zones']);
  });

  it('describes each of them in one short line', async () => {
    const { lines } = await offered(['']);
    for (const line of lines) expect(line).toMatch(/^[\w-]+\t\S.{0,79}$/);
  });

  it.each(ALL_COMMANDS.filter(({ hidden }) => !hidden).map(({ name }) => name))(
    'offers every argument of %s but secrets, and the flags of all',
    async (name) => {
      const args = Object.entries(ALL_COMMANDS.find((command) => command.name === name)?.args ?? {});
      const open = args.filter(([, { secret }]) => !secret).map(([argument]) => `--${argument}`);
      const values = await valuesFor(name, '--');
      expect(values.slice(0, open.length)).toEqual(open);
      expect(values).toEqual(expect.arrayContaining(['--format', '--instance', '--dry-run']));
      for (const [argument, { secret }] of args) if (secret) expect(values).not.toContain(`--${argument}`);
    },
  );

  it.each(CLI_COMMANDS.filter(({ runs }) => runs === undefined).map(({ name }) => name))(
    'offers for %s no flag that it refuses',
    async (name) => {
      for (const flag of await valuesFor(...name.split(' '), '--')) {
        const { stderr } = await cli([...name.split(' '), `${flag}=x`, '--help']);
        expect(stderr).not.toMatch(/Unknown option/);
        const told = await cli([...name.split(' '), '--help', flag === '--help' ? '' : flag].filter(Boolean));
        expect(told.stderr).not.toContain('takes no');
      }
    },
  );

  it('offers a flag once, and values where they are known', async () => {
    expect(await valuesFor('get-user', '--verbose', '--ver')).not.toContain('--verbose');
    expect(await valuesFor('get-logs', '--sortOrder', '')).toEqual(['ASCENDING', 'DESCENDING']);
    expect(await valuesFor('get-logs', '--sort-order=D')).toEqual(['--sort-order=DESCENDING']);
    expect(await valuesFor('get-user', '--verbose=')).toEqual(['--verbose=true', '--verbose=false']);
    expect(await valuesFor('list-zones', '--format', 'j')).toEqual(['json']);
    expect(await valuesFor('completion', '')).toEqual([...SHELLS]);
    expect(await valuesFor('completion', 'bash', '')).toEqual([]);
    expect(await valuesFor('auth', '')).toEqual(['check']);
  });

  it('finds the command behind global flags and their values', async () => {
    expect(await valuesFor('--instance', 'prod', 'okta-search', '--te')).toEqual(['--term']);
    expect(await valuesFor('--instance=prod', '--json', 'search', '--te')).toEqual(['--term']);
    expect(await valuesFor('--url', 'init', 'search', '--te')).toEqual(['--term']);
  });

  it('offers the instances of the parameters file, also of the one that the line names', async () => {
    const env = withInstances('prod', 'preview', 'dev');
    for (const words of [
      ['--instance', 'pr'],
      ['instances', 'use', 'pr'],
      ['instances', 'remove', 'pr'],
    ]) {
      expect((await offered(words, env)).values).toEqual(['prod', 'preview']);
    }
    expect((await offered(['list-zones', '--instance=d'], env)).values).toEqual(['--instance=dev']);
    const other = join(makeFolder(), 'other.json');
    writeFileSync(other, '{"instances":{"lab":{}}}');
    expect((await offered(['--config', other, '--instance', ''], env)).values).toEqual(['lab']);
    expect((await offered([`--config=${other}`, '--instance', ''], env)).values).toEqual(['lab']);
  });

  it('offers nothing where the parameters file cannot be read, or a name would command the terminal', async () => {
    const env = withInstances('fine', 'od\u001b]52;c;eA\u0007d', 'two\nlines');
    expect((await offered(['--instance', ''], env)).values).toEqual(['fine']);
    writeFileSync(join(env.HOME, '.config', 'okta-v2', 'config.json'), 'no JSON');
    expect((await offered(['--instance', ''], env)).values).toEqual([]);
  });

  it.each([
    [['init', '--secret-file', '']],
    [['run', '--file', 'ste']],
    [['--config', '']],
    [['list-zones', '--html=x']],
  ])('leaves to the shell the name of a file: %j', async (words) => {
    expect(await offered(words)).toMatchObject({ values: [], wantsFile: true });
  });

  it.each([
    [['get-user', '--username', '']],
    [['get-user', 'jane', 'x']],
    [['demo', '']],
    [['no-such-command', '']],
    [['run', '!okta-get-user']],
    [['get-user', '--', '--']],
  ])('wants no file where none belongs: %j', async (words) => {
    expect(await offered(words)).toMatchObject({ values: [], wantsFile: false });
  });

  it.each([
    ['okta-v2 okta-list-zo', ['okta-list-zones']],
    ["okta-v2 --instance 'a b' search --te", ['--term']],
    ['okta-v2 --instance "a b" search --te', ['--term']],
    ['okta-v2 --instance a\\ b search --te', ['--term']],
    ['okta-v2 get-logs --sortOrder ', ['ASCENDING', 'DESCENDING']],
    ['okta-v2 search "--te', ['--term']],
  ])('takes a whole line apart as a shell does: %s', async (line, values) => {
    const { stdout } = await cli(['__complete', '--line', line]);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((one) => one.split('\t')[0]),
    ).toEqual([...values, ':']);
  });

  it.each(SHELLS)('prints a script for %s that asks for candidates', async (shell) => {
    const { status, stdout } = await cli(['completion', shell]);
    expect(stdout).toContain('okta-v2 __complete --');
    expect(status).toBe(0);
  });

  it('says of the script for PowerShell that it has not been tried', async () => {
    expect((await cli(['completion', 'powershell'])).stdout).toContain('It has not been tried.');
  });
});
