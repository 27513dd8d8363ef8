#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';

keepCompiledCode(process.env);
// Imported only now, since Node keeps the code of what is imported after that call.
const { runCli } = await import('./run-cli.ts');
process.exitCode = await runCli(process.argv.slice(2), process);
