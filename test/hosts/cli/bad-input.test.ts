import { describe, expect, it } from 'vitest';
import { cli, openCliOrg } from './drive-cli.ts';

const SECRET = '00aTokenThatNobodyMaySee-0123456789abcdef';
const ENV = { OKTA_CLIENT_ORGURL: 'https://acme.okta.test', OKTA_CLIENT_TOKEN: SECRET };

/** Each is refused before any request is sent: the org does not exist. */
const WRONG_USAGE: [what: string, argv: readonly string[], told: RegExp, env?: Record<string, string>][] = [
  ['an unknown okta- command', ['okta-get-usr', '--username', 'x'], /okta-get-usr.*Did you mean okta-get-user\?/],
  ['an unknown command in a line', ['run', '!okta-get-usr username=x'], /okta-get-usr.*Did you mean okta-get-user\?/],
  ['the short name of a hidden command', ['module'], /no command 'module'/],
  ['an unknown command of the CLI', ['comands'], /no command 'comands'.*Did you mean commands\?/],
  ['half a command of the CLI', ['auth'], /auth needs a subcommand: see okta-v2 help auth/],
  ['a mistyped short name', ['get-usr', 'x'], /no command 'get-usr'.*Did you mean get-user\?/],
  ['a mistyped short name in a line', ['run', '!get-usr x'], /get-usr.*Did you mean get-user\?/],
  ['an unknown flag', ['okta-get-user', '--usernme', 'x'], /Unknown option '--usernme'. Did you mean --username\?/],
  ['a mistyped global flag', ['get-zone', 'x', '--jsn'], /Unknown option '--jsn'. Did you mean --json\?/],
  [
    'a flag that is like no other',
    ['list-zones', '--bogus'],
    /'--bogus'. okta-list-zones takes --limit. See okta-v2 help/,
  ],
  ['an unknown flag behind a value', ['okta-list-zones', 'x', '--bogus', 'y'], /Unknown option '--bogus'/],
  [
    'an unknown flag before the command',
    ['--bogus', 'okta-list-zones', 'x'],
    /Unknown option '--bogus'. See okta-v2 help\./,
  ],
  ['an unknown flag alone', ['--bogus'], /Unknown option '--bogus'/],
  ['an unknown flag of run', ['run', '--bogus', '!x', 'y'], /Unknown option '--bogus'.*See okta-v2 help run\./],
  ['an unknown flag behind a line', ['run', '!okta-list-zones', '--keep-gong'], /Did you mean --keep-going\?/],
  ['an unknown flag of run --file', ['run', '--file', 'x', '--bogus'], /Unknown option '--bogus'/],
  ['an unknown flag of a command of the CLI', ['init', '--bogus'], /'--bogus'.*See okta-v2 help init\./],
  ['an unknown flag beside --help', ['get-user', '--help', '--bogus'], /Unknown option '--bogus'/],
  ['a letter that is no flag', ['okta-get-user', '-u', 'x'], /Unknown option '-u'.*behind a bare --/],
  [
    'dashes in a line',
    ['run', '!get-user --username x'],
    /Character 11: arguments have no dashes here. Write username=value/,
  ],
  [
    'an unknown argument in a line',
    ['run', '!okta-get-user usernme=x'],
    /Unknown argument 'usernme'. Did you mean 'username'\?/,
  ],
  ['a missing argument', ['okta-get-zone'], /Missing required argument 'zoneID'/],
  ['none of several arguments', ['okta-get-user'], /either 'Username' or 'userId' or 'userEmail'/],
  [
    'a limit that is no number',
    ['okta-list-users', '--limit', 'abc'],
    /'limit' must be a whole number, 0 or more, got 'abc'/,
  ],
  ['a flag without its value', ['okta-list-users', '--limit'], /--limit needs a value/],
  ['a global flag without its value', ['okta-list-users', '--format'], /--format needs a value/],
  ['an argument given twice', ['okta-search', 'a', '--term', 'b'], /term is given twice/],
  ['a value that no argument takes', ['okta-list-zones', 'x'], /takes no value without a flag/],
  ['quotes that never close', ['run', '!okta-search "abc'], /Character 14: the " .* is never closed\. Add "/],
  ['a line that the shell took apart', ['run', '!okta-search', 'abc'], /Put the whole line in quotes/],
  ['no line at all', ['run'], /Give the line to run/],
  ['nothing on standard input', ['run', '-'], /Nothing came on standard input/],
  ['a file that is not there', ['run', '--file', '/dev/null/steps.txt'], /steps.txt cannot be read \(ENOTDIR\)/],
  [
    'an unknown format',
    ['okta-list-zones', '--format', 'yaml'],
    /--format takes text, record, markdown, json, ndjson, csv, html, not 'yaml'/,
  ],
  ['a --max-wait that is no number', ['okta-list-zones', '--max-wait', 'long'], /whole number of seconds, not 'long'/],
  ['a flag named like a member of every object', ['--constructor', 'x'], /Unknown option '--constructor'/],
  ['a secret as a flag', ['okta-list-zones', '--token', 'x'], /--token would show the secret.*OKTA_CLIENT_TOKEN/],
  [
    'a secret argument on the command line',
    ['okta-set-password', '--username', 'x', '--password', SECRET],
    /password would be visible on the command line.*okta-v2 run -/,
  ],
  ['no URL', ['okta-list-zones'], /URL is missing.*OKTA_CLIENT_ORGURL.*okta-v2 init/, { OKTA_CLIENT_ORGURL: '' }],
  [
    'a URL without a scheme',
    ['okta-list-zones'],
    /has no scheme. Write https:\/\/acme.okta.test/,
    { OKTA_CLIENT_ORGURL: 'acme.okta.test' },
  ],
  [
    'a URL with a path',
    ['okta-list-zones'],
    /has a path at its end. Write https:\/\/acme.okta.test alone/,
    { OKTA_CLIENT_ORGURL: 'https://acme.okta.test/api/v1' },
  ],
  ['no token', ['okta-list-zones'], /API token is missing.*OKTA_CLIENT_TOKEN/, { OKTA_CLIENT_TOKEN: '' }],
  ['an instance that is nowhere', ['okta-list-zones', '--instance', 'prod'], /no parameters file .*okta-v2 init/],
  ['a shell that is not known', ['completion', 'tcsh'], /completion takes bash, zsh, fish, powershell, not 'tcsh'/],
  ['a flag that the command would ignore', ['demo', '--instance', 'prod'], /demo takes no --instance\./],
  ['a form that it does not have', ['auth', 'check', '--format', 'csv'], /auth check cannot be printed as csv/],
  ['a flag that a command without requests would ignore', ['commands', '--dry-run'], /commands takes no --dry-run\./],
  [
    'a number of users that is none',
    ['simulator', '--users', 'many'],
    /--users takes a number up to 200000, not 'many'/,
  ],
  ['a port that is none', ['simulator', '--port', 'http'], /--port takes a number up to 65535/],
  ['help for an unknown command', ['help', 'okta-get-usr'], /Did you mean okta-get-user\?/],
];

describe('wrong usage gives one line with its remedy, and the status is 2:', () => {
  it.each(WRONG_USAGE)('%s', async (_, argv, told, env = {}) => {
    const { status, stdout, stderr } = await cli(argv, { env: { ...ENV, ...env } });
    expect(stderr).toMatch(told);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(stderr).not.toContain(SECRET);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('what only Okta or the network can tell is one line too, and the status is 1:', () => {
  it('a wrong token', async () => {
    const { run } = await openCliOrg();
    const { status, stdout, stderr } = await run(['okta-list-zones'], { env: { OKTA_CLIENT_TOKEN: SECRET } });
    expect(stderr).toMatch(
      /Okta answered 401 Unauthorized, E0000011: Invalid token provided. Check the API token: .*\n$/,
    );
    expect(stderr).not.toContain(SECRET);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('no network', async () => {
    const { run, simulator } = await openCliOrg();
    await simulator.close();
    const { status, stdout, stderr } = await run(['okta-list-zones']);
    expect(stderr).toMatch(/^error: okta-list-zones: 127.0.0.1:\d+ cannot be reached .*Check the Okta URL.*\n$/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('a name that does not exist', async () => {
    const { run } = await openCliOrg();
    const { status, stderr } = await run(['okta-get-groups', '--username', 'nobody@acme.example']);
    expect(stderr).toBe('error: okta-get-groups: Failed to find userID for: nobody@acme.example username.\n');
    expect(status).toBe(3);
  });

  it('a wait longer than --max-wait allows, with the time to try again', async () => {
    const { run, simulator } = await openCliOrg();
    simulator.faults.add({ fault: { kind: 'rate-limit', resetInMs: 60_000 } });
    const { status, stderr } = await run(['okta-list-zones', '--max-wait', '5']);
    expect(stderr).toMatch(/E0000047.* resets at \d{4}-.*longer than this command may wait\. Run it again then\.\n$/);
    expect(status).toBe(1);
  });
});

describe('with --json', () => {
  it('a failure is the entry that the war room would show, and stderr stays empty', async () => {
    const { run } = await openCliOrg();
    const { status, stdout, stderr } = await run(['run', '!okta-get-groups username=nobody@acme.example', '--json']);
    expect(JSON.parse(stdout)).toEqual([
      {
        Type: 4,
        ContentsFormat: 'text',
        Contents:
          'Failed to execute okta-get-groups command. Error: Failed to find userID for: nobody@acme.example username.',
        EntryContext: null,
      },
    ]);
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
  });
});
