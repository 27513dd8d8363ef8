import type { CodeCache } from './code-cache.ts';

const { readFileSync } = process.getBuiltinModule('node:fs');
const { createRequire } = process.getBuiltinModule('node:module');
const { Script } = process.getBuiltinModule('node:vm');

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
  const run = script.runInThisContext() as (exports: unknown, require: NodeJS.Require, module: object) => void;
  run(module.exports, createRequire(file), module);
  return module.exports;
}
