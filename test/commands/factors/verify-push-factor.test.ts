import { describe, expect, it } from 'vitest';
import { createIntegration } from '../../../src/integration.ts';
import type { Progress } from '../../../src/okta/pipeline/send.ts';
import type { PushReaction } from '../../../src/simulator/records.ts';
import { openOrg } from '../../support/open-org.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const args = { userId: '00u00000000000000ann', factorId: 'opf00000000000000000' };

interface Watcher {
  readonly signal?: AbortSignal;
  /** Called before each wait with the number of waits, this one included. */
  readonly onWait?: (count: number) => void;
}

/** An org in which the person with the phone reacts like that, and a run of the command with everything it reports. */
async function push(reaction: PushReaction, more: Record<string, unknown> = {}, { signal, onWait }: Watcher = {}) {
  const factors = [{ id: args.factorId, factorType: 'push', push: [reaction] }];
  const users = [{ id: args.userId, profile: { login: 'ann@example.com' }, factors }];
  const { simulator } = await openOrg({ seed: { users } });
  const clock = createVirtualClock();
  const events: Progress[] = [];
  const lines: string[] = [];
  const startedMs = clock.now();
  const integration = createIntegration({
    params: { url: simulator.url, credentials: { password: simulator.token } },
    clock,
    log: (_level, line) => lines.push(line),
  });
  const progress = (event: Progress) => {
    const count = events.push(event);
    onWait?.(count);
  };
  const result = await integration.run(
    'okta-verify-push-factor',
    { ...args, ...more },
    { progress, ...(signal && { signal }) },
  );
  const polls = simulator.requests.filter(({ path }) => path.includes('/transactions/')).length;
  return { result, polls, events, lines, waitedMs: clock.now() - startedMs };
}

describe('okta-verify-push-factor', () => {
  it.each(['SUCCESS', 'REJECTED', 'TIMEOUT'] as const)('reports Okta’s own result %s', async (outcome) => {
    const { result, polls, lines } = await push({ result: outcome, waitingPolls: 2 });
    expect(result.ok && result.outcome).toMatchObject({
      blocks: [{ kind: 'text', text: `Verify push factor result for user ${args.userId}: ${outcome}` }],
      context: { 'Account(val.ID && val.ID === obj.ID)': { ID: args.userId, VerifyPushResult: outcome } },
    });
    expect(polls).toBe(3);
    expect(lines).toContain(`okta-verify-push-factor: Okta ended the push challenge with ${outcome}.`);
  });

  it('asks every 5 seconds, ten times, and says in the log that it gave up', async () => {
    const { result, polls, lines, waitedMs } = await push({ result: 'SUCCESS', waitingPolls: 10 });
    expect(result.ok && result.outcome).toMatchObject({
      context: { 'Account(val.ID && val.ID === obj.ID)': { VerifyPushResult: 'TIMEOUT' } },
    });
    expect(polls).toBe(10);
    expect(waitedMs).toBe(50_000);
    expect(lines.join('\n')).toContain('gave up waiting after 10 polls');
    expect(lines.join('\n')).not.toContain('Okta ended');
  });

  it('keeps to the interval and the number of polls that it is given', async () => {
    const { polls, waitedMs } = await push(
      { result: 'SUCCESS', waitingPolls: 99 },
      { polling_time: '2', max_polling_calls: '3' },
    );
    expect(polls).toBe(3);
    expect(waitedMs).toBe(6000);
  });

  it('does not wait at all with an interval of 0', async () => {
    const { polls, waitedMs, events } = await push({ result: 'SUCCESS', waitingPolls: 4 }, { polling_time: '0' });
    expect(polls).toBe(5);
    expect(waitedMs).toBe(0);
    expect(events).toEqual([]);
  });

  it('reports until when it waits', async () => {
    const { events } = await push({ result: 'SUCCESS', waitingPolls: 1 });
    const start = Date.parse('2026-06-01T12:00:00.000Z');
    expect(events).toEqual([
      { kind: 'polling', result: 'WAITING', untilMs: start + 5000 },
      { kind: 'polling', result: 'WAITING', untilMs: start + 10_000 },
    ]);
  });

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    const { result, polls } = await push({ result: 'SUCCESS', waitingPolls: 1 }, {}, { signal: controller.signal });
    expect(result.ok === false && result.message).toContain('The command was cancelled.');
    expect(polls).toBe(0);
  });

  it('ends in the middle of a wait when it is cancelled there', async () => {
    const controller = new AbortController();
    const { result, polls, waitedMs } = await push(
      { result: 'SUCCESS', waitingPolls: 9 },
      {},
      { signal: controller.signal, onWait: (count) => count === 3 && controller.abort() },
    );
    expect(result.ok === false && result.message).toContain('The command was cancelled.');
    expect(polls).toBe(2);
    expect(waitedMs).toBe(10_000);
  });

  it.each(['polling_time', 'max_polling_calls'])('refuses a negative %s before it sends a push', async (name) => {
    const { result, polls } = await push({ result: 'SUCCESS', waitingPolls: 1 }, { [name]: '-1' });
    expect(result.ok === false && result.message).toContain(`Argument '${name}' must be a whole number, 0 or more`);
    expect(polls).toBe(0);
  });
});
