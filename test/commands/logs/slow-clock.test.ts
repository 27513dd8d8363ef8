import { describe, expect, it, onTestFinished } from 'vitest';
import { createIntegration } from '../../../src/integration.ts';
import { type LogEvent, startSimulator } from '../../../src/simulator/index.ts';
import { toLogEvent } from '../../support/log-event.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const MINUTE_MS = 60_000;
const BEHIND_MS = 10 * MINUTE_MS;

/** An org with events of the last minutes by its own clock, and a machine whose clock is ten minutes behind it. */
async function openBehind() {
  const clock = createVirtualClock('2026-06-01T12:00:00Z');
  const logs = [8, 4, 1].map((minutes, index) =>
    toLogEvent(index + 1, {
      published: new Date(clock.now() - minutes * MINUTE_MS).toISOString(),
      outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
    }),
  );
  const simulator = await startSimulator({ clock, rateLimits: false, seed: { logs } });
  onTestFinished(() => simulator.close());
  const { run } = createIntegration({
    params: { url: simulator.url, credentials: { password: simulator.token } },
    clock: { now: () => clock.now() - BEHIND_MS, sleep: (ms, signal) => clock.sleep(ms, signal) },
  });
  const eventsOf = async (args: Record<string, string>) => {
    const result = await run('okta-get-failed-logins', args);
    if (!result.ok || result.entry.Type !== 1) throw new Error('The command failed.');
    return (result.entry.Contents as LogEvent[]).map(({ uuid }) => Number(uuid.slice(-12)));
  };
  return { simulator, eventsOf };
}

describe('on a machine whose clock is slow', () => {
  it('log commands give the newest events, with one further request until Okta’s clock is known', async () => {
    const { simulator, eventsOf } = await openBehind();
    expect(await eventsOf({})).toEqual([1, 2, 3]);
    expect(simulator.requests).toHaveLength(2);
    expect(await eventsOf({})).toEqual([1, 2, 3]);
    expect(simulator.requests).toHaveLength(3);
  });

  it('a period that begins after the machine’s own now is read all the same', async () => {
    const { eventsOf } = await openBehind();
    expect(await eventsOf({ since: '2026-06-01T11:55:00Z' })).toEqual([2, 3]);
  });
});
