import { buildAll } from '../../src/build/build.ts';
import { buildTypes } from '../../src/build/types.ts';

/**
 * Builds the bundles and declarations from the sources under test, once for all projects of a run that need them.
 * SKIP_BUILD=1 uses what an earlier build left.
 */
export default async function buildOnce(): Promise<void> {
  if (process.env.SKIP_BUILD !== undefined) return;
  await buildAll();
  await buildTypes();
  process.env.SKIP_BUILD = '1';
}
