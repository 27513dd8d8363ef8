import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { CLI_COMMANDS } from '../../../src/hosts/cli/cli-commands.ts';
import { flagsFor, GLOBAL_FLAGS } from '../../../src/hosts/cli/global-flags.ts';
import { cli } from './drive-cli.ts';

const OKTA_NAMES = ALL_COMMANDS.filter(({ hidden }) => !hidden).map(({ name }) => name);

describe('help', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])(
    'for %j names every command and every flag of the CLI',
    async (argv) => {
      const { status, stdout, stderr } = await cli(argv);
      for (const { name } of CLI_COMMANDS) expect(stdout).toContain(`    ${name}`);
      for (const { flag } of GLOBAL_FLAGS) expect(stdout).toContain(`    --${flag}`);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );

  it.each(CLI_COMMANDS.map(({ name }) => name))('has a page with examples for okta-v2 %s', async (name) => {
    const words = name.split(' ');
    const [asked, flagged] = [await cli(['help', ...words]), await cli([...words, '--help'])];
    expect(asked.stdout).toMatch(/^NAME\n {4}okta-v2 .*\n\nSYNOPSIS\n[\s\S]*\nDESCRIPTION\n[\s\S]*\nEXAMPLES\n {4}/);
    expect(flagged).toEqual(asked);
  });

  it.each(OKTA_NAMES)('has a page with examples for %s, which names every argument and output', async (name) => {
    const { stdout } = await cli([name, '--help']);
    const command = ALL_COMMANDS.find((known) => known.name === name);
    expect(stdout).toMatch(new RegExp(`^NAME\\n {4}${name}\\n[\\s\\S]*\\nEXAMPLES\\n {4}!${name}`));
    for (const argument of Object.keys(command?.args ?? {}))
      expect(stdout).toMatch(new RegExp(`^ {2}${argument}\\b`, 'm'));
    for (const { path } of command?.outputs ?? []) expect(stdout).toContain(`  ${path} (`);
  });

  it.each([[['commands']], [['war-room']]])('lists the okta- commands by resource, one a line: %j', async (argv) => {
    const env = { OKTA_CLIENT_ORGURL: 'https://acme.okta.test', OKTA_CLIENT_TOKEN: 'x' };
    const { stdout } = await cli(argv, { stdin: 'help\n', env });
    const names = stdout.split('\n').flatMap((line) => /^ {2}(okta-\S+) {2,}\S/.exec(line)?.[1] ?? []);
    expect([...names].sort()).toEqual([...OKTA_NAMES].sort());
    const zones = stdout.slice(stdout.indexOf('\nZones\n'), stdout.indexOf('\n\n', stdout.indexOf('\nZones\n')));
    expect(zones).toContain('okta-block-ip');
    expect(zones).not.toContain('okta-get-user');
  });

  it.each(OKTA_NAMES)('says of %s its effect, its scopes and the requests of its example', async (name) => {
    const { stdout } = await cli(['help', name]);
    expect(stdout).toMatch(/Reads only\.|Changes something in Okta\.|Cannot be undone/);
    if (name === 'okta-auth-reset') return;
    const { scopes = [] } = ALL_COMMANDS.find((command) => command.name === name) ?? {};
    if (scopes.length > 0) expect(stdout).toContain('OAuth scopes: okta.');
    expect(stdout).toMatch(/^REQUESTS \(of the first example\)\n {4}(GET|POST|PUT|DELETE) \//m);
    expect(stdout).not.toMatch(/^ {4}(GET|POST|PUT|DELETE) .*@/m);
  });

  it('lists commands of the CLI with the same first word', async () => {
    const { stdout } = await cli(['help', 'instances']);
    for (const word of ['list', 'show', 'use', 'remove']) expect(stdout).toContain(`    instances ${word}`);
  });

  it.each(CLI_COMMANDS.map(({ name }) => name))('offers on the page of %s no flag that it refuses', async (name) => {
    const { stdout } = await cli(['help', ...name.split(' ')]);
    const [, offered = ''] = /It also takes ([\s\S]*):\s+see\s+okta-v2\s+help/.exec(stdout) ?? [];
    const { honours } = CLI_COMMANDS.find((command) => command.name === name) ?? {};
    expect(offered.split(/,\s+/)).toEqual(flagsFor(honours).map(({ flag }) => `--${flag}`));
  });

  it('offers no secret as a flag', async () => {
    const { stdout } = await cli(['help', 'okta-set-password']);
    expect(stdout).toMatch(/--password\s+\?/);
  });

  it('says of a destroying command that a terminal asks first', async () => {
    expect((await cli(['help', 'okta-delete-user'])).stdout).toContain('a terminal asks before it runs');
  });
});
