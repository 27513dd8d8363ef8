import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { toShortName } from '../../../src/core/find-command.ts';
import { CLI_COMMANDS } from '../../../src/hosts/cli/cli-commands.ts';
import { VERSION } from '../../../src/version.ts';
import { cli, openCliOrg } from './drive-cli.ts';

const SHOWN = ALL_COMMANDS.filter(({ hidden }) => !hidden);

describe('a command without its prefix', () => {
  it.each([
    [['get-user', 'jane.doe@acme.example']],
    [['get-user', '--username', 'jane.doe@acme.example']],
    [['run', '!get-user jane.doe@acme.example']],
    [['run', 'get-user username=jane.doe@acme.example']],
  ])('is the command: %j', async (argv) => {
    const { run } = await openCliOrg();
    const { status, stdout } = await run([...argv, '--json']);
    expect(JSON.parse(stdout)[0].HumanReadable).toMatch(/^### User:jane\.doe@acme\.example\n/);
    expect(status).toBe(0);
  });

  it('asks, refuses and rehearses as the command does', async () => {
    const { run, changes } = await openCliOrg();
    const refused = await run(['delete-user', 'jane.doe@acme.example']);
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringMatching(/^error: okta-delete-user: .*--yes/) });
    const rehearsed = await run(['suspend-user', 'jane.doe@acme.example', '--dry-run']);
    expect(rehearsed).toMatchObject({ status: 0, stdout: expect.stringContaining('Dry run: nothing was changed.') });
    const secret = await run(['set-password', 'jane.doe@acme.example', '--password', 'hunter2']);
    expect(secret.stderr).toContain('password would be visible');
    expect(changes()).toEqual([]);
  });

  it('is named by its whole name in errors', async () => {
    const { run } = await openCliOrg();
    expect((await run(['get-groups', 'nobody@acme.example'])).stderr).toMatch(/^error: okta-get-groups: /);
    expect((await cli(['get-user', 'a', 'b'])).stderr).toMatch(/^error: okta-get-user: username is given twice/);
  });

  it('runs in lines that another program writes to the war room', async () => {
    const { run } = await openCliOrg();
    const { status, stdout } = await run(['war-room'], { stdin: '!list-zones limit=1\nsearch jane\n' });
    expect(stdout).toContain('Okta Zones');
    expect(status).toBe(0);
  });

  it('is one command only, and none of the CLI itself', () => {
    const short = SHOWN.map(({ name }) => toShortName(name));
    const own = CLI_COMMANDS.map(({ name }) => name.split(' ')[0]);
    expect(new Set(short).size).toBe(short.length);
    expect(short.filter((name) => own.includes(name))).toEqual([]);
  });
});

describe('a secret at a terminal', () => {
  const PASSWORD = ' Correct-Horse-9 ';

  it.each([
    [['set-password', 'jane.doe@acme.example']],
    [['set-password', 'jane.doe@acme.example', '--password', '?']],
    [['run', '!set-password jane.doe@acme.example password=?']],
  ])('is asked for where it is missing or ?: %j', async (argv) => {
    const { run, simulator } = await openCliOrg();
    const { status, stderr } = await run(argv, { answers: [['password (not shown): ', `${PASSWORD}\n`]] });
    expect(stderr).toBe('password (not shown): \n');
    expect(status).toBe(0);
    const jane = simulator.org.userByLogin('jane.doe@acme.example');
    expect(simulator.org.passwordMatches(jane?.id ?? '', PASSWORD)).toBe(true);
  });

  it('is asked of nobody in a script', async () => {
    const { run, changes } = await openCliOrg();
    const asked = await run(['run', '-'], { stdin: '!set-password jane.doe@acme.example password=?' });
    expect(asked).toMatchObject({ status: 2, stderr: expect.stringContaining('nobody can be asked here') });
    const missing = await run(['set-password', 'jane.doe@acme.example']);
    expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining("required argument 'password'") });
    expect(changes()).toEqual([]);
  });

  it('may be refused: nothing is sent then', async () => {
    const { run, simulator } = await openCliOrg();
    const given = await run(['set-password', 'jane.doe@acme.example'], { answers: [['(not shown)', '\u0003']] });
    expect(given).toMatchObject({ status: 2, stderr: expect.stringContaining('Cancelled; nothing was changed.') });
    expect(simulator.requests).toEqual([]);
  });
});

describe('the version', () => {
  it.each([[['--version']], [['-V']], [['okta-get-user', '-V']]])('is shown for %j', async (argv) => {
    expect(await cli(argv)).toEqual({
      status: 0,
      stdout: `okta-v2 ${VERSION} (Node ${process.version})\n`,
      stderr: '',
    });
  });
});
