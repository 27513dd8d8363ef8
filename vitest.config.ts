import { spawnSync } from 'node:child_process';
import { defaultExclude, defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { CHROMIUM } from './test/browser/chromium.ts';
import { STORMS, TOKEN_HISTORIES } from './test/support/random-cases.ts';

/** These start the bundles that `npm run build` makes, or read them. */
const PROCESS = [
  'test/cortex/**/*.test.ts',
  'test/hosts/cli/{full-disk,process}.test.ts',
  'test/hosts/mcp/bundle.test.ts',
  'test/package.test.ts',
];
/** These run the CLI's bundle in a real terminal (tmux). */
const TERMINAL = ['test/terminal/**/*.test.ts'];
/** These see the product as others do: programs that import the package, shells, readers of the documents. They are slow. */
const OUTSIDE = [
  'test/build/types.test.ts',
  'test/cortex/loop-network.test.ts',
  'test/docs/examples.test.ts',
  'test/hosts/cli/contain-kill.test.ts',
  'test/terminal/completion.test.ts',
];
/** These talk to a simulated org over HTTP. */
const ORG = [
  'test/{compatibility,examples,hazards,library,requests,samples,secrets,storm}.test.ts',
  'test/{commands,journeys,oauth,simulator}/**/*.test.ts',
  'test/hosts/{cli,mcp,war-room}/**/*.test.ts',
];
/** These measure time. */
const PERF = ['test/**/*.perf.test.ts', 'test/bench/**/*.test.ts'];
/** These open pages in a real browser. */
const BROWSER = ['test/browser/**/*.test.ts'];
/** These run seeded random cases, fewer of them in `npm test` than in the project `full`. */
const RANDOM = ['test/storm.test.ts', 'test/okta/auth/token-ownership.test.ts'];
const FULL_SIZE = Object.fromEntries(
  [STORMS, TOKEN_HISTORIES].map(({ variable, full }) => [variable, process.env[variable] ?? String(full)]),
);

/** A fresh machine may lack python3; the tests that need it are then left out, and that is said. */
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('python3 was not found: the tests that run the Cortex shim in it are left out.');
const NEEDS_PYTHON = ['test/cortex/{shim,loop,loop-network}.test.ts'];

if (CHROMIUM === undefined) console.warn('chromium was not found: the tests of pages in a browser are left out.');

const BUILD = 'test/setup/build-once.ts';

function project(
  name: string,
  include: readonly string[],
  { exclude = [], ...rest }: { exclude?: readonly string[]; globalSetup?: string[]; env?: Record<string, string> } = {},
): TestProjectConfiguration {
  const skipped = [...defaultExclude, ...exclude, ...(hasPython ? [] : NEEDS_PYTHON)];
  return { extends: true, test: { name, include: [...include], exclude: skipped, ...rest } };
}

export default defineConfig({
  test: {
    // Vitest leaves one core unused otherwise: on two cores that is half of them.
    maxWorkers: '100%',
    setupFiles: ['test/setup/offline.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      project('unit', ['test/**/*.test.ts'], {
        exclude: [...ORG, ...PROCESS, ...TERMINAL, ...OUTSIDE, ...BROWSER, ...PERF],
      }),
      project('org', ORG, { exclude: [...PROCESS, ...OUTSIDE, ...PERF], globalSetup: ['test/setup/tell-sizes.ts'] }),
      project('process', PROCESS, { exclude: OUTSIDE, globalSetup: [BUILD] }),
      project('terminal', TERMINAL, { exclude: OUTSIDE, globalSetup: [BUILD] }),
      // By name alone: `npm test` leaves these out.
      project('outside', OUTSIDE, { globalSetup: [BUILD] }),
      project('browser', BROWSER, { exclude: CHROMIUM === undefined ? BROWSER : [] }),
      project('perf', PERF, { globalSetup: [BUILD] }),
      project('full', RANDOM, { env: FULL_SIZE }),
    ],
  },
});
