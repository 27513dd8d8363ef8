import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import { withSmallValidator } from './with-small-validator.ts';
import { withoutAxiosAdapters } from './without-axios-adapters.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Settings that all bundles share. The target is the oldest Node that package.json and the shim accept. */
const BUNDLE_OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Settings of bundles that are modules. */
export const MODULE_OPTIONS = {
  ...BUNDLE_OPTIONS,
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // CommonJS libraries load Node's own modules by `require`, which a module does not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
} as const satisfies BuildOptions;

export interface Bundle {
  readonly files: readonly OutputFile[];
  /** Names the source files that are in it. */
  readonly metafile: Metafile;
}

/** The library. It imports its dependencies, so that a program that uses one of them too has it once. */
export function bundleLibrary(outdir: string): Promise<Bundle> {
  const { banner, ...options } = MODULE_OPTIONS;
  return bundle({ ...options, entryPoints: { index: 'src/index.ts' }, outdir, packages: 'external' });
}

/** The simulated org, for the tests of other programs. Its packages are in it, since most programs need none of them. */
export function bundleSimulator(outdir: string): Promise<Bundle> {
  return bundle({ ...MODULE_OPTIONS, entryPoints: { simulator: 'src/simulator/index.ts' }, outdir });
}

/** Settings of classic scripts. Each `import()` in them becomes a `require`. */
export const SCRIPT_OPTIONS = {
  ...BUNDLE_OPTIONS,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  supported: { 'dynamic-import': false },
} as const satisfies BuildOptions;

/**
 * The CLI, in three scripts: `cli.cjs` turns on Node's compile cache, which then keeps the code of `run-cli.cjs`, the rest;
 * `mcp.cjs` is what the word `mcp` loads, whole, so that no other command pays for it. The simulated org, which most
 * commands do not need, is the file that the package has for other programs.
 *
 * They are scripts because from Node 22 on a module that imports `node:http` loads all of Node's fetch with it, a third of
 * the time of a whole command.
 */
export async function bundleCli(outdir: string): Promise<Bundle> {
  const options = {
    ...SCRIPT_OPTIONS,
    plugins: [scriptsApart, withoutAxiosAdapters],
    outdir,
    // A third less to read at every start.
    minifyWhitespace: true,
    minifySyntax: true,
  } satisfies BuildOptions;
  const [cli, mcp] = await Promise.all([
    // Names stay, for the traces of errors and for commands of one's own, which are handed the library.
    bundle({ ...options, entryPoints: { cli: 'src/hosts/cli/main.ts', 'run-cli': 'src/hosts/cli/run-cli.ts' } }),
    // A server is started with every conversation, and the SDK's names alone would take a fifth of that time.
    bundle({
      ...options,
      entryPoints: { mcp: 'src/hosts/cli/run-cli-for-mcp.ts' },
      plugins: [...options.plugins, withSmallValidator],
      minifyIdentifiers: true,
    }),
  ]);
  return {
    files: [...cli.files, ...mcp.files],
    metafile: {
      inputs: { ...cli.metafile.inputs, ...mcp.metafile.inputs },
      outputs: { ...cli.metafile.outputs, ...mcp.metafile.outputs },
    },
  };
}

/** Imports that lead from one file of the package to another. */
const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ['./run-cli.ts', './run-cli.cjs'],
  ['./run-cli-for-mcp.ts', './mcp.cjs'],
  ['./mcp.ts', './mcp.cjs'],
  // A file of the package already, for other programs.
  ['../../simulator/index.ts', './simulator.mjs'],
]);

const scriptsApart: Plugin = {
  name: 'scripts-apart',
  setup(builder) {
    builder.onResolve({ filter: /^\.{1,2}\/[a-z./-]+\.ts$/ }, ({ kind, path }) => {
      const script = kind === 'dynamic-import' ? SCRIPTS.get(path) : undefined;
      return script === undefined ? undefined : { path: script, external: true };
    });
  },
};

/** The Cortex host as one module, for platforms other than Cortex and for tests. */
export function bundleCortexHost(outdir: string): Promise<Bundle> {
  return bundle({
    ...MODULE_OPTIONS,
    plugins: [withoutAxiosAdapters],
    entryPoints: { cortex: 'src/hosts/cortex/main.ts' },
    outdir,
  });
}

/**
 * The Cortex host as one minified classic script. Classic, because the shim hands it to Node as text, and a module
 * needs a file or an address to be loaded from.
 */
export function bundleForShim(): Promise<Bundle> {
  return bundle({
    ...SCRIPT_OPTIONS,
    plugins: [withoutAxiosAdapters],
    entryPoints: ['src/hosts/cortex/main.ts'],
    minify: true,
  });
}

async function bundle(options: BuildOptions): Promise<Bundle> {
  const { outputFiles: files, metafile } = await build({ ...options, write: false, metafile: true });
  return { files, metafile };
}
