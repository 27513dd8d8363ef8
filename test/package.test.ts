import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../src/simulator/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'okta-v2-packed-'));
const PACKED = join(folder, 'package');
const INSTALLED = join(folder, 'program/node_modules/okta-v2');

/** Puts the package into a program's folder with what it declares as dependencies, and with nothing else. */
function install(): void {
  cpSync(PACKED, INSTALLED, { recursive: true });
  const { dependencies }: { dependencies: object } = JSON.parse(readFileSync(join(PACKED, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const place = join(folder, 'program/node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), place);
  }
}

/** What a program prints, run by Node in the folder of a program that has the package, with a simulated org to ask. */
async function runOnOrg(args: readonly string[]): Promise<string> {
  const simulator = await startSimulator();
  try {
    const { url: OKTA_CLIENT_ORGURL, token: OKTA_CLIENT_TOKEN } = simulator;
    const env = { PATH: process.env.PATH, HOME: folder, OKTA_CLIENT_ORGURL, OKTA_CLIENT_TOKEN };
    return await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, args, { cwd: join(folder, 'program'), env }, (error, stdout, stderr) =>
        error ? reject(new Error(stderr, { cause: error })) : resolve(stdout),
      );
    });
  } finally {
    await simulator.close();
  }
}

describe('the packed tarball', () => {
  beforeAll(() => {
    // Without its scripts: they would build again, under the other tests (see test/setup/build-once.ts).
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['-xzf', tarball], { cwd: folder });
    install();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has no fault that publint knows', async () => {
    const { messages, pkg = {} } = await publint({ pkgDir: PACKED, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('holds what people run, import or upload, and nothing else', () => {
    expect(readdirSync(join(PACKED, 'dist')).sort()).toEqual([
      'Okta.zip',
      'THIRD-PARTY-LICENSES.txt',
      'cli.cjs',
      'cortex.mjs',
      'index.mjs',
      'integration-Okta_v2.yml',
      'mcp.cjs',
      'run-cli.cjs',
      'simulator.mjs',
      'types',
    ]);
  });

  it('runs a command from its CLI without any other package', async () => {
    const output = await runOnOrg([
      join(PACKED, 'dist/cli.cjs'),
      ...['okta-get-user', '--username', 'jane.doe@acme.example', '--json'],
    ]);
    expect(JSON.parse(output)).toMatchObject([{ Type: 1, Contents: { profile: { firstName: 'Jane' } } }]);
  });

  it('is a module that CommonJS programs may require', () => {
    const program = "const { createIntegration } = require('okta-v2'); process.stdout.write(typeof createIntegration);";
    const cwd = join(folder, 'program');
    expect(execFileSync(process.execPath, ['-e', program], { cwd, encoding: 'utf8' })).toBe('function');
  });

  it('serves programs as a library with the dependencies that it declares', async () => {
    const door = pathToFileURL(join(INSTALLED, 'dist/index.mjs')).href;
    const library: typeof import('../src/index.ts') = await import(/* @vite-ignore */ door);
    const simulator = await startSimulator();
    try {
      const okta = library.createIntegration({ params: { url: simulator.url, credentials: simulator.token } });
      expect(await okta.run('test-module')).toMatchObject({ ok: true, entry: { Contents: 'ok' } });
    } finally {
      await simulator.close();
    }
  });

  it('runs the documented example of an own command with what is installed, as a program and from its CLI', async () => {
    const page = readFileSync(join(PACKED, 'docs/library.md'), 'utf8');
    const examples = [...page.matchAll(/^```(ts|js)\n(.*?)^```$/gms)].filter(([text]) => text.includes('acme-'));
    const textOf = (language: string) => examples.find((example) => example[1] === language)?.[2] ?? '';
    writeFileSync(join(folder, 'program/permissions.mts'), textOf('ts'));
    writeFileSync(join(folder, 'program/mine.mjs'), textOf('js'), { mode: 0o600 });
    const ask = ['get-role-permissions', 'Password desk', '--commands', 'mine.mjs'];
    expect(await runOnOrg([join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'permissions.mts'])).toContain('okta.users.');
    expect(await runOnOrg([join(INSTALLED, 'dist/cli.cjs'), ...ask])).toContain('okta.users.');
  });

  it('serves programs with a simulated org', async () => {
    const door = pathToFileURL(join(INSTALLED, 'dist/simulator.mjs')).href;
    const packed: typeof import('../src/simulator/index.ts') = await import(/* @vite-ignore */ door);
    const simulator = await packed.startSimulator();
    try {
      const headers = { authorization: `SSWS ${simulator.token}` };
      expect((await fetch(`${simulator.url}/api/v1/users/jane.doe@acme.example`, { headers })).status).toBe(200);
    } finally {
      await simulator.close();
    }
  });

  it('has no copy of a dependency in the library', () => {
    expect(readFileSync(join(PACKED, 'dist/index.mjs'), 'utf8')).not.toContain('// node_modules/');
  });

  it('has a declaration for everything that its declarations name, and no declaration that nothing names', () => {
    const types = join(PACKED, 'dist/types');
    const files = readdirSync(types, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
    const named = files.flatMap((file) =>
      [...readFileSync(join(types, file), 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]*)\.js['"]/g)].map(
        ([, path = '']) => join(dirname(file), `${path}.d.ts`),
      ),
    );
    expect(files.sort()).toEqual([...new Set([...named, 'index.d.ts', 'simulator/index.d.ts'])].sort());
  });
});
