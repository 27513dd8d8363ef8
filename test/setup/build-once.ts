import { buildAll } from '../../src/build/build.ts';
import { buildTypes } from '../../src/build/types.ts';

/**
 * The tests that start our bundles as processes, or pack them, need them built from the sources under test, once for the
 * whole run. SKIP_BUILD=1 leaves it out, for whoever runs other tests again and again.
 */
export default async function buildOnce(): Promise<void> {
  if (process.env.SKIP_BUILD !== undefined) return;
  await buildAll();
  await buildTypes();
}
