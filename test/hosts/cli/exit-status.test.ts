import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, openCliOrg } from './drive-cli.ts';

const NOBODY = 'nobody@acme.example';
const NO_ID = '00u0000000000000none';

describe('the exit status is 3 where the one thing that was named does not exist:', () => {
  it.each([
    ['the user whom a note says to be missing', ['get-user', NOBODY]],
    ['the same with the whole answer', ['get-user', NOBODY, '--json']],
    ['a login', ['get-groups', NOBODY]],
    ['the user of a change', ['suspend-user', NOBODY]],
    ['the id of a user', ['get-user-factors', '--user-id', NO_ID]],
    ['a group', ['get-group', 'No Such Group']],
    ['the id of a group', ['get-group', '--group-id', '00g0000000000000none']],
    ['the members of no group', ['get-group-members', '--group-id', '00g0000000000000none']],
    ['an application', ['get-application', 'No Such App']],
    ['a zone', ['activate-zone', 'No Such Zone']],
    ['the id of a zone', ['get-zone', 'nzo00000000000000none']],
    ['a group rule', ['activate-group-rule', 'No Such Rule']],
    ['a device', ['get-device', 'guo00000000000000none']],
    ['what a path leads to', ['api-request', `/api/v1/users/${NO_ID}`]],
    ['a line', ['run', `!okta-get-groups username=${NOBODY}`]],
    ['rows that are printed as they come', ['get-group-members', '--group-id', '00g0none', '--format', 'ndjson']],
  ])('%s', async (_, argv) => {
    const { run } = await openCliOrg();
    const { status, stdout, stderr } = await run(argv);
    expect(`${stdout}${stderr}`).not.toBe('');
    expect(status).toBe(3);
  });
});

describe('the exit status', () => {
  it.each([
    ['an empty search', ['search', 'nobody-has-this']],
    ['an empty list', ['list-users', '--filter', `profile.login eq "${NOBODY}"`]],
    ['events of nobody', ['get-logs', NOBODY]],
  ])('is 0 for %s', async (_, argv) => {
    const { run } = await openCliOrg();
    expect((await run(argv)).status).toBe(0);
  });

  it('is 1 where the name is ambiguous', async () => {
    const { run } = await openCliOrg({ seed: { groups: [{ name: 'squad' }, { name: 'SQUAD' }] } });
    const { status, stderr } = await run(['get-group', 'Squad']);
    expect(stderr).toContain('squad');
    expect(status).toBe(1);
  });

  it('is 1 for an answer 404 that does not come from Okta', async () => {
    const { run, simulator } = await openCliOrg();
    simulator.faults.add({ fault: { kind: 'status', status: 404 } });
    expect((await run(['list-zones'])).status).toBe(1);
  });

  it('is 1 for a script of which a step finds nothing', async () => {
    const { run } = await openCliOrg();
    const script = join(makeFolder(), 'steps.txt');
    writeFileSync(script, `!get-groups ${NOBODY}\n`);
    expect((await run(['run', '--file', script])).status).toBe(1);
  });
});
