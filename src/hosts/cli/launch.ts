#!/usr/bin/env node
import { createCodeCache, toCacheFolder } from '../launch/code-cache.ts';
import { loadProgram } from '../launch/load-program.ts';
import type { runCli } from './run-cli.ts';

/** Stands for the text of all that this launches; the bundler puts it in. */
declare const BUILD: string;

const [first = ''] = process.argv.slice(2);
/** Kept apart, so that whoever asked for help first has not kept a cache that knows nothing of commands. */
const name = first === 'run' || first.startsWith('okta-') ? 'cli-run' : 'cli';
const folder = toCacheFolder(process.env);
const program = loadProgram(
  `${__dirname}/cli-program.cjs`,
  folder === undefined ? undefined : createCodeCache({ folder, name, build: BUILD }),
) as { readonly runCli: typeof runCli };

// As Node does it for modules: where nothing is left to wait for and yet the work has not ended, no script takes it for success.
process.exitCode = 13;
// Without `await`, which a classic script does not have at its top.
program.runCli(process.argv.slice(2), process).then((status) => {
  process.exitCode = status;
});
