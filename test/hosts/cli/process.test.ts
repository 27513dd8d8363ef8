import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../../src/simulator/index.ts';
import { makeFolder } from './drive-cli.ts';

const BUNDLE = fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The bundle as a process of its own, with nothing in its environment but what is given. */
function start(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [BUNDLE, ...argv], {
    env: { PATH: process.env.PATH ?? '', HOME: makeFolder(), ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const shown = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      shown[stream] += text;
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (status) => resolve({ status, ...shown }));
  });
  return { child, ended, shown };
}

async function openOrg() {
  const simulator = await startSimulator({ rateLimits: false });
  onTestFinished(() => simulator.close());
  return { simulator, env: { OKTA_CLIENT_ORGURL: simulator.url, OKTA_CLIENT_TOKEN: simulator.token } };
}

describe('the bundled CLI as a process', () => {
  it('ends with 0 for a result', async () => {
    const { env } = await openOrg();
    const { ended } = start(['run', '!okta-get-user username=jane.doe@acme.example', '--json'], env);
    const { status, stdout, stderr } = await ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)[0].Contents.profile.login).toBe('jane.doe@acme.example');
  });

  it('ends with 1 for an error of Okta', async () => {
    const { env } = await openOrg();
    expect(await start(['okta-list-users', '--filter', 'status eq ACTIVE'], env).ended).toMatchObject({
      status: 1,
      stdout: '',
    });
  });

  it('ends with 2 for wrong usage', async () => {
    const { status, stdout, stderr } = await start(['okta-list-users', '--limit', 'abc']).ended;
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe("error: okta-list-users: Argument 'limit' must be a whole number, 0 or more, got 'abc'.\n");
  });

  it('tells the demo to the end, and ends with 0 where no person is there to go on', async () => {
    const { ended, child } = start(['demo']);
    child.stdin.end();
    const { status, stdout, stderr } = await ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('PushAcceptedAfterDenials');
    expect(stdout).toContain('Contained 1 of 1 user.');
    expect(stdout).toMatch(/Status +SUSPENDED\n/);
  });

  it('runs lines from standard input in a war room, and ends with 1 where one of them failed', async () => {
    const { env } = await openOrg();
    const good = start(['war-room'], env);
    good.child.stdin.end('!okta-get-user username=jane.doe@acme.example\n:context Account.Username\n');
    expect(await good.ended).toMatchObject({ status: 0, stdout: expect.stringContaining('"jane.doe@acme.example"\n') });
    const bad = start(['war-room'], env);
    bad.child.stdin.end('!okta-get-usr\n');
    expect(await bad.ended).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('Did you mean okta-get-user?'),
    });
  });

  it('takes a line with a secret from standard input', async () => {
    const { env, simulator } = await openOrg();
    const { child, ended } = start(['run', '-'], env);
    child.stdin.end('!okta-set-password username=jane.doe@acme.example password="Tr1cky-pass word"\n');
    expect(await ended).toMatchObject({ status: 0, stderr: '' });
    expect(simulator.requests.some(({ method }) => method !== 'GET')).toBe(true);
  });

  it('stops at once on Ctrl-C, with one line', async () => {
    const { env, simulator } = await openOrg();
    simulator.faults.add({ fault: { kind: 'slow', ms: 60_000 } });
    const { child, ended, shown } = start(['okta-list-zones', '--debug'], env);
    await expect.poll(() => simulator.faults.dealt, { timeout: 10_000 }).toBe(1);
    child.kill('SIGINT');
    const { status } = await ended;
    expect(status).toBe(1);
    expect(shown.stderr).toMatch(/^Cancelled\.\n$/m);
  });

  it('is not troubled by a reader that has seen enough', async () => {
    const { env } = await openOrg();
    const { child, ended } = start(['okta-get-logs', '--limit', '3000', '--format', 'ndjson'], env);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended).toMatchObject({ status: 0, stderr: '' });
  });

  it('serves the simulator until a signal ends it', async () => {
    const { child, ended, shown } = start(['simulator']);
    await expect
      .poll(() => shown.stdout, { timeout: 10_000 })
      .toMatch(/export OKTA_CLIENT_ORGURL=(\S+) OKTA_CLIENT_TOKEN=(\S+)/);
    const [, url = '', token = ''] = /OKTA_CLIENT_ORGURL=(\S+) OKTA_CLIENT_TOKEN=(\S+)/.exec(shown.stdout) ?? [];
    const asked = await start(['test'], { OKTA_CLIENT_ORGURL: url, OKTA_CLIENT_TOKEN: token }).ended;
    expect(asked).toEqual({ status: 0, stdout: 'ok\n', stderr: '' });
    child.kill('SIGTERM');
    expect((await ended).status).toBe(0);
  });
});

describe('the simulator as a tool', () => {
  it('has as many users and events as it is told, and an app to try OAuth and DPoP', async () => {
    const { child, ended, shown } = start([
      'simulator',
      '--users',
      '300',
      '--log-events',
      '5000',
      '--seed',
      '7',
      '--oauth',
    ]);
    await expect.poll(() => shown.stdout, { timeout: 20_000 }).toContain('okta-v2 auth check');
    expect(shown.stdout).toMatch(/^A simulated Okta org with 300 users and 5,000 log events runs at /);
    const [, url = ''] = /OKTA_CLIENT_ORGURL=(\S+) OKTA_CLIENT_AUTHORIZATIONMODE/.exec(shown.stdout) ?? [];
    const [, id = '', keyFile = ''] =
      /CLIENTID=(\S+) OKTA_CLIENT_PRIVATEKEY="\$\(cat (\S+)\)"/.exec(shown.stdout) ?? [];
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const env = {
      OKTA_CLIENT_ORGURL: url,
      OKTA_CLIENT_AUTHORIZATIONMODE: 'PrivateKey',
      OKTA_CLIENT_CLIENTID: id,
      OKTA_CLIENT_PRIVATEKEY: readFileSync(keyFile, 'utf8'),
    };
    const { status, stdout } = await start(['auth', 'check'], env).ended;
    expect(stdout).toMatch(/^DPoP +on: /m);
    expect(stdout).toMatch(/^Missing scopes +none$/m);
    expect(status).toBe(0);
    expect((await start(['get-user', 'jane.doe@acme.example'], env).ended).status).toBe(0);
    child.kill('SIGINT');
    expect((await ended).status).toBe(0);
    expect(existsSync(keyFile)).toBe(false);
  });
});

describe('the compile cache of the CLI', () => {
  const startIn = (cacheHome: string) => start(['commands'], { XDG_CACHE_HOME: cacheHome }).ended;
  const hasCache = 'enableCompileCache' in module;

  it.runIf(hasCache)("is in the user's cache folder, where nobody else may read it", async () => {
    const cacheHome = makeFolder();
    expect(await startIn(cacheHome)).toMatchObject({ status: 0, stderr: '' });
    const folder = join(cacheHome, 'okta-v2');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).not.toEqual([]);
    expect(await startIn(cacheHome)).toMatchObject({ status: 0, stderr: '' });
  });

  it('does not use a folder that others may write to', async () => {
    const cacheHome = makeFolder();
    const folder = join(cacheHome, 'okta-v2');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    expect(await startIn(cacheHome)).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is left out where its folder cannot be made', async () => {
    const cacheHome = join(makeFolder(), 'file');
    writeFileSync(cacheHome, '');
    expect(await startIn(cacheHome)).toMatchObject({ status: 0, stderr: '' });
  });

  it.runIf(!hasCache)('is left out where Node has none', async () => {
    const cacheHome = makeFolder();
    expect(await startIn(cacheHome)).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(cacheHome, 'okta-v2'))).toBe(false);
  });
});
