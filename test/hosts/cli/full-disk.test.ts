import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../../src/simulator/index.ts';
import { makeFolder } from './drive-cli.ts';

const BUNDLE = fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url));
const CORTEX = fileURLToPath(new URL('../../../dist/cortex.mjs', import.meta.url));
const REMEDY = 'The disk is full. Free some space, or choose another place.';

async function openOrg() {
  const simulator = await startSimulator({ rateLimits: false });
  onTestFinished(() => simulator.close());
  return {
    url: simulator.url,
    token: simulator.token,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: makeFolder(),
      OKTA_CLIENT_ORGURL: simulator.url,
      OKTA_CLIENT_TOKEN: simulator.token,
    },
  };
}

/** Runs a program whose standard output leads to a disk without any space. */
async function runIntoFullDisk(script: string, argv: readonly string[], env: NodeJS.ProcessEnv, input = '') {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [script, ...argv], { env, stdio: ['pipe', full, 'pipe'] });
  closeSync(full);
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin?.end(input);
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { stderr: child.stderr === null ? '' : await text(child.stderr), status: await status };
}

describe.skipIf(!existsSync('/dev/full'))('a full disk behind standard output', () => {
  const FAULT = `okta-v2: Standard output cannot be written (ENOSPC). ${REMEDY}\n`;

  it.each(['text', 'markdown', 'json', 'csv', 'ndjson'])('is reported once, with the remedy, in %s', async (format) => {
    const { env } = await openOrg();
    expect(await runIntoFullDisk(BUNDLE, ['okta-list-users', '--format', format], env)).toEqual({
      status: 1,
      stderr: FAULT,
    });
  });

  it.each([
    ['a stream of many pages', ['okta-get-logs', '--limit', '0', '--format', 'ndjson'], ''],
    ['help', ['help'], ''],
    ['the war room', ['war-room'], '!okta-list-users\n!okta-list-zones\n'],
    ['a script', ['run', '--file', '-'], '!okta-list-users\n!okta-list-zones\n'],
  ])('ends %s', async (_, argv, input) => {
    const { env } = await openOrg();
    expect(await runIntoFullDisk(BUNDLE, argv, env, input)).toEqual({ status: 1, stderr: FAULT });
  });

  it('ends the Cortex host with a sentence instead of a stack', async () => {
    const { url, token } = await openOrg();
    const job = { command: 'okta-list-zones', args: {}, params: { url, credentials: { password: token } } };
    expect(await runIntoFullDisk(CORTEX, [], { PATH: process.env.PATH }, `${JSON.stringify(job)}\n`)).toEqual({
      status: 1,
      stderr: `Standard output cannot be written (ENOSPC). ${REMEDY}\n`,
    });
  });
});

/** A file system of its own, which is gone with the process. */
const IN_SMALL_DISK = ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=16k none "$1" && cd "$1" && shift && "$@"', 'sh'];
const canMount = spawnSync('unshare', [...IN_SMALL_DISK, '/mnt', 'true']).status === 0;
if (!canMount) console.warn('No small disk can be mounted here: the tests of files on a full disk are left out.');

describe.skipIf(!canMount)('a full disk under a file', () => {
  /** Fills the disk but for some space, runs the CLI, and lists which files are there then. */
  const SCRIPT =
    'head -c "$1" /dev/zero >fill; shift; "$@"; status=$?; echo "files: $(ls -A | tr "\\n" " ")"; exit $status';

  async function runOnSmallDisk(freeKb: number, argv: readonly string[], input = '') {
    const { url, env } = await openOrg();
    const folder = makeFolder();
    const program = ['sh', '-c', SCRIPT, 'sh', String((16 - freeKb) * 1024), process.execPath, BUNDLE];
    const words = argv.map((word) => word.replace('{url}', url));
    const child = spawn('unshare', [...IN_SMALL_DISK, folder, ...program, ...words], {
      env: { ...env, XDG_STATE_HOME: folder },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    child.stdin.end(input);
    const ended = new Promise<number | null>((done) => child.once('close', done));
    const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { status, stdout, stderr, files: /^files: (.*) $/m.exec(stdout)?.[1]?.split(' ') };
  }

  it.each([0, 4])(
    'makes :save say which file and what to do, with %i KB left, and leaves no half file',
    async (freeKb) => {
      const lines = '!okta-list-users\n:save context.json\n:context Account.[0].Username\n';
      const { stdout, files } = await runOnSmallDisk(freeKb, ['war-room'], lines);
      expect(stdout).toContain(`context.json cannot be written (ENOSPC). ${REMEDY}`);
      expect(stdout).toContain('@acme.example');
      expect(files).toEqual(['fill']);
    },
  );

  it('leaves a change its answer, and says that the page is missing', async () => {
    const change = ['okta-suspend-user', 'jane.doe@acme.example', '--html', './page.html'];
    const { status, stdout, stderr, files } = await runOnSmallDisk(0, change);
    expect(stdout).toContain('jane.doe@acme.example status is Suspended');
    expect(stderr).toBe(`okta-v2: ./page.html cannot be written (ENOSPC). ${REMEDY}\n`);
    expect({ status, files }).toEqual({ status: 1, files: ['fill'] });
  });

  it.each(['--secret-env', '--store-secret'])('makes init say which file and what to do (%s)', async (flag) => {
    const flags = ['--secret-env', 'OKTA_CLIENT_TOKEN', ...(flag === '--secret-env' ? [] : [flag])];
    const argv = ['init', '--config', './config.json', '--url', '{url}', '--no-test', ...flags];
    const { stderr, files } = await runOnSmallDisk(0, argv);
    expect(stderr).toBe(`okta-v2: ./config.json cannot be written (ENOSPC). ${REMEDY}\n`);
    expect(files).toEqual(['fill']);
  });
});
