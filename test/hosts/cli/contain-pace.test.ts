import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { containByJournal } from '../../../src/hosts/cli/contain/contain-by-journal.ts';
import { createJournal, reopenJournal } from '../../../src/hosts/cli/contain/open-journal.ts';
import { createIntegration } from '../../../src/integration.ts';
import type { SimulatorOptions } from '../../../src/simulator/index.ts';
import { openOrg } from '../../support/open-org.ts';
import { expectIdealTime } from '../../support/timed-containment.ts';
import { makeFolder } from './drive-cli.ts';

describe('okta-v2 contain', () => {
  it('takes at most a tenth longer than the rate limit demands', async () => {
    // A developer's org takes 50 reads of a user a minute: two for each, and one of our own account.
    await expectIdealTime({
      ...{ users: 100, actions: 'suspend,clear_sessions', rateLimits: { edition: 'developer' } },
      ...{ requests: 201, perMinute: 50 },
    });
  });

  it('works on five users at a time', async () => {
    const { journalOf, integration, changes, names } = await openList(20);
    const { journal, order } = journalOf(names);
    await containByJournal({ integration, order, journal });
    const underWay = readFileSync(order.journalPath, 'utf8')
      .split('\n')
      .map((line) => (line.includes('"event":"user"') ? 1 : line.includes('"event":"user end"') ? -1 : 0));
    let count = 0;
    const most = Math.max(...underWay.map((change) => (count += change)));
    expect({ most, count, changes: changes().length }).toEqual({ most: 5, count: 0, changes: 40 });
  });
});

describe('okta-v2 contain, after Ctrl-C,', () => {
  it('ends at the end of the steps under way, each of which has its end in the journal, and can go on', async () => {
    const { journalOf, integration, changes, names, org } = await openList(20, () => stop());
    const { journal, order } = journalOf(names);
    const stop = () => journal.stop();
    const result = await containByJournal({ integration, order, journal });
    expect(result.ok).toBe('partial');
    expect(changes().length).toBeGreaterThanOrEqual(1);
    expect(changes().length).toBeLessThanOrEqual(5);
    const text = readFileSync(order.journalPath, 'utf8');
    const count = (event: string) => text.split(`"event":"${event}"`).length - 1;
    expect(count('step end')).toBe(changes().length);
    expect(count('step')).toBe(changes().length);
    const again = reopenJournal(order, org.simulator.url, org.clock);
    onTestFinished(() => again.close());
    const rest = await containByJournal({ integration, order, journal: again });
    expect({ ok: rest.ok, changes: changes().length, reopened: again.state.reopened }).toEqual({
      ok: true,
      changes: 40,
      reopened: [],
    });
  });

  it('does not wait for a rate limit: a step that has not been sent is taken back, and sent by the run that goes on', async () => {
    const refused = { kind: 'rate-limit', resetInMs: 50_000 } as const;
    const { journalOf, integration, names, org } = await openList(20, () => {}, {
      faults: [{ method: 'POST', path: /suspend$/, times: 5, fault: refused }],
    });
    const { journal, order } = journalOf(names);
    const startMs = org.clock.now();
    const result = await containByJournal({
      ...{ integration, order, journal },
      progress: ({ kind }) => {
        if (kind === 'waiting') journal.stop();
      },
    });
    expect(result.ok).toBe('partial');
    expect(org.clock.now() - startMs).toBeLessThan(1000);
    const text = readFileSync(order.journalPath, 'utf8');
    const count = (event: string) => text.split(`"event":"${event}"`).length - 1;
    expect(count('step')).toBeGreaterThanOrEqual(1);
    expect({ withdrawn: count('step withdrawn'), ended: count('step end') }).toEqual({
      withdrawn: count('step'),
      ended: 0,
    });
    const again = reopenJournal(order, org.simulator.url, org.clock);
    onTestFinished(() => again.close());
    const rest = await containByJournal({ integration, order, journal: again });
    expect({ ok: rest.ok, reopened: again.state.reopened }).toEqual({ ok: true, reopened: [] });
    expect(again.state.rows.filter(({ Success }) => Success)).toHaveLength(20);
  });

  it('looks into a step when it goes on whose first reply was lost and whose repetition had to wait', async () => {
    const { journalOf, integration, names, org } = await openList(1, () => {}, {
      faults: [
        { method: 'DELETE', nth: 1, fault: { kind: 'status', status: 503, when: 'after' } },
        { method: 'DELETE', nth: 2, fault: { kind: 'rate-limit', resetInMs: 50_000 } },
      ],
    });
    const { journal, order } = journalOf(names);
    await containByJournal({
      ...{ integration, order, journal },
      progress: (event) => {
        if (event.kind === 'waiting' && event.reason === 'rate limit') journal.stop();
      },
    });
    expect(readFileSync(order.journalPath, 'utf8')).not.toContain('step withdrawn');
    const again = reopenJournal(order, org.simulator.url, org.clock);
    onTestFinished(() => again.close());
    const rest = await containByJournal({ integration, order, journal: again });
    expect({ ok: rest.ok, reopened: again.state.reopened }).toEqual({
      ok: true,
      reopened: [{ name: names[0], step: 'clear_sessions', outcome: 'sent again' }],
    });
  });

  it('cancels the steps under way at the second, and looks into them when it goes on', async () => {
    const abort = new AbortController();
    const { journalOf, integration, names, org } = await openList(20, () => abort.abort());
    const { journal, order } = journalOf(names);
    await containByJournal({ integration, order, journal, signal: abort.signal });
    const again = reopenJournal(order, org.simulator.url, org.clock);
    onTestFinished(() => again.close());
    const rest = await containByJournal({ integration, order, journal: again });
    expect(rest.ok).toBe(true);
    expect(again.state.reopened.length).toBeGreaterThanOrEqual(1);
    expect(again.state.rows.filter(({ Success }) => Success)).toHaveLength(20);
  });
});

/** An org with so many users, and what it takes to contain them. @param onChange is called at the first change */
async function openList(users: number, onChange: () => void = () => {}, options: SimulatorOptions = {}) {
  const names = Array.from({ length: users }, (_, index) => `user${index}@example.com`);
  let isFirst = true;
  const org = await openOrg({
    ...options,
    seed: { users: names.map((login) => ({ profile: { login }, password: 'OldPa55word' })) },
    observe: ({ method }) => {
      if (method !== 'GET' && isFirst) {
        isFirst = false;
        onChange();
      }
    },
  });
  const params = { url: org.simulator.url, credentials: { password: org.simulator.token } };
  return {
    org,
    names,
    integration: createIntegration({ params, clock: org.clock }),
    changes: () => org.simulator.requests.filter(({ method }) => method !== 'GET'),
    journalOf(list: readonly string[]) {
      const journalPath = join(makeFolder(), 'contain.ndjson');
      const args = { actions: 'suspend,clear_sessions' };
      const order = { names: list, args, filePath: 'logins.txt', journalPath, isResumed: false };
      const journal = createJournal(order, org.simulator.url, org.clock);
      onTestFinished(() => journal.close());
      return { journal, order };
    },
  };
}
