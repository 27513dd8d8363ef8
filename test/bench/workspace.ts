import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import {
  type Bundle,
  bundleCli,
  bundleCortexHost,
  MODULE_OPTIONS,
  ROOT,
  SCRIPT_OPTIONS,
} from '../../src/build/bundle.ts';
import { buildUnifiedDocument } from '../../src/build/unified.ts';

/** Everything that runs in a process of its own, bundled from the sources into a folder that is removed afterwards. */
export interface Workspace {
  readonly cli: string;
  readonly cortex: string;
  /** The Python script of the unified yml, with the bundle in it. */
  readonly script: string;
  /**
   * One user, asked for by another means, as a classic script: Node takes up to 30 ms more to start a module that imports
   * its HTTP, or axios.
   *
   * @param name of a program in test/bench/programs
   */
  getUserWith(name: (typeof GET_USER_PROGRAMS)[number]): string;
  /** A folder in the place of the user's for what programs keep. */
  readonly cache: string;
  /** @param name path of a bundled file below test/bench, without its extension */
  bench(name: string): string;
  remove(): Promise<void>;
}

const BENCH = `${ROOT}test/bench`;

/** They load packages from node_modules, as programs do that are not bundled. */
const MODULES = [
  'contestants/okta-v2',
  'contestants/raw-https',
  'contestants/bare-axios',
  'contestants/okta-sdk',
  'programs/ndjson-with-node-https',
  'measure/job-process',
  'measure/report-usage',
  'okta/okta-process',
];

const GET_USER_PROGRAMS = ['get-with-node-https', 'get-with-axios', 'get-with-okta-sdk'] as const;

export async function createWorkspace(): Promise<Workspace> {
  // Below node_modules, so that what stays outside of a bundle is found there.
  const parent = `${ROOT}node_modules/.cache`;
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'okta-v2-bench-'));
  const places = { outbase: BENCH, outdir: folder };
  const [unified] = await Promise.all([
    buildUnifiedDocument(),
    bundleCli(folder).then(writeBundle),
    bundleCortexHost(folder).then(writeBundle),
    build({
      ...MODULE_OPTIONS,
      ...places,
      entryPoints: MODULES.map((name) => `${BENCH}/${name}.ts`),
      packages: 'external',
    }),
    build({
      ...SCRIPT_OPTIONS,
      ...places,
      entryPoints: GET_USER_PROGRAMS.map((name) => `${BENCH}/programs/${name}.ts`),
      packages: 'external',
    }),
  ]);
  return {
    cli: join(folder, 'cli.cjs'),
    cortex: join(folder, 'cortex.mjs'),
    script: unified.document.script.script,
    getUserWith: (name) => join(folder, `programs/${name}.cjs`),
    cache: join(folder, 'cache'),
    bench: (name) => join(folder, `${name}.mjs`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function writeBundle({ files }: Bundle): Promise<void> {
  await Promise.all(files.map(({ path, contents }) => writeFile(path, contents)));
}
