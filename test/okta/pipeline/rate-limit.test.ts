import { describe, expect, it } from 'vitest';
import { TransportError } from '../../../src/errors.ts';
import { createRateLimit } from '../../../src/okta/pipeline/rate-limit.ts';
import type { OktaRequest, OktaResponse, Progress, Send } from '../../../src/okta/pipeline/send.ts';
import { createWaitBudget } from '../../../src/okta/pipeline/wait-budget.ts';
import { createScript, requestOf, type Step } from '../../support/scripted-send.ts';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock.ts';

function open(...steps: ((clock: VirtualClock) => Step)[]) {
  const clock = createVirtualClock(undefined, { idleTurns: 12 });
  const script = createScript(...steps.map((step) => step(clock)));
  const send = createRateLimit({ clock, log: () => {}, random: () => 0.5 })(script.send);
  return { clock, send, tries: () => script.requests.length };
}

/** This machine's clock is wrong by hours: nothing may hang on it. */
const WRONG_MS = 7 * 3_600_000;
const serverDate = (ms: number) => new Date(ms + WRONG_MS);

function limits(clock: VirtualClock, remaining: number, resetInS: number, limit = 600): OktaResponse['headers'] {
  const now = serverDate(clock.now());
  return {
    date: now.toUTCString(),
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(Math.floor(now.getTime() / 1000) + resetInS),
  };
}

const refuse =
  (resetInS: number, limit = 600) =>
  (clock: VirtualClock): Step => ({
    status: 429,
    reason: 'Too Many Requests',
    headers: limits(clock, 0, resetInS, limit),
    text: '{"errorCode":"E0000047"}',
  });

/** A bucket as Okta keeps it: `perMinute` requests in a window that begins with the first of them. */
function createOkta(clock: VirtualClock, perMinute: number, latencyMs: number) {
  let endMs = 0;
  let used = 0;
  let inFlight = 0;
  const seen = { requests: 0, refused: 0, mostInFlight: 0, times: [] as number[] };
  const send: Send = async () => {
    inFlight += 1;
    seen.requests += 1;
    seen.times.push(clock.now());
    seen.mostInFlight = Math.max(seen.mostInFlight, inFlight);
    await clock.sleep(latencyMs);
    const nowMs = clock.now();
    if (nowMs >= endMs) [endMs, used] = [nowMs + 60_000, 0];
    const isRefused = used >= perMinute;
    if (isRefused) seen.refused += 1;
    else used += 1;
    inFlight -= 1;
    return {
      status: isRefused ? 429 : 200,
      reason: '',
      headers: {
        date: serverDate(nowMs).toUTCString(),
        'x-rate-limit-limit': String(perMinute),
        'x-rate-limit-remaining': String(perMinute - used),
        'x-rate-limit-reset': String(Math.floor((endMs + WRONG_MS) / 1000)),
      },
      text: '{}',
    };
  };
  return { seen, send };
}

describe('a refusal for the rate limit', () => {
  it('is waited out and the request sent again, even one that creates something', async () => {
    const { send, clock, tries } = open(refuse(30));
    expect((await send(requestOf({ method: 'POST', repeat: 'never' }))).status).toBe(200);
    expect(clock.sleptMs).toBe(31_000);
    expect(tries()).toBe(2);
  });

  it('ends with a hint when the wait is longer than the command may wait', async () => {
    const { send, clock, tries } = open(refuse(300));
    const response = await send(requestOf({}, { budget: createWaitBudget(240_000, clock) }));
    expect(response.status).toBe(429);
    expect(response.hint).toMatch(/resets at 2026-06-01T19:05:01Z, 301\.0 s after this answer/);
    expect([clock.sleptMs, tries()]).toEqual([0, 1]);
  });

  it('takes what others have waited from the budget once, however many requests wait', async () => {
    const { send, clock } = open(refuse(100), refuse(100), refuse(100));
    const budget = createWaitBudget(120_000, clock);
    const all = await Promise.all([1, 2, 3].map(() => send(requestOf({}, { budget }))));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(clock.sleptMs).toBeLessThanOrEqual(101_000 * 3);
  });

  it('is reported to those who wait', async () => {
    const events: Progress[] = [];
    const { send, clock } = open(refuse(30));
    const untilMs = clock.now() + 31_000;
    await send(requestOf({}, { progress: (event) => events.push(event) }));
    expect(events).toEqual([{ kind: 'waiting', reason: 'rate limit', untilMs }]);
  });

  it('that names a reset which has passed counts as a failed try, three at most', async () => {
    const { send, clock, tries } = open(refuse(-5), refuse(-5), refuse(-5), refuse(-5));
    const response = await send(requestOf());
    expect([response.status, tries()]).toEqual([429, 3]);
    expect(response.hint).toContain('3 times');
    expect(clock.sleptMs).toBeLessThan(5000);
  });

  it('for too many at one time backs off briefly, whatever reset it names', async () => {
    const { send, clock } = open(refuse(3000, 0), refuse(3000, 0));
    expect((await send(requestOf())).status).toBe(200);
    expect(clock.sleeps).toEqual([375, 750]);
  });

  it('of another kind, such as one text message in 30 s, is handed back at once', async () => {
    const { send, tries } = open((clock) => ({ ...refuse(30)(clock), text: '{"errorCode":"E0000109"}' }) as Step);
    expect((await send(requestOf())).status).toBe(429);
    expect(tries()).toBe(1);
  });

  it.each([
    ['signal', 'an empty bucket', refuse(30)],
    ['endWaits', 'an empty bucket', refuse(30)],
    ['endWaits', 'too many at one time', refuse(3000, 0)],
  ] as const)(
    'ends at once with the reason of `%s`, after %s, and leaves no timer behind',
    async (name, _, refusal) => {
      const reason = new TransportError('aborted', 'The command was cancelled.');
      const controller = new AbortController();
      const clock = createVirtualClock(undefined, { auto: false });
      const script = createScript(refusal(clock));
      const send = createRateLimit({ clock, log: () => {}, random: Math.random })(script.send);
      const running = send(requestOf({}, { [name]: controller.signal }));
      const failed = expect(running).rejects.toBe(reason);
      for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
      expect(clock.sleepers).toBe(1);
      controller.abort(reason);
      await failed;
      expect(clock.sleepers).toBe(0);
      expect(script.requests).toHaveLength(1);
    },
  );
});

describe('a command that waits no longer', () => {
  it('sends what may go at once, and nothing that would have to wait', async () => {
    const reason = new TransportError('aborted', 'The command was cancelled.', { sent: false });
    const { send, clock, tries } = open(refuse(30));
    const endWaits = AbortSignal.abort(reason);
    await expect(send(requestOf({}, { endWaits }))).rejects.toBe(reason);
    await expect(send(requestOf({}, { endWaits }))).rejects.toBe(reason);
    const free = { url: 'https://acme.okta.test/api/v1/logs?limit=1000' };
    expect((await send(requestOf(free, { endWaits }))).status).toBe(200);
    expect({ sleptMs: clock.sleptMs, tries: tries() }).toEqual({ sleptMs: 0, tries: 2 });
  });
});

describe('the gate of a bucket', () => {
  it('keeps other buckets open while one is blocked', async () => {
    const { send, clock } = open(refuse(30));
    const startedMs = clock.now();
    const ends: Record<string, number> = {};
    const run = async (name: string, request: OktaRequest) => {
      await send(request);
      ends[name] = clock.now() - startedMs;
    };
    await Promise.all([
      run('user', requestOf()),
      run('log', requestOf({ url: 'https://acme.okta.test/api/v1/logs?limit=1000' })),
    ]);
    expect(ends).toEqual({ user: 31_000, log: 0 });
  });

  it('answers with Okta’s known refusal where a wait does not fit, without asking again', async () => {
    const { send, clock, tries } = open(refuse(300));
    const answers = await Promise.all([
      send(requestOf({}, { budget: createWaitBudget(1000, clock) })),
      clock.sleep(1000).then(() => send(requestOf({}, { budget: createWaitBudget(1000, clock) }))),
    ]);
    expect(answers.map(({ status, hint }) => [status, hint !== undefined])).toEqual([
      [429, true],
      [429, true],
    ]);
    expect(tries()).toBe(1);
  });

  it.each([1, 20, 3000])(
    'brings 3,000 look-ups, %d at a time, through a bucket of 600 a minute within a twentieth of the ideal time',
    async (atOnce) => {
      const clock = createVirtualClock(undefined, { idleTurns: 3 });
      const okta = createOkta(clock, 600, 20);
      const send = createRateLimit({ clock, log: () => {}, random: Math.random })(okta.send);
      const startedMs = clock.now();
      let begun = 0;
      let done = 0;
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          while (begun < 3000) {
            begun += 1;
            expect((await send(requestOf())).status).toBe(200);
            done += 1;
          }
        }),
      );
      const tookMs = clock.now() - startedMs;
      // Four times the window has to run out; the fifth 600 need as long as their answers take.
      const idealMs = 4 * 60_000 + (600 * 20) / Math.min(atOnce, 30);
      expect(done).toBe(3000);
      expect(okta.seen.refused).toBeLessThanOrEqual(1);
      expect(okta.seen.mostInFlight).toBeLessThanOrEqual(30);
      expect(tookMs).toBeLessThanOrEqual(idealMs * 1.05);
    },
    60_000,
  );

  it('lets go a few at first after a reset, not all that wait', async () => {
    const clock = createVirtualClock(undefined, { idleTurns: 3 });
    const okta = createOkta(clock, 50, 500);
    const send = createRateLimit({ clock, log: () => {}, random: Math.random })(okta.send);
    await Promise.all(Array.from({ length: 90 }, () => send(requestOf())));
    const afterReset = okta.seen.times.filter((ms) => ms - (okta.seen.times[0] ?? 0) >= 60_000);
    const first = afterReset[0] ?? 0;
    expect(afterReset.filter((ms) => ms < first + 500)).toHaveLength(8);
    expect(okta.seen.refused).toBe(0);
  });
});
