import { describe, expect, it } from 'vitest';
import { createSingleFlight } from '../../../src/okta/auth/single-flight.ts';
import type { Progress, RunContext } from '../../../src/okta/pipeline/send.ts';

const scopeOf = (signal?: AbortSignal, progress: (event: Progress) => void = () => {}): RunContext => ({
  signal,
  progress,
});

function toWork() {
  const started: { scope: RunContext; finish: (value: string) => void; fail: (error: Error) => void }[] = [];
  const flight = createSingleFlight(
    (run) =>
      new Promise<string>((finish, fail) => {
        run.signal?.addEventListener('abort', () => fail(new Error('stopped')));
        started.push({ scope: run, finish, fail });
      }),
  );
  return { flight, started };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('work that many wait for', () => {
  it('is done once, and again only after it has ended', async () => {
    const { flight, started } = toWork();
    const run = scopeOf();
    const waiting = Promise.all([flight.join(run), flight.join(run), flight.join(scopeOf())]);
    await turn();
    expect(started).toHaveLength(1);
    started[0]?.finish('done');
    expect(await waiting).toEqual(['done', 'done', 'done']);
    const next = flight.join(run);
    await turn();
    started[1]?.finish('again');
    expect(await next).toBe('again');
  });

  it('fails for all of them, and is tried again for the next', async () => {
    const { flight, started } = toWork();
    const waiting = Promise.allSettled([flight.join(scopeOf()), flight.join(scopeOf())]);
    await turn();
    started[0]?.fail(new Error('refused'));
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = flight.join(scopeOf());
    await turn();
    started[1]?.finish('fine');
    expect(await next).toBe('fine');
  });

  it('goes on for the others when one cancels, and stops when the last one does', async () => {
    const { flight, started } = toWork();
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [flight.join(scopeOf(first.signal)), flight.join(scopeOf(second.signal))];
    await turn();
    first.abort(new Error('cancelled by the first'));
    await expect(waiting[0]).rejects.toThrow('cancelled by the first');
    expect(started[0]?.scope.signal?.aborted).toBe(false);
    second.abort(new Error('cancelled by the second'));
    await expect(waiting[1]).rejects.toThrow('cancelled by the second');
    expect(started[0]?.scope.signal?.aborted).toBe(true);
    const next = flight.join(scopeOf());
    await turn();
    started[1]?.finish('anew');
    expect(await next).toBe('anew');
  });

  it('is not begun for somebody who has cancelled already', async () => {
    const { flight, started } = toWork();
    await expect(flight.join(scopeOf(AbortSignal.abort(new Error('too late'))))).rejects.toThrow('too late');
    await turn();
    expect(started).toHaveLength(0);
  });

  it('tells its progress to all who wait', async () => {
    const { flight, started } = toWork();
    const told: string[] = [];
    const waiting = Promise.all([
      flight.join(scopeOf(undefined, () => told.push('first'))),
      flight.join(scopeOf(undefined, () => told.push('second'))),
    ]);
    await turn();
    started[0]?.scope.progress({ kind: 'waiting', reason: 'retry', untilMs: 0 });
    started[0]?.finish('done');
    await waiting;
    expect(told).toEqual(['first', 'second']);
  });

  it('is detached: the next caller starts a new one, and those who wait get what they wait for', async () => {
    const { flight, started } = toWork();
    const before = flight.join(scopeOf());
    await turn();
    flight.detach();
    const after = flight.join(scopeOf());
    await turn();
    started[1]?.finish('new');
    started[0]?.finish('old');
    expect([await before, await after]).toEqual(['old', 'new']);
  });
});
