#!/usr/bin/env node
// For those who start the CLI as a module; the script, which is the package's command, starts sooner on Node 20.
process.getBuiltinModule('node:module').createRequire(import.meta.url)('./cli.cjs');
