import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { containByJournal } from '../../src/hosts/cli/contain/contain-by-journal.ts';
import { createJournal } from '../../src/hosts/cli/contain/open-journal.ts';
import { createIntegration } from '../../src/integration.ts';
import { type RateLimitOptions, startSimulator } from '../../src/simulator/index.ts';
import { makeFolder } from '../hosts/cli/drive-cli.ts';
import { createVirtualClock } from './virtual-clock.ts';

const MINUTE_MS = 60_000;

interface TimedContainment {
  readonly users: number;
  readonly actions: string;
  /** What Okta allows a client in the whole org; it may use one half. */
  readonly rateLimits: RateLimitOptions;
  /** The requests that the bucket gets that binds, and how many of them it allows in a minute. */
  readonly requests: number;
  readonly perMinute: number;
}

/** Contains users of a simulated org with rate limits, on a virtual clock, and compares how long it takes with what they demand. */
export async function expectIdealTime(timed: TimedContainment): Promise<void> {
  const { users, actions, rateLimits, requests, perMinute } = timed;
  const names = Array.from({ length: users }, (_, index) => `user${index}@example.com`);
  // Sockets take turns of the event loop of which the clock knows nothing.
  const clock = createVirtualClock(undefined, { idleTurns: 1000 });
  const seed = { users: names.map((login) => ({ profile: { login }, password: 'OldPa55word' })) };
  const simulator = await startSimulator({ clock, seed, rateLimits });
  onTestFinished(() => simulator.close());
  const integration = createIntegration({
    params: { url: simulator.url, credentials: { password: simulator.token } },
    clock,
  });
  const journalPath = join(makeFolder(), 'contain.ndjson');
  const order = { names, args: { actions }, filePath: 'logins.txt', journalPath, isResumed: false };
  const journal = createJournal(order, simulator.url, clock);
  onTestFinished(() => journal.close());
  const shown: number[] = [];
  const startMs = clock.now();
  const result = await containByJournal({
    ...{ integration, order, journal },
    progress: (event) => {
      if (event.kind === 'users') shown.push(event.done);
    },
  });
  const tookMs = clock.now() - startMs;
  expect(result.ok).toBe(true);
  expect(journal.state.rows.filter(({ Success }) => Success)).toHaveLength(users);
  expect(shown).toEqual(Array.from({ length: users }, (_, index) => index + 1));
  expect(simulator.requests.filter(({ status }) => status === 429)).toEqual([]);
  // The last minute's requests go at its beginning.
  const idealMs = (Math.ceil(requests / perMinute) - 1) * MINUTE_MS;
  expect(tookMs).toBeGreaterThanOrEqual(idealMs);
  expect(tookMs).toBeLessThanOrEqual(1.1 * idealMs);
}
