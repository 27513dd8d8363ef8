import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../src/simulator/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'okta-v2-packed-'));
const PACKED = join(folder, 'package');

/** What people get who install it: the tarball alone, without this repository's node_modules. */
describe('the packed tarball', () => {
  beforeAll(() => {
    // The build stands already (see test/setup/build-once.ts); packing must not replace it under the other tests.
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['-xzf', tarball], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has no fault that publint knows', async () => {
    const { messages, pkg = {} } = await publint({ pkgDir: PACKED, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it.each(['dist/cli.cjs', 'dist/cli.mjs'])('runs a command from its CLI, %s', async (file) => {
    const simulator = await startSimulator();
    try {
      const output = await new Promise<string>((resolve, reject) => {
        execFile(
          process.execPath,
          [join(PACKED, file), 'okta-get-user', '--username', 'jane.doe@acme.example', '--json'],
          { env: { PATH: process.env.PATH, OKTA_CLIENT_ORGURL: simulator.url, OKTA_CLIENT_TOKEN: simulator.token } },
          (error, stdout, stderr) => (error ? reject(new Error(stderr, { cause: error })) : resolve(stdout)),
        );
      });
      expect(JSON.parse(output)).toMatchObject([{ Type: 1, Contents: { profile: { firstName: 'Jane' } } }]);
    } finally {
      await simulator.close();
    }
  });

  it('serves programs as a library', async () => {
    const library: typeof import('../src/index.ts') = await import(pathToFileURL(join(PACKED, 'dist/index.mjs')).href);
    const simulator = await startSimulator();
    try {
      const okta = library.createIntegration({ params: { url: simulator.url, credentials: simulator.token } });
      const result = await okta.run('test-module');
      expect(result).toMatchObject({ ok: true, outcome: { readable: 'ok' } });
    } finally {
      await simulator.close();
    }
  });
});
