import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type OutputFile } from 'esbuild';
import { slimAxios } from './slim-axios.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Settings that all bundles share. The lowest Node that they run on is the one that the shim asks for. */
export const BUNDLE_OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  plugins: [slimAxios],
} as const satisfies BuildOptions;

/** Settings of bundles that are modules. */
export const MODULE_OPTIONS = {
  ...BUNDLE_OPTIONS,
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // Libraries in CommonJS ask for Node's own modules by `require`, which a module does not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
} as const satisfies BuildOptions;

const PROGRAMS = { 'cli-program': 'src/hosts/cli/run-cli.ts', 'cortex-program': 'src/hosts/cortex/main.ts' };

/** Settings of programs that a launcher loads: all of it in one file, since compiled code is kept by file. */
const PROGRAM_OPTIONS = {
  ...BUNDLE_OPTIONS,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // The launcher reads it as such, which is quicker.
  charset: 'ascii',
  // A script that is run with kept code cannot import; what would be imported is in it, or is Node's own.
  supported: { 'dynamic-import': false },
  // Wrapped in its function already, so that the launcher has nothing to put together.
  banner: { js: '(function (exports, require, module) {' },
  footer: { js: '})' },
  // Half as much to read; names stay, for the traces of errors.
  minifyWhitespace: true,
  minifySyntax: true,
} as const satisfies BuildOptions;

const LAUNCHERS = { cli: 'src/hosts/cli/launch.ts', cortex: 'src/hosts/cortex/launch.ts' };

/** The command of the package: Node 20 takes several milliseconds more to start a module. */
const SCRIPT_LAUNCHER_OPTIONS = {
  ...BUNDLE_OPTIONS,
  entryPoints: { cli: LAUNCHERS.cli },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
} as const satisfies BuildOptions;

const MODULE_LAUNCHER_OPTIONS = {
  ...MODULE_OPTIONS,
  entryPoints: LAUNCHERS,
  banner: {},
} as const satisfies BuildOptions;

/**
 * What `dist` holds to be run: the library as one module, and the CLI and the Cortex host each as a program, one CommonJS
 * file, with a small script or module that launches it. With the places they are meant for.
 */
export async function toModules(outdir: string): Promise<readonly OutputFile[]> {
  const [library, programs] = await Promise.all([
    build({ ...MODULE_OPTIONS, entryPoints: { index: 'src/index.ts' }, outdir, write: false }),
    build({ ...PROGRAM_OPTIONS, entryPoints: PROGRAMS, outdir, write: false, metafile: true }),
  ]);
  refuseForeignImports(programs.metafile);
  const hash = createHash('sha256');
  for (const { contents } of programs.outputFiles) hash.update(contents);
  const define = { BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)) };
  const launchers = await Promise.all([
    build({ ...SCRIPT_LAUNCHER_OPTIONS, define, outdir, write: false }),
    build({
      ...MODULE_LAUNCHER_OPTIONS,
      define: { ...define, __dirname: 'import.meta.dirname' },
      outdir,
      write: false,
    }),
  ]);
  return [library, programs, ...launchers].flatMap(({ outputFiles }) => outputFiles);
}

/** The launcher hands a program Node's own modules and no others. */
function refuseForeignImports({ outputs }: Metafile): void {
  const foreign = Object.values(outputs)
    .flatMap(({ imports }) => imports.map(({ path }) => path))
    .filter((path) => !path.startsWith('node:'));
  if (foreign.length > 0) throw new Error(`A program asks for ${foreign.join(', ')}, which is not in it.`);
}

/** Writes the modules into a folder. */
export async function bundleModules(outdir: string): Promise<void> {
  await mkdir(outdir, { recursive: true });
  for (const { path, contents } of await toModules(outdir)) await writeFile(path, contents);
}

/**
 * The Cortex host as one classic script, minified. Classic, because the shim hands it to Node as text, and text in a
 * module can neither `require` nor be loaded without a file or an address.
 */
export async function bundleForShim(): Promise<string> {
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: ['src/hosts/cortex/main.ts'],
    format: 'cjs',
    minify: true,
    // Text that is run as it is cannot import; what would be imported is in it, or is Node's own.
    supported: { 'dynamic-import': false },
    write: false,
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('esbuild made no bundle of the Cortex host.');
  return output.text;
}
