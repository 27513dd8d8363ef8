import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, openCliOrg } from './drive-cli.ts';

const LINE = ['run', '!test-module'];

/** An org, and a parameters file in the place where the CLI looks for it. */
async function openConfigured(instances: (url: string, token: string) => object, mode = 0o600) {
  const { simulator, home, run } = await openCliOrg();
  const path = join(home, '.config', 'okta-v2', 'config.json');
  mkdirSync(join(home, '.config', 'okta-v2'), { recursive: true });
  writeFileSync(path, JSON.stringify(instances(simulator.url, simulator.token)), { mode });
  const nowhere = { OKTA_CLIENT_ORGURL: '', OKTA_CLIENT_TOKEN: '' };
  return {
    simulator,
    path,
    /** Without the environment that leads to the org. */
    run: (argv: readonly string[], env: Record<string, string> = {}, stdin = '') =>
      run(argv, { env: { ...nowhere, ...env }, stdin }),
  };
}

const inClear = (url: string, token: string) => ({ instances: { prod: { url, credentials: token } } });

describe('the parameters of an instance', () => {
  it('come from the file where nothing else gives them', async () => {
    const { run } = await openConfigured(inClear);
    expect(await run(LINE)).toEqual({ status: 0, stdout: 'ok\n', stderr: '' });
  });

  it('come from the environment before the file, and from flags before both', async () => {
    const { run, simulator } = await openConfigured(() => ({
      instances: { prod: { url: 'https://file.okta.test', credentials: 'file-token' } },
    }));
    const env = { OKTA_CLIENT_ORGURL: 'https://environment.okta.test', OKTA_CLIENT_TOKEN: simulator.token };
    expect((await run(LINE, env)).stderr).toContain('environment.okta.test');
    expect((await run([...LINE, '--url', simulator.url], { ...env, OKTA_CLIENT_ORGURL: '' })).status).toBe(0);
  });

  it('come from the file alone where an instance is asked for by name: the token of the environment is of another org', async () => {
    const { run } = await openConfigured(inClear);
    const env = { OKTA_CLIENT_ORGURL: 'https://other.okta.test', OKTA_CLIENT_TOKEN: 'other' };
    expect((await run([...LINE, '--instance', 'prod'], env)).status).toBe(0);
  });

  it('are those of the default instance, or of the one that is named', async () => {
    const { run } = await openConfigured((url, token) => ({
      default: 'prod',
      instances: { dev: { url: 'https://dev.okta.test', credentials: 'x' }, prod: { url, credentials: token } },
    }));
    expect((await run(LINE)).status).toBe(0);
    expect((await run([...LINE, '--instance', 'dev'])).stderr).toContain('dev.okta.test');
    const unknown = await run([...LINE, '--instance', 'prd']);
    expect(unknown.stderr).toMatch(/has no instance 'prd'\. It holds: dev, prod\. Choose one with --instance\./);
    expect(unknown.status).toBe(2);
  });

  it('may refer to a secret in the environment or in a file of its own', async () => {
    const secretFile = join(makeFolder(), 'prod.token');
    const { run, simulator } = await openConfigured((url) => ({
      instances: { env: { url, credentials: { env: 'PROD_TOKEN' } }, file: { url, credentials: { file: secretFile } } },
    }));
    const [env, file] = [
      [...LINE, '--instance', 'env'],
      [...LINE, '--instance', 'file'],
    ];
    expect((await run(env, { PROD_TOKEN: simulator.token })).status).toBe(0);
    expect((await run(env)).stderr).toMatch(/environment variable PROD_TOKEN, which is not set/);
    expect((await run(file)).stderr).toMatch(/prod.token, which .* refers to, is missing/);
    writeFileSync(secretFile, `${simulator.token}\n`, { mode: 0o644 });
    expect((await run(file)).stderr).toMatch(/prod.token holds a secret and others can read it/);
    chmodSync(secretFile, 0o600);
    expect((await run(file)).status).toBe(0);
  });

  it.each([0o644, 0o640, 0o620])('are refused from a file with a secret that others can open (%o)', async (mode) => {
    const { run, path } = await openConfigured(inClear, mode);
    chmodSync(path, mode);
    const { status, stderr } = await run(LINE);
    expect(stderr).toMatch(new RegExp(`config.json holds a secret and others can read it. Run: chmod 600 ${path}`));
    expect(status).toBe(2);
  });

  it.each([
    ['an object', { password: '00clearSecret' }],
    ['an object beside a reference', { env: 'PROD_TOKEN', password: '00clearSecret' }],
    ['an object in an object', { credentials: { password: '00clearSecret' } }],
  ])('are refused from a file that others can read with a secret in %s', async (_, credentials) => {
    const { run, path } = await openConfigured((url) => ({ instances: { prod: { url, credentials } } }));
    chmodSync(path, 0o644);
    const { status, stderr } = await run(LINE);
    expect(stderr).toMatch(/config.json holds a secret and others can read it/);
    expect({ status, leaks: stderr.includes('00clearSecret') }).toEqual({ status: 2, leaks: false });
  });

  it.each([0o622, 0o664, 0o606])('are refused from a file that others can change (%o)', async (mode) => {
    const { run, path } = await openConfigured((url) => ({ instances: { prod: { url, credentials: { env: 'T' } } } }));
    chmodSync(path, mode);
    const { status, stderr } = await run(LINE, { T: 'x' });
    expect(stderr).toContain(`${path} can be changed by others`);
    expect(status).toBe(2);
  });

  it('are refused from a folder in which others can put another file in its place', async () => {
    const { run, path } = await openConfigured(inClear);
    chmodSync(join(path, '..'), 0o777);
    const { status, stderr } = await run(LINE);
    expect(stderr).toMatch(/Others can replace files in .*okta-v2 and could send your credential elsewhere/);
    expect(status).toBe(2);
  });

  it('may be read by all where they hold references only', async () => {
    const { run, path, simulator } = await openConfigured((url) => ({
      instances: { prod: { url, credentials: { env: 'T' } } },
    }));
    chmodSync(path, 0o644);
    expect((await run(LINE, { T: simulator.token })).status).toBe(0);
  });

  it('are refused from a FIFO', async () => {
    const { run } = await openCliOrg();
    const fifo = join(makeFolder(), 'fifo');
    execFileSync('mkfifo', [fifo]);
    const { status, stderr } = await run([...LINE, '--config', fifo]);
    expect(stderr).toContain('cannot be read (not a regular file)');
    expect(status).toBe(2);
  });

  it('never send the secret of the file to an address that the file does not give', async () => {
    const { run, simulator } = await openConfigured(() => ({
      instances: { prod: { url: 'https://acme.okta.test', credentials: '00fileSecret' } },
    }));
    const { status, stderr } = await run([...LINE, '--url', simulator.url]);
    expect(stderr).toMatch(/'prod' keeps its API Token for https:\/\/acme.okta.test; it is not sent to http/);
    expect(stderr).not.toContain('00fileSecret');
    expect(status).toBe(2);
    expect(simulator.requests).toEqual([]);
  });

  it.each([
    ['no JSON', '{"instances":', /not valid JSON/],
    ['no instances', '{}', /needs a member "instances"/],
    ['an instance that is none', '{"instances":{"prod":[]}}', /the instance 'prod' must be an object/],
    ['a misspelt parameter', '{"instances":{"prod":{"ulr":"x"}}}', /'prod' has the unknown parameter 'ulr'/],
  ])('are distinguished from %s', async (_, text, told) => {
    const { run, path } = await openConfigured(inClear);
    writeFileSync(path, text);
    const { status, stderr } = await run(LINE);
    expect(stderr).toMatch(told);
    expect(status).toBe(2);
  });

  it('are shown in the war room by :settings, with the place that each came from, and without the secret', async () => {
    const { run, simulator } = await openConfigured(inClear);
    const { stdout } = await run(['war-room'], {}, ':settings\n');
    expect(stdout).toMatch(/^Instance +prod\nOkta URL +http.*, from the parameters file\n/);
    expect(stdout).toMatch(/^Authentication +API token, from the parameters file$/m);
    expect(stdout).not.toContain(simulator.token);
    const env = { OKTA_CLIENT_TOKEN: simulator.token };
    const mixed = await run(['war-room', '--url', simulator.url], env, ':settings\n');
    expect(mixed.stdout).toMatch(
      /^Okta URL +http.*, from the command line\nAuthentication +API token, from OKTA_CLIENT_TOKEN$/m,
    );
  });

  it('are those of the instance that using names, in a script and in the war room', async () => {
    const { run } = await openConfigured((url, token) => ({
      default: 'dev',
      instances: { dev: { url: 'https://dev.okta.test', credentials: 'x' }, prod: { url, credentials: token } },
    }));
    const lines = '!test-module using=prod\n';
    const script = join(makeFolder(), 'steps.txt');
    writeFileSync(script, lines);
    expect(await run(['run', '--file', script])).toMatchObject({ status: 0, stdout: 'ok\n' });
    expect(await run(['war-room'], {}, lines)).toEqual({ status: 0, stdout: 'ok\n', stderr: '' });
    const unknown = await run(['war-room'], {}, '!test-module using=prd\n');
    expect(unknown.stdout).toMatch(/has no instance 'prd'\. It holds: dev, prod\./);
    expect(unknown.status).toBe(1);
    const alone = await run(['run', '!test-module using=prod']);
    expect(alone.stderr).toContain('choose the instance with --instance');
  });

  it('with use_oauth leave an API token unused, and the CLI says so', async () => {
    const { run } = await openConfigured(inClear);
    const { status, stderr } = await run([...LINE, '--use-oauth']);
    expect(stderr).toMatch(/^warning: use_oauth is on, so the API token that is set too is not used\.\n/);
    expect(stderr).toMatch(/Required OAuth parameters are missing: Client ID, Private key/);
    expect(status).toBe(2);
  });
});

describe('an address and a credential that do not belong together', () => {
  const FILE = (url: string) => ({ instances: { prod: { url, credentials: '00fileSecret' } } });

  it.each([
    [
      'the address of a flag, the token that the environment keeps for another address',
      ['--url', 'SIMULATOR'],
      { OKTA_CLIENT_ORGURL: 'https://acme.okta.test', OKTA_CLIENT_TOKEN: '00environmentSecret' },
      /The environment keeps its API Token for https:\/\/acme\.okta\.test; it is not sent to http/,
    ],
    [
      'the address of an instance, the token of the environment',
      [],
      { OKTA_CLIENT_TOKEN: '00environmentSecret' },
      /The environment keeps its API Token without saying for which Okta URL; it is not sent to http.*--instance/,
    ],
    [
      'the address of the environment, the token of an instance',
      [],
      { OKTA_CLIENT_ORGURL: 'https://acme.okta.test' },
      /The instance 'prod' keeps its API Token for http.*; it is not sent to https:\/\/acme\.okta\.test/,
    ],
    [
      'the address of a flag, the private key that the environment keeps for another address',
      ['--url', 'SIMULATOR', '--use-oauth', '--client-id', '0oa1'],
      { OKTA_CLIENT_ORGURL: 'https://acme.okta.test', OKTA_CLIENT_PRIVATEKEY: '00environmentSecret' },
      /The environment keeps its Private Key for https:\/\/acme\.okta\.test; it is not sent to http/,
    ],
  ])('never meet: %s', async (_, flags, env, told) => {
    const { run, simulator } = await openConfigured(FILE);
    const argv = [...LINE, ...flags.map((word) => (word === 'SIMULATOR' ? simulator.url : word))];
    const { status, stderr } = await run(argv, env);
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/00\w+Secret/);
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
  });

  it('never meet where only the paths differ, below which a reverse proxy has its orgs', async () => {
    const { run, simulator } = await openConfigured((url, token) => ({
      instances: { prod: { url: `${url}/prod`, credentials: token } },
    }));
    const { status, stderr } = await run([...LINE, '--url', `${simulator.url}/other`]);
    expect(stderr).toMatch(/keeps its API Token for http.*\/prod; it is not sent to http.*\/other/);
    expect({ status, requests: simulator.requests }).toEqual({ status: 2, requests: [] });
  });

  it('are told of without what is before an @, which may be a password', async () => {
    const { run } = await openConfigured(() => ({
      instances: { prod: { url: 'https://jane:hunter2@acme.okta.test', credentials: '00fileSecret' } },
    }));
    const answers = await Promise.all([
      run([...LINE, '--url', 'https://jane:hunter2@other.okta.test']),
      run(['instances', 'list']),
      run(['instances', 'show', 'prod']),
      run(['instances', 'use', 'prod']),
      run(
        ['war-room', '--url', 'http://127.0.0.1:1'],
        { OKTA_CLIENT_TOKEN: '00x', OKTA_CLIENT_ORGURL: 'http://127.0.0.1:1' },
        ':instances\n',
      ),
    ]);
    for (const { stdout, stderr } of answers) {
      expect(stdout + stderr).toContain('okta.test');
      expect(stdout + stderr).not.toContain('hunter2');
    }
  });

  it('meet where the address is the one beside the credential, however it is written', async () => {
    const { run, simulator } = await openConfigured(inClear);
    const env = { OKTA_CLIENT_ORGURL: `${simulator.url}/`, OKTA_CLIENT_TOKEN: simulator.token };
    expect((await run([...LINE, '--url', simulator.url], env)).status).toBe(0);
    expect((await run([...LINE, '--url', `${simulator.url}/`])).status).toBe(0);
  });

  it('meet where the environment has a token and no address, and a flag gives the address', async () => {
    const { simulator, run } = await openCliOrg();
    expect((await run([...LINE, '--url', simulator.url], { env: { OKTA_CLIENT_ORGURL: '' } })).status).toBe(0);
  });
});
