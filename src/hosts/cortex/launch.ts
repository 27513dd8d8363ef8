import { createCodeCache, toCacheFolder } from '../launch/code-cache.ts';
import { loadProgram } from '../launch/load-program.ts';

/** Stands for the text of all that this launches; the bundler puts it in. */
declare const BUILD: string;

const folder = toCacheFolder(process.env);
loadProgram(
  `${__dirname}/cortex-program.cjs`,
  folder === undefined ? undefined : createCodeCache({ folder, name: 'cortex', build: BUILD }),
);
