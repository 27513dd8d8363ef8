import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../../src/generate/build.ts';

/** The tests that start our bundles as processes need them built from the sources under test, once for the whole run. */
export default async function buildOnce(): Promise<void> {
  const entry = fileURLToPath(new URL('../../src/hosts/cortex/main.ts', import.meta.url));
  if (process.env['SKIP_BUILD'] === undefined && existsSync(entry)) await buildAll();
}
