import { expect, onTestFinished } from 'vitest';
import type { RawArguments } from '../../src/core/parse-arguments.ts';
import type { NoteEntry } from '../../src/cortex-text/entry.ts';
import type { Result } from '../../src/cortex-text/result.ts';
import { createIntegration } from '../../src/integration.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.ts';
import { requestViolations } from './openapi.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** A simulated org and an instance of the integration that is connected to it over real HTTP. */
export interface TestOrg {
  readonly simulator: Simulator;
  readonly org: Simulator['org'];
  readonly clock: VirtualClock;
  /** Runs a command that has to succeed. */
  run(command: string, args?: RawArguments): Promise<NoteEntry>;
  /** Runs a command that may succeed or fail. */
  resultOf(command: string, args?: RawArguments): Promise<Result>;
  /** Runs a command that has to fail, and gives its message. */
  fail(command: string, args?: RawArguments): Promise<string>;
  /** The rows that a list command streams, page by page. */
  stream(command: string, args?: RawArguments): Promise<unknown[][]>;
  /** Forgets the requests so far and runs something; what it asked of Okta, as `GET /api/v1/users`. */
  requestsOf(work: () => Promise<unknown>): Promise<string[]>;
}

type OpenOrgOptions = SimulatorOptions & {
  readonly at?: string;
  /** Parameters of the instance beside its URL and token. Roles may be assigned unless they say otherwise. */
  readonly params?: Readonly<Record<string, unknown>>;
};

/** Closes itself after the test, and checks then that Okta's OpenAPI knows every request of the test. */
export async function openOrg(options: OpenOrgOptions = {}): Promise<TestOrg> {
  const { at, params, ...rest } = options;
  const clock = createVirtualClock(at);
  const violations: string[] = [];
  const observe = (exchange: Parameters<typeof requestViolations>[0] & { readonly status: number }) => {
    // A test sends on purpose what Okta refuses. Answers are checked by tests of their own.
    if (![400, 404, 405, 501].includes(exchange.status)) violations.push(...requestViolations(exchange));
  };
  const simulator = await startSimulator({ clock, rateLimits: false, observe, ...rest });
  onTestFinished(async () => {
    await simulator.close();
    expect(violations, 'what does not agree with the OpenAPI of Okta').toEqual([]);
  });
  const integration = createIntegration({
    params: {
      allow_privilege_changes: true,
      ...params,
      url: simulator.url,
      credentials: { password: simulator.token },
    },
    clock,
  });

  return {
    simulator,
    org: simulator.org,
    clock,
    async run(command, args = {}) {
      const result = await integration.run(command, args);
      if (!result.ok) throw new Error(result.message, { cause: result.error });
      if (result.entry.Type !== 1) throw new Error(`${command} gave no note.`);
      return result.entry;
    },
    resultOf: (command, args = {}) => integration.run(command, args),
    async fail(command, args = {}) {
      const result = await integration.run(command, args);
      if (result.ok) throw new Error(`${command} should have failed: ${JSON.stringify(result.entry).slice(0, 500)}`);
      return result.message;
    },
    async stream(command, args = {}) {
      const pages: unknown[][] = [];
      for await (const rows of integration.stream(command, args)) pages.push([...rows]);
      return pages;
    },
    async requestsOf(work) {
      const before = simulator.requests.length;
      await work();
      return simulator.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
    },
  };
}
