// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { makeFolder, openCliOrg } from './drive-cli.ts';

const DELETE = ['okta-delete-user', '--username', 'noah.kim@acme.example'];

function writeScript(...lines: readonly string[]): string {
  const path = join(makeFolder(), 'steps.txt');
  writeFileSync(path, lines.join('\n'));
  return path;
}

describe('a command that destroys something', () => {
  it('is one of those that take away what no other command gives back', () => {
    expect(ALL_COMMANDS.filter(({ effect }) => effect === 'destructive').map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...['okta-deactivate-user', 'okta-reset-factor', 'okta-delete-user', 'okta-reset-all-factors'],
        ...['okta-reset-password', 'okta-set-user-risk', 'okta-remove-user-role', 'okta-delete-device'],
      ]),
    );
  });

  it('asks a person first, and does nothing after a no', async () => {
    const { run, changes } = await openCliOrg();
    const { status, stderr, stdout } = await run(DELETE, { answers: [['Continue? [y/N]', 'n\n']] });
    expect(stderr).toContain('okta-delete-user username=noah.kim@acme.example cannot be undone. Continue? [y/N] ');
    expect(stderr).toContain('Nothing was done.');
    expect({ status, stdout, changes: changes() }).toEqual({ status: 1, stdout: '', changes: [] });
  });

  it('goes on after a yes', async () => {
    const { run, changes } = await openCliOrg();
    const { status } = await run(DELETE, { answers: [['Continue? [y/N]', 'y\n']] });
    expect(status).toBe(0);
    expect(changes()).toHaveLength(2);
  });

  it('asks nobody with --yes', async () => {
    const { run } = await openCliOrg();
    const first = await run([...DELETE, '--yes'], { answers: [] });
    expect(first).toMatchObject({ status: 0 });
    expect(first.stderr).not.toContain('[y/N]');
  });
});

describe('--dry-run', () => {
  it('shows the requests of a changing command and sends none of them', async () => {
    const { run, changes } = await openCliOrg();
    const { status, stdout, stderr } = await run([...DELETE, '--dry-run'], { answers: [] });
    expect(stdout).toContain('Dry run: nothing was changed.');
    expect(stdout).toMatch(/POST +\/api\/v1\/users\/00u\w+\/lifecycle\/deactivate/);
    expect(stdout).toMatch(/DELETE +\/api\/v1\/users\/00u\w+/);
    expect({ status, stderr, changes: changes() }).toEqual({ status: 0, stderr: '', changes: [] });
  });

  it('gives them as an entry with --json, without secrets', async () => {
    const { run } = await openCliOrg();
    const { stdout } = await run(['run', '-', '--dry-run', '--json'], {
      stdin: '!okta-set-password username=noah.kim@acme.example password=hunter2hunter2',
    });
    const password = { value: '<XX_REPLACED>' };
    const request = {
      Method: 'POST',
      Path: '/api/v1/users/noah.kim@acme.example',
      Body: { credentials: { password } },
    };
    expect(JSON.parse(stdout)).toMatchObject([{ EntryContext: { 'Okta.DryRun(true)': [request] } }]);
    expect(stdout).not.toContain('hunter2');
  });

  it('lets a command run that only reads, and says where the look-ups fail', async () => {
    const { run } = await openCliOrg();
    expect((await run(['okta-list-zones', '--dry-run'])).stdout).toContain('Okta Zones');
    const { status, stderr } = await run(['okta-get-groups', '--username', 'nobody@acme.example', '--dry-run']);
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: 'error: okta-get-groups: Failed to find userID for: nobody@acme.example username.\n',
    });
  });
});

describe('run --file', () => {
  it('runs the lines with one context, leaves out remarks, and prints a summary on stderr', async () => {
    const { run, changes } = await openCliOrg();
    const path = writeScript(
      '# Stop the account',
      '!okta-get-user username=noah.kim@acme.example',
      '',
      '!okta-suspend-user username=${Account.Username}',
    );
    const { status, stdout, stderr } = await run(['run', '--file', path]);
    expect(stdout).toContain('noah.kim@acme.example status is Suspended');
    expect(stderr).toBe('2 of 2 steps succeeded, 0 failed.\n');
    expect(status).toBe(0);
    expect(changes()).toHaveLength(1);
  });

  it('stops at the first error, says where, and the status is 1', async () => {
    const { run, changes } = await openCliOrg();
    const path = writeScript(
      '!okta-get-user username=noah.kim@acme.example',
      '!okta-get-zone zoneID=nzoNothing',
      '!okta-suspend-user username=noah.kim@acme.example',
    );
    const { status, stderr } = await run(['run', '--file', path]);
    expect(stderr).toContain(`${path}:2: failed\n1 of 3 steps succeeded, 1 failed, 1 not run.\n`);
    expect(status).toBe(1);
    expect(changes()).toEqual([]);
  });

  it('goes on with --keep-going, and the status is 1 all the same', async () => {
    const { run, changes } = await openCliOrg();
    const path = writeScript('!okta-get-usr', '!okta-suspend-user username=noah.kim@acme.example');
    const { status, stderr } = await run(['run', '--file', path, '--keep-going']);
    expect(stderr).toContain('1 of 2 steps succeeded, 1 failed.');
    expect(status).toBe(1);
    expect(changes()).toHaveLength(1);
  });

  it('gives one JSON list of all entries, failed ones too', async () => {
    const { run } = await openCliOrg();
    const path = writeScript('!okta-list-zones', '!okta-get-zone zoneID=nzoNothing');
    const { stdout } = await run(['run', '--file', path, '--json']);
    expect(JSON.parse(stdout).map(({ Type }: { Type: number }) => Type)).toEqual([1, 4]);
  });

  it('with --dry-run reads what has to be read, shows the requests of each step, and changes nothing', async () => {
    const { run, changes } = await openCliOrg();
    const path = writeScript(
      '!okta-get-user username=noah.kim@acme.example',
      '!okta-suspend-user username=${Account.Username}',
      '!okta-delete-user username=${Account.Username}',
    );
    const { status, stdout, stderr } = await run(['run', '--file', path, '--dry-run'], { answers: [] });
    expect(stdout.match(/Dry run: nothing was changed\./g)).toHaveLength(2);
    expect(stdout).toMatch(/POST +\/api\/v1\/users\/noah\.kim@acme\.example\/lifecycle\/suspend/);
    expect(stdout).toMatch(/POST +\/api\/v1\/users\/00u\w+\/lifecycle\/deactivate/);
    expect(stdout).toMatch(/DELETE +\/api\/v1\/users\/00u\w+/);
    expect(stderr).toBe('3 of 3 steps succeeded, 0 failed. Dry run: nothing was changed.\n');
    expect({ status, changes: changes() }).toEqual({ status: 0, changes: [] });
  });
});
