// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a war room's references to its context
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, openCliOrg } from './drive-cli.ts';

const DELETE_LINE = '!okta-delete-user username=noah.kim@acme.example';
const FAN_OUT = [
  '!okta-get-user username=noah.kim@acme.example',
  '!okta-list-users limit=4',
  '!okta-suspend-user username=${Account.Username}',
];

function writeScript(...lines: readonly string[]): string {
  const path = join(makeFolder(), 'steps.txt');
  writeFileSync(path, lines.join('\n'));
  return path;
}

describe('without a person at a prompt', () => {
  it.each([
    ['a command', ['okta-delete-user', '--username', 'noah.kim@acme.example'], ''],
    ['a line', ['run', DELETE_LINE], ''],
    ['a piped line', ['run', '-'], DELETE_LINE],
    ['a line of the war room', ['war-room'], `${DELETE_LINE}\n`],
  ])('%s that destroys something needs --yes: nothing is sent, and the status is 2', async (_, argv, stdin) => {
    const { run, simulator } = await openCliOrg();
    const { status, stdout, stderr } = await run(argv, { stdin });
    expect(`${stdout}${stderr}`).toMatch(
      /okta-delete-user username=noah\.kim@acme\.example cannot be undone\. Nobody can be asked here, so nothing was sent\. Add --yes to run it\./,
    );
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
    expect((await run([...argv, '--yes'], { stdin })).status).toBe(0);
  });

  it('a script that destroys something needs --yes before its first step', async () => {
    const { run, simulator } = await openCliOrg();
    const path = writeScript('!okta-list-zones', DELETE_LINE);
    const { status, stderr } = await run(['run', '--file', path], { answers: [] });
    expect(stderr).toContain(`${path}:2: okta-delete-user cannot be undone, and a script cannot ask.`);
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
    expect((await run(['run', '--file', path, '--yes'])).status).toBe(0);
  });

  it.each([
    ['a script', (path: string) => ['run', '--file', path], false],
    ['piped lines', () => ['war-room'], true],
  ])('a change of several users needs --yes in %s', async (_, argvFor, isPiped) => {
    const { run, changes } = await openCliOrg();
    const argv = argvFor(writeScript(...FAN_OUT));
    const drive = isPiped ? { stdin: `${FAN_OUT.join('\n')}\n` } : {};
    const { status, stdout } = await run(argv, drive);
    expect(stdout).toMatch(/noah\.kim@acme\.example.*okta-suspend-user would run 5 times\. .*Add --yes/s);
    expect({ status, changes: changes() }).toEqual({ status: 2, changes: [] });
    await run([...argv, '--yes'], drive);
    expect(changes()).toHaveLength(5);
  });

  it.each(['--yes=no', '--yes=false', '--yes=No', '--yes no', '--yes FALSE'])('%s is no yes', async (flag) => {
    const { run, changes } = await openCliOrg();
    expect((await run(['run', DELETE_LINE, ...flag.split(' ')])).status).toBe(2);
    expect(changes()).toEqual([]);
  });

  it('--yes with anything else is refused', async () => {
    const { run, simulator } = await openCliOrg();
    const { status, stderr } = await run(['run', DELETE_LINE, '--yes=maybe']);
    expect(stderr).toContain("--yes takes true or false, not 'maybe'.");
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
  });

  it.each(['--yes=true', '--yes=YES', '--yes true'])('%s is a yes', async (flag) => {
    const { run } = await openCliOrg();
    expect((await run(['run', DELETE_LINE, ...flag.split(' ')])).status).toBe(0);
  });
});

describe('okta-update-zone', () => {
  /** A zone of two addresses, and the command that puts another in their place. */
  async function openZone() {
    const org = await openCliOrg();
    const { stdout } = await org.run([
      'okta-create-zone',
      '--name=Office',
      '--gateway_ips=192.0.2.1,192.0.2.2',
      '--json',
    ]);
    const id: string = JSON.parse(stdout)[0].Contents.id;
    const created = org.changes().length;
    return { ...org, update: ['okta-update-zone', `--zoneID=${id}`], changes: () => org.changes().slice(created) };
  }

  it('asks a person before addresses are replaced, and shows them before and after', async () => {
    const { run, update, changes } = await openZone();
    const { status, stderr } = await run([...update, '--gatewayIPs=198.51.100.7'], { answers: [['[y/N]', 'n\n']] });
    expect(stderr).toContain("gateways of the zone 'Office' before: 192.0.2.1/32, 192.0.2.2/32");
    expect(stderr).toContain("gateways of the zone 'Office' after: 198.51.100.7/32");
    expect({ status, changes: changes() }).toEqual({ status: 1, changes: [] });
  });

  it('needs --yes for it where nobody can be asked', async () => {
    const { run, update, changes } = await openZone();
    const replace = [...update, '--gatewayIPs=198.51.100.7'];
    const { status, stderr } = await run(replace);
    expect(stderr).toMatch(/before: 192\.0\.2\.1\/32, 192\.0\.2\.2\/32.*would replace what is there\..*Add --yes/);
    expect({ status, changes: changes() }).toEqual({ status: 2, changes: [] });
    expect((await run([...replace, '--yes'])).status).toBe(0);
    expect(changes()).toHaveLength(1);
  });

  it.each([
    ['addresses are added', ['--gatewayIPs=198.51.100.7', '--updateType=APPEND']],
    ['the given ones hold all that were there', ['--gatewayIPs=192.0.2.2,192.0.2.1,198.51.100.7']],
    ['there were none', ['--proxyIPs=198.51.100.7']],
    ['only the name changes', ['--zoneName=Home']],
  ])('asks nobody where %s', async (_, flags) => {
    const { run, update, changes } = await openZone();
    const { status } = await run([...update, ...flags]);
    expect({ status, changes: changes().length }).toEqual({ status: 0, changes: 1 });
  });
});

describe('a list of devices', () => {
  async function openDevices() {
    const org = await openCliOrg();
    const { stdout } = await org.run(['okta-list-devices', '--format', 'ndjson']);
    const ids = stdout
      .trim()
      .split('\n')
      .map((row): string => JSON.parse(row).id);
    return { ...org, ids: ids.slice(0, 3), first: ids.slice(0, 1) };
  }

  it.each([
    ['texts with commas between them', (ids: readonly string[]) => ids.join(',')],
    ['a JSON list', (ids: readonly string[]) => JSON.stringify(ids)],
  ])('counts as a change for several as %s, and needs --yes where nobody can be asked', async (_, toValue) => {
    const { run, changes, ids } = await openDevices();
    const argv = ['okta-suspend-device', '--device-id', toValue(ids)];
    const { status, stderr } = await run(argv);
    for (const id of ids) expect(stderr).toContain(`deviceId=${id}; `);
    expect(stderr).toContain('okta-suspend-device would act on 3 targets. Nobody can be asked here');
    expect({ status, changes: changes() }).toEqual({ status: 2, changes: [] });
    await run([...argv, '--yes']);
    expect(changes()).toHaveLength(3);
  });

  it('counts so too where it comes from the context, and a person is asked by their names', async () => {
    const { run, changes, ids } = await openDevices();
    const typed = ['!okta-list-devices', '!okta-suspend-device deviceId=${Okta.Device.ID}', 'n', ':quit'];
    const { stdout } = await run(['war-room'], { columns: 200, typed });
    for (const id of ids) expect(stdout).toContain(`  deviceId=${id}\n`);
    expect(stdout).toMatch(/okta-suspend-device would act on \d+ targets\. Continue\? \[y\/N\]/);
    expect(changes()).toEqual([]);
  });

  it.each([
    ['one', (id: string) => id],
    ['the same one twice', (id: string) => `${id}, ${id}`],
  ])('is no change for several with %s in it', async (_, toValue) => {
    const { run, changes, first } = await openDevices();
    await run(['okta-suspend-device', '--device-id', toValue(first.join(''))]);
    expect(changes()).toHaveLength(1);
  });

  it('says which command undoes it, where there is one', async () => {
    const { run, changes } = await openCliOrg();
    const { status, stderr } = await run(['block-ip', '203.0.113.7']);
    expect(status).toBe(2);
    expect(stderr).toContain('okta-block-ip ip=203.0.113.7 takes effect at once (okta-unblock-ip undoes it).');
    expect(changes()).toEqual([]);
    expect((await run(['help', 'unblock-ip'])).stdout).toContain('okta-block-ip undoes it.');
  });

  it('is named one by one where the change cannot be undone either', async () => {
    const { run, ids } = await openDevices();
    const { stderr } = await run(['okta-deactivate-device', '--device-id', ids.join(',')]);
    for (const id of ids) expect(stderr).toContain(`deviceId=${id}; `);
    expect(stderr).toContain('okta-deactivate-device would act on 3 targets and cannot be undone.');
  });
});

describe('a list of ids', () => {
  it('counts as a change for several where it stands instead of the main argument, or beside it', async () => {
    const { run, changes } = await openCliOrg();
    const ids = ['00u1111111111111aaaa', '00u1111111111111bbbb'];
    const alone = await run(['okta-contain-user', '--user-id', ids.join(',')]);
    expect(alone.stderr).toContain(
      `userId=${ids[0]}; userId=${ids[1]}; okta-contain-user would act on 2 targets and cannot be undone.`,
    );
    const both = await run(['okta-contain-user', 'jane.doe@acme.example', '--user-id', ids.join(',')]);
    expect(both.stderr).toContain(`username=jane.doe@acme.example; userId=${ids[0]}; userId=${ids[1]}; `);
    expect(both.stderr).toContain('would act on 3 targets');
    expect(changes()).toEqual([]);
  });
});

describe('at a terminal', () => {
  it('the war room asks before a change of several users, and names them', async () => {
    const { run, changes } = await openCliOrg();
    const { stdout } = await run(['war-room'], { columns: 200, typed: [...FAN_OUT, 'n', ':quit'] });
    expect(stdout).toContain('  username=jane.doe@acme.example\n');
    expect(stdout).toContain('okta-suspend-user would run 5 times. Continue? [y/N]');
    expect(changes()).toEqual([]);
  });
});
