import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './bundle.ts';

const FOLDER = `${ROOT}dist/types`;

/** What programs may import, named from `src`. */
const DOORS = ['index', 'simulator/index'];

/** A relative path in an import or an export of a declaration. */
const RELATIVE = /((?:from |import\()['"])(\.[^'"]*)\.ts(['"])/g;

/**
 * Writes to `dist/types` the declarations of all that programs may import, and of what these name. Sources name each other with `.ts` at the
 * end. Declarations of a published package must say `.js` instead.
 *
 * @throws {Error} with the compiler's words, if the sources do not type-check
 */
export async function buildTypes(): Promise<void> {
  const emitted = emitDeclarations();
  await rm(FOLDER, { recursive: true, force: true });
  const doors = DOORS.map((door) => join(FOLDER, `${door}.d.ts`));
  for (const path of reachableFrom(doors, emitted)) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, (emitted.get(path) ?? '').replace(RELATIVE, '$1$2.js$3'));
  }
}

/** The declarations of every file that the library is made of, by path. */
function emitDeclarations(): ReadonlyMap<string, string> {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(
    DOORS.map((door) => `${ROOT}src/${door}.ts`),
    {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: `${ROOT}src`,
      outDir: FOLDER,
    },
  );
  const files = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (path, text) => files.set(path, text));
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => ROOT,
        getNewLine: () => '\n',
      }),
    );
  }
  return files;
}

/** Those declarations, and all that they name, directly or through others. */
function reachableFrom(doors: readonly string[], declarations: ReadonlyMap<string, string>): ReadonlySet<string> {
  const reached = new Set(doors);
  // A set hands out what is added while it is walked through.
  for (const path of reached) {
    for (const [, , specifier = ''] of (declarations.get(path) ?? '').matchAll(RELATIVE)) {
      reached.add(join(dirname(path), `${specifier}.d.ts`));
    }
  }
  return reached;
}
