#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';

keepCompiledCode(process.env);
// axios looks whether there is a FormData, and the first look makes Node load all of its fetch, which nothing here uses.
Reflect.deleteProperty(globalThis, 'FormData');
// If nothing is left to wait for before the work is done, no script may take that for success.
process.exitCode = 1;
// Imported only now, since Node keeps the code of what is imported after the first line.
const program = process.argv.includes('mcp') ? import('./run-cli-for-mcp.ts') : import('./run-cli.ts');
program
  .then(({ runCli }) => runCli(process.argv.slice(2), process))
  .then((status) => {
    process.exitCode = status;
  });
