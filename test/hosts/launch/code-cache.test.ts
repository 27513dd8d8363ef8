import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CodeCache, createCodeCache, toCacheFolder } from '../../../src/hosts/launch/code-cache.ts';

const CODE = Buffer.from('compiled code');

let parent: string;
let folder: string;
let cache: CodeCache;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'code-cache-'));
  folder = join(parent, 'okta-v2');
  cache = createCodeCache({ folder, name: 'cli', build: 'one' });
});
afterEach(() => rm(parent, { recursive: true }));

async function keptFile(): Promise<string> {
  const [name = ''] = await readdir(folder);
  return join(folder, name);
}

describe('the cache of compiled code', () => {
  it('gives back what it was given, in a folder and a file that are the user’s alone', async () => {
    expect(cache.read()).toBeUndefined();
    cache.write(CODE);
    expect(cache.read()).toEqual(CODE);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(await keptFile())).mode & 0o777).toBe(0o600);
  });

  it('has nothing for another build, even of the same length', () => {
    cache.write(CODE);
    expect(createCodeCache({ folder, name: 'cli', build: 'two' }).read()).toBeUndefined();
  });

  it.each([
    ['a byte that has changed', (kept: Buffer) => Buffer.concat([Buffer.from('X'), kept.subarray(1)])],
    ['the end missing', (kept: Buffer) => kept.subarray(0, kept.length - 3)],
    ['nothing in it', () => Buffer.alloc(0)],
  ])('does not use a file with %s, since V8 would crash on it', async (_, damage) => {
    cache.write(CODE);
    await writeFile(await keptFile(), damage(await readFile(await keptFile())));
    expect(cache.read()).toBeUndefined();
  });

  it('does not use a file that others can write', async () => {
    cache.write(CODE);
    await chmod(await keptFile(), 0o666);
    expect(cache.read()).toBeUndefined();
  });

  it('takes the place of what it does not use', async () => {
    cache.write(CODE);
    await writeFile(await keptFile(), 'damaged');
    cache.write(CODE);
    expect(cache.read()).toEqual(CODE);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('says nothing where it cannot write', async () => {
    await writeFile(folder, 'a file where the folder should be');
    expect(() => cache.write(CODE)).not.toThrow();
    expect(cache.read()).toBeUndefined();
  });

  it('removes what builds kept that have long been replaced', async () => {
    cache.write(CODE);
    const old = new Date(Date.now() - 31 * 24 * 3_600_000);
    await utimes(await keptFile(), old, old);
    createCodeCache({ folder, name: 'cli', build: 'two' }).write(CODE);
    expect((await readdir(folder)).map((name) => name.split('-').slice(0, 2))).toEqual([['cli', 'two']]);
  });
});

describe('the folder of the cache', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/caches', HOME: '/home/jane' }, '/caches/okta-v2'],
    [{ HOME: '/home/jane' }, '/home/jane/.cache/okta-v2'],
    [{}, undefined],
    [{ HOME: '/home/jane', NODE_DISABLE_COMPILE_CACHE: '1' }, undefined],
  ])('is, with %o, %s', (env, folder) => {
    expect(toCacheFolder(env)).toBe(folder);
  });
});
