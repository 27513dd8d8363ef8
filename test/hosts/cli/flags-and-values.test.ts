import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { REGISTRY } from '../../../src/commands/index.ts';
import { foldFlag } from '../../../src/hosts/cli/fold-flag.ts';
import { GLOBAL_FLAGS } from '../../../src/hosts/cli/global-flags.ts';
import { splitArguments } from '../../../src/hosts/cli/split-arguments.ts';
import { cli, openCliOrg } from './drive-cli.ts';

const VALUES = [
  '--url=http://127.0.0.1:1',
  '--insecure',
  '--yes',
  '--config=/dev/null',
  '--instance=prod',
  '--dry-run',
];

describe('a value', () => {
  it.each(VALUES)('is never read as the global flag %s', async (value) => {
    const { run, simulator } = await openCliOrg();
    const { status, stderr } = await run(['okta-get-user', '--username', value]);
    expect(stderr).toContain(`--username needs a value. If '${value}' is meant, write --username=${value}`);
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
  });

  it.each(VALUES)('may be %s where it is joined to its flag', async (value) => {
    const { run, simulator } = await openCliOrg();
    await run(['okta-search', `--term=${value}`]);
    expect(decodeURIComponent(simulator.requests[0]?.query ?? '').replaceAll('+', ' ')).toContain(value);
  });

  it.each(VALUES)('may be %s behind a bare --', async (value) => {
    const { run, simulator } = await openCliOrg();
    await run(['okta-search', '--', value]);
    expect(decodeURIComponent(simulator.requests[0]?.query ?? '').replaceAll('+', ' ')).toContain(value);
  });

  it.each([
    ['of the CLI itself', ['okta-list-zones', '--instance', '--insecure']],
    ['of init', ['init', '--secret-file', '--yes']],
    ['of run', ['run', '--file', '--yes']],
    ['of the simulator', ['simulator', '--port', '--json']],
  ])('of a flag %s is no flag either', async (_, argv) => {
    const { status, stderr } = await cli(argv);
    expect(stderr).toMatch(/^okta-v2: --[a-z-]+ needs a value\. If '--\w+' is meant, write --/);
    expect(status).toBe(2);
  });

  it('that is a word of its own goes to the flag before it, whatever the spelling of the flag', async () => {
    expect(await rest('okta-get-zone', '--zone-id', 'x', '--json')).toEqual(['okta-get-zone', '--zone-id=x']);
    expect(await rest('okta-get-user', '--verbose', 'no')).toEqual(['okta-get-user', '--verbose=no']);
    expect(await rest('okta-get-user', '--verbose', 'x')).toEqual(['okta-get-user', '--verbose', 'x']);
  });
});

const rest = async (...argv: string[]) => (await splitArguments(argv, REGISTRY)).rest;

describe('a global flag', () => {
  it('shares its name with dry_run, which it sets, and with the client of a few commands', () => {
    const globals = new Set(GLOBAL_FLAGS.map(({ flag }) => foldFlag(flag)));
    const shared = ALL_COMMANDS.flatMap(({ name, args }) =>
      Object.keys(args).flatMap((arg) => (globals.has(foldFlag(arg)) ? [`${name} ${arg}`] : [])),
    );
    const others = shared.filter((name) => !name.endsWith(' dry_run'));
    expect(others).toEqual(['okta-list-user-grants clientId', 'okta-revoke-user-grants clientId']);
  });

  it('is the argument behind a command that has one of that name, and the parameter before it', async () => {
    const argv = ['--client-id', 'ours', 'okta-list-user-grants', '--client-id', 'theirs'];
    const { flags, rest } = await splitArguments(argv, REGISTRY);
    expect(flags.params).toMatchObject({ client_id: 'ours' });
    expect(rest).toEqual(['okta-list-user-grants', '--client-id=theirs']);
  });
});
