import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleModules } from '../../../src/build/bundle.ts';

const execute = promisify(execFile);

let parent: string;
let env: Record<string, string>;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'launch-'));
  await bundleModules(join(parent, 'dist'));
  env = { PATH: process.env.PATH ?? '', XDG_CACHE_HOME: join(parent, 'cache') };
});
afterAll(() => rm(parent, { recursive: true }));

const start = () => execute(process.execPath, [join(parent, 'dist/cli.cjs'), 'help'], { env });
const keptFiles = async () =>
  (await readdir(join(parent, 'cache/okta-v2'))).map((name) => join(parent, 'cache/okta-v2', name));

describe('a launched program', () => {
  it('does the same with kept code as without, and keeps it once', async () => {
    const { stdout } = await start();
    expect(stdout).toContain('okta-v2');
    const [kept = ''] = await keptFiles();
    const { mtimeMs } = await stat(kept);
    expect((await start()).stdout).toBe(stdout);
    expect((await stat(kept)).mtimeMs).toBe(mtimeMs);
  });

  it('starts all the same where the kept code is damaged, and keeps it anew', async () => {
    const [kept = ''] = await keptFiles();
    const whole = await readFile(kept);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 5000, 6000);
    await writeFile(kept, damaged);
    expect((await start()).stdout).toContain('okta-v2');
    expect((await readFile(kept)).length).toBeGreaterThan(100_000);
    expect((await readFile(kept)).equals(damaged)).toBe(false);
  });

  it('starts where nothing can be kept', async () => {
    const { stdout } = await execute(process.execPath, [join(parent, 'dist/cli.cjs'), 'help'], {
      env: { PATH: env.PATH ?? '', XDG_CACHE_HOME: join(parent, 'dist/cli-program.cjs') },
    });
    expect(stdout).toContain('okta-v2');
  });
});
