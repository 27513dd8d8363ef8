import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { type OrgSeed, startSimulator } from '../../../src/simulator/index.ts';
import { makeFolder } from './drive-cli.ts';

const BUNDLE = fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url));
const ACTIONS = 'reset_factors,replace_password,suspend,clear_sessions,revoke_grants';
const USERS = 12;
const CHANGES = USERS * ACTIONS.split(',').length;

const names = Array.from({ length: USERS }, (_, index) => `user${index}@example.com`);
const SEED: OrgSeed = {
  users: names.map((login) => ({
    profile: { login },
    password: 'OldPa55word',
    sessions: 2,
    factors: [{ factorType: 'sms', profile: { phoneNumber: '+12025550191' } }],
  })),
  apps: [{ label: 'Mail', signOnMode: 'OPENID_CONNECT', users: names }],
  consents: names.map((user) => ({ user, app: 'Mail', scopes: ['openid'], refreshToken: true })),
};

interface Line {
  readonly event: string;
  readonly userId?: string;
  readonly step?: string;
  readonly outcome?: string;
}

/** At this change, counted over all runs, and so many milliseconds later. */
interface EndAt {
  readonly change: number;
  readonly waitMs: number;
  readonly signal?: NodeJS.Signals;
}

/** An org, and `okta-v2 contain` as processes that are killed when so many changes have reached the org. */
async function openKilledContainment() {
  const changes: string[] = [];
  let killAt = Number.POSITIVE_INFINITY;
  let kill = () => {};
  const simulator = await startSimulator({
    rateLimits: false,
    seed: SEED,
    observe: ({ method, path }) => {
      if (method === 'GET') return;
      changes.push(`${method} ${path}`);
      if (changes.length === killAt) kill();
    },
  });
  onTestFinished(() => simulator.close());
  const folder = makeFolder();
  const journal = join(folder, 'contain.ndjson');
  writeFileSync(join(folder, 'logins.txt'), names.join('\n'));
  const env = {
    ...{ PATH: process.env.PATH ?? '', HOME: folder },
    ...{ OKTA_CLIENT_ORGURL: simulator.url, OKTA_CLIENT_TOKEN: simulator.token },
  };
  return {
    simulator,
    changes: () => changes,
    lines: () =>
      readFileSync(journal, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Line),
    /** @param after ends the process by a signal */
    async run(flags: readonly string[], after?: EndAt) {
      const argv = ['contain', '--file', 'logins.txt', '--journal', journal, '--actions', ACTIONS, '--yes', ...flags];
      const child = spawn(process.execPath, [BUNDLE, ...argv], { env, cwd: folder, stdio: 'ignore' });
      onTestFinished(() => void child.kill('SIGKILL'));
      killAt = after?.change ?? Number.POSITIVE_INFINITY;
      kill = () => void setTimeout(() => child.kill(after?.signal ?? 'SIGKILL'), after?.waitMs);
      return new Promise<string | number | null>((resolve) => {
        child.on('close', (status, signal) => resolve(signal ?? status));
      });
    },
    /** The people as the org has them, without what differs each time. */
    people: () =>
      [...simulator.org.users.values()]
        .filter(({ profile }) => names.includes(String(profile.login)))
        .map(({ profile, status, sessions, oauthTokens, factors, passwordDigests }) => ({
          login: profile.login,
          ...{ status, sessions, oauthTokens, factors: factors.length },
          isPasswordReplaced: passwordDigests.length > 1,
        })),
  };
}

const STEP_OF: Readonly<Record<string, string>> = {
  reset_factors: 'reset_factors',
  suspend: 'suspend',
  sessions: 'clear_sessions',
  grants: 'revoke_grants',
};

/** Which step of whom a request was, as `00u… suspend`. */
function toStep(change: string): string {
  const [, path = ''] = change.split(' ');
  const [, , , , userId = '', ...rest] = path.split('/');
  return `${userId} ${STEP_OF[rest.at(-1) ?? ''] ?? 'replace_password'}`;
}

function countBy(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** From 0 to below 1, the same in each run of the test. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

it('ends in the same state, wherever its process was killed, and sends nothing again that has an end', async () => {
  const random = createRandom(24);
  const expected = await openKilledContainment();
  expect(await expected.run([])).toBe(0);
  const wanted = expected.people();
  expect(wanted.every(({ status, isPasswordReplaced }) => status === 'SUSPENDED' && isPasswordReplaced)).toBe(true);

  const org = await openKilledContainment();
  const moments = Array.from({ length: 10 }, () => Math.ceil(random() * (CHANGES - 1))).sort((a, b) => a - b);
  let kills = 0;
  for (const [index, moment] of moments.entries()) {
    const change = Math.max(moment, org.changes().length + 1);
    const ended = await org.run(index === 0 ? [] : ['--resume'], { change, waitMs: Math.floor(random() * 8) });
    if (ended === 'SIGKILL') kills += 1;
  }
  expect(await org.run(['--resume'])).toBe(0);

  expect(kills).toBeGreaterThanOrEqual(8);
  expect(org.people()).toEqual(wanted);
  const lines = org.lines();
  const again = lines.flatMap(({ event, outcome, userId, step }) =>
    event === 'open step' && outcome === 'sent again' ? [`${userId} ${step}`] : [],
  );
  const allowed = countBy(again);
  const excess = [...countBy(org.changes().map(toStep))].filter(([step, sent]) => sent > 1 + (allowed.get(step) ?? 0));
  expect(excess).toEqual([]);
  expect(lines.filter(({ event }) => event === 'open step').length).toBeGreaterThan(0);
  const ended = new Set<string>();
  for (const { event, userId, step } of lines) {
    if (event === 'step') expect(ended.has(`${userId} ${step}`), `${userId} ${step} after its end`).toBe(false);
    if (event === 'step end') ended.add(`${userId} ${step}`);
  }
  expect(ended.size).toBe(CHANGES);
}, 120_000);

it.each(['SIGINT', 'SIGTERM'] as const)(
  'ends at the end of the steps under way after %s, and goes on from there',
  async (signal) => {
    const org = await openKilledContainment();
    expect(await org.run([], { change: 10, waitMs: 0, signal })).toBe(1);
    const countOf = (event: string) => org.lines().filter((line) => line.event === event).length;
    expect(org.changes().length).toBeLessThan(CHANGES);
    expect(countOf('step')).toBe(org.changes().length);
    expect(countOf('step end')).toBe(org.changes().length);
    expect(await org.run(['--resume'])).toBe(0);
    expect({ changes: org.changes().length, reopened: countOf('open step') }).toEqual({
      changes: CHANGES,
      reopened: 0,
    });
  },
  60_000,
);
