import { inspect, isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { RawArguments } from '../src/core/parse-arguments.ts';
import type { Result } from '../src/cortex-text/result.ts';
import { IntegrationError, OktaApiError, TransportError } from '../src/errors.ts';
import { createIntegration } from '../src/integration.ts';
import { type FaultStorm, type RecordedRequest, type Simulator, startSimulator } from '../src/simulator/index.ts';
import { digestPassword } from '../src/simulator/org.ts';
import { requestViolations } from './support/openapi.ts';
import { runsOf, STORMS } from './support/random-cases.ts';
import { SAMPLE_CALLS, sampleSeed } from './support/samples.ts';
import { createVirtualClock } from './support/virtual-clock.ts';

/** STORM_SEED and STORM_RUNS make other storms; a run that fails names the seed that repeats it alone. */
const FIRST_SEED = Number(process.env.STORM_SEED ?? 1);
const RUNS = runsOf(STORMS);
/** So many orgs run at the same time. */
const SIDE_BY_SIDE = 8;

interface Ending {
  readonly result: Result;
  /** The org's state at the end, as JSON, and after each answer on the way there. */
  readonly state: string;
  readonly states: readonly string[];
  readonly requests: readonly RecordedRequest[];
}

const KNOWN_IDS = new Set<string>();
/** Digests of the passwords in the sample calls; a temporary password is Okta's own, another one each time. */
const KNOWN_PASSWORDS = new Set(
  [
    'OldPa55word',
    ...SAMPLE_CALLS.flatMap(({ args }) => (typeof args.password === 'string' ? [args.password] : [])),
  ].map(digestPassword),
);

const toText = (value: unknown): string =>
  JSON.stringify(value, (key, member) => (key === 'Okta.Metadata(true)' ? undefined : member)) ?? 'null';

/** What two runs of one command must agree on: all but times, ids that were made on the way, and rate limits. */
function toComparable(text: string): unknown {
  return JSON.parse(
    text
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
      .replace(/"password":"([^"]+)"/g, (same, digest) => (KNOWN_PASSWORDS.has(digest) ? same : '"password":"<made>"'))
      .replace(/http:\/\/127\.0\.0\.1:\d+/g, '<org>')
      // Links and tokens differ each time.
      .replace(/\/tokens\/[\w-]+/g, '/tokens/<made>')
      .replace(/\/reset_password\/[\w-]+/g, '/reset_password/<made>')
      .replace(/"(activationToken|ActivationToken)":"[^"]+"/g, '"$1":"<made>"')
      .replace(/\b(?:00[a-z]|0o[a-z]|nzo|oae|opf|v2mst)[A-Za-z0-9_-]{15,}\b/g, (id) =>
        KNOWN_IDS.has(id) ? id : '<new>',
      ),
  );
}

const isSame = (one: string, other: string): boolean =>
  one === other || isDeepStrictEqual(toComparable(one), toComparable(other));

async function runOnce(command: string, args: RawArguments, storm: FaultStorm | undefined): Promise<Ending> {
  const clock = createVirtualClock('2026-06-01T12:00:00.000Z');
  const violations: string[] = [];
  const states: string[] = [];
  let simulator: Simulator | undefined;
  const stateNow = () => toText(simulator?.org.snapshot());
  simulator = await startSimulator({
    clock,
    seed: sampleSeed(command),
    observe: (exchange) => {
      if (exchange.status < 400) violations.push(...requestViolations(exchange));
      // The states after each step of a calm run are those in which a storm may leave the org.
      if (storm === undefined && exchange.method !== 'GET') states.push(stateNow());
    },
    ...(storm && { faults: storm }),
  });
  for (const text of JSON.stringify(simulator.org.snapshot()).match(/"id":"[^"]+"/g) ?? [])
    KNOWN_IDS.add(text.slice(6, -1));
  if (storm === undefined) states.push(stateNow());
  let turn = storm?.seed ?? 0;
  const integration = createIntegration({
    params: { allow_privilege_changes: true, url: simulator.url, credentials: { password: simulator.token } },
    clock,
    // The same seed gives the same jitter.
    random: () => {
      turn = (turn * 1_103_515_245 + 12_345) % 2_147_483_648;
      return turn / 2_147_483_648;
    },
  });
  const result = await integration.run(command, args);
  const state = stateNow();
  const requests = simulator.requests.slice();
  await simulator.close();
  expect(violations).toEqual([]);
  return { result, state, states: [...states, state], requests };
}

const calm = new Map<string, Promise<Ending>>();
const inCalm = (command: string, args: RawArguments): Promise<Ending> => {
  const key = JSON.stringify([command, args]);
  const known = calm.get(key) ?? runOnce(command, args, undefined);
  calm.set(key, known);
  return known;
};

/** Okta must never get these a second time, unless it has refused the first. */
const ONCE = /^POST \/api\/v1\/(users|groups|zones|users\/[^/]+\/factors\/[^/]+\/verify)$/;

/** What is wrong with how a command ended in a storm; nothing, if all is well. */
function complaintsAbout(stormy: Ending, quiet: Ending): string[] {
  const complaints: string[] = [];
  const { result } = stormy;
  if (result.ok === 'partial') {
    const wrong = (result.outcome.failures ?? []).filter(({ error }) => !isDueToTheStorm(error));
    complaints.push(...wrong.map(({ what }) => `a wrong error about ${what}: ${result.message}`));
  } else if (result.ok) {
    if (!quiet.result.ok) complaints.push('succeeded where it should have failed');
    const entry = toText(result.entry);
    if (!isSame(entry, toText(quiet.result.entry))) complaints.push(`another result: ${entry.slice(0, 600)}`);
    if (!isSame(stormy.state, quiet.state)) complaints.push('the right result, but another state of the org');
  } else {
    if (!isDueToTheStorm(result.error)) complaints.push(`a wrong error: ${result.message}`);
    if (!quiet.states.some((state) => isSame(state, stormy.state))) {
      complaints.push(`a state of the org that no part of the command leads to, after: ${result.message}`);
    }
  }
  const sentOnce = new Map<string, number>();
  for (const { method, path, status } of stormy.requests) {
    const request = `${method} ${path}`;
    if (ONCE.test(request) && status !== 429) sentOnce.set(request, (sentOnce.get(request) ?? 0) + 1);
  }
  for (const [request, times] of sentOnce) if (times > 1) complaints.push(`${request} was sent ${times} times`);
  return complaints;
}

/** A gateway's or Okta's 5xx, a 429, a broken connection. */
function isDueToTheStorm(error: unknown): boolean {
  if (error instanceof IntegrationError && error.code === 'step_failed') return isDueToTheStorm(error.cause);
  if (error instanceof OktaApiError) return error.status >= 500 || error.status === 429;
  return error instanceof TransportError && ['reset', 'timeout'].includes(error.fault);
}

/** The commands that ask Okta something. */
const calls = SAMPLE_CALLS.filter(({ requests }) => requests > 0);

describe('a storm of faults', () => {
  it(`leaves ${RUNS} random commands with the right result or the right error, and nothing done twice`, async () => {
    const endings = { right: 0, error: 0, retried: 0 };
    const failures: string[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: SIDE_BY_SIDE }, async () => {
        while (next < RUNS) {
          const seed = FIRST_SEED + next;
          next += 1;
          const { command, args } = calls[(seed * 7919) % calls.length] ?? { command: 'test-module', args: {} };
          const storm: FaultStorm = { seed, rate: 0.1 + (seed % 5) / 10 };
          const quiet = await inCalm(command, args);
          const stormy = await runOnce(command, args, storm);
          endings[stormy.result.ok ? 'right' : 'error'] += 1;
          if (stormy.requests.length > quiet.requests.length) endings.retried += 1;
          for (const complaint of complaintsAbout(stormy, quiet)) {
            const asked = stormy.requests.map(
              ({ method, path, status, faults }) => `${method} ${path} ${status} ${faults}`,
            );
            failures.push(
              `STORM_SEED=${seed} STORM_RUNS=1: ${command} ${inspect(args)}: ${complaint}\n  ${asked.join('\n  ')}`,
            );
          }
        }
      }),
    );
    expect(failures.slice(0, 5).join('\n\n')).toBe('');
    expect(endings.right + endings.error).toBe(RUNS);
    if (RUNS < 100) return;
    expect(endings.retried).toBeGreaterThan(RUNS / 4);
    expect(endings.right).toBeGreaterThan(RUNS * 0.8);
  }, 600_000);
});
