import { spawnSync } from 'node:child_process';
import { defaultExclude, defineConfig } from 'vitest/config';

/** What a fresh machine may not have; the tests that need it are left out there, and that is said. */
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('python3 was not found: the tests that run the Cortex shim in it are left out.');

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...defaultExclude, ...(hasPython ? [] : ['test/cortex/{shim,loop,loop-network}.test.ts'])],
    globalSetup: ['test/setup/build-once.ts'],
    setupFiles: ['test/setup/offline.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
