import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/commands/index.ts';
import { CLI_COMMANDS } from '../../../src/hosts/cli/cli-commands.ts';
import { GLOBAL_FLAGS } from '../../../src/hosts/cli/global-flags.ts';
import { cli } from './drive-cli.ts';

const OKTA_NAMES = COMMANDS.filter(({ hidden }) => !hidden).map(({ name }) => name);

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
    const command = COMMANDS.find((known) => known.name === name);
    expect(stdout).toMatch(new RegExp(`^NAME\\n {4}${name}\\n[\\s\\S]*\\nEXAMPLES\\n {4}!${name}`));
    for (const argument of Object.keys(command?.args ?? {}))
      expect(stdout).toMatch(new RegExp(`^ {2}${argument}\\b`, 'm'));
    for (const { path } of command?.outputs ?? []) expect(stdout).toContain(`  ${path} (`);
  });

  it('lists the okta- commands, one a line', async () => {
    const { stdout } = await cli(['commands']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.trim().split(/\s/)[0]),
    ).toEqual(OKTA_NAMES);
  });

  it('says of a destroying command that a terminal asks first', async () => {
    expect((await cli(['help', 'okta-delete-user'])).stdout).toContain('a terminal asks before it runs');
  });
});
