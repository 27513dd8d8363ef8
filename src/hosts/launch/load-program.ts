import type { CodeCache } from './code-cache.ts';

const { readFileSync } = process.getBuiltinModule('node:fs');
const { Script } = process.getBuiltinModule('node:vm');

/** All that a bundle still asks for is Node's own. */
type Require = typeof process.getBuiltinModule;

/**
 * Loads a bundled program, a CommonJS file in ASCII that is wrapped in its function already, with its compiled code if
 * that was kept; else it is kept when the process ends, with all that has been compiled by then. What a command costs
 * more than Node itself is mostly the compiling of it.
 *
 * @returns what the program exports
 */
export function loadProgram(file: string, cache: CodeCache | undefined): unknown {
  const source = readFileSync(file, 'latin1');
  const cachedData = cache?.read();
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  if (cache !== undefined && (cachedData === undefined || script.cachedDataRejected)) {
    process.once('exit', () => cache.write(script.createCachedData()));
  }
  const module: { exports: unknown } = { exports: {} };
  const run = script.runInThisContext() as (exports: unknown, require: Require, module: object) => void;
  run(module.exports, process.getBuiltinModule, module);
  return module.exports;
}
