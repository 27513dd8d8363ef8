import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createProgressLine } from '../../../src/hosts/terminal/progress.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const NOON = Date.parse('2026-06-01T12:00:00.000Z');

/** The line as a terminal shows it at this moment. */
function openLine({ isTTY = true, columns = 100 } = {}) {
  const clock = createVirtualClock(NOON, { auto: false });
  let written = '';
  const output = {
    isTTY,
    columns,
    write: (text: string) => {
      written += text;
      return true;
    },
  };
  const line = createProgressLine({ output: output as never, clock });
  onTestFinished(() => line.end());
  return {
    line,
    clock,
    written: () => written,
    shown: () => written.slice(written.lastIndexOf('\r') + 1).replace('\u001b[K', ''),
  };
}

describe('the progress line', () => {
  let zone: string | undefined;
  beforeEach(() => {
    zone = process.env.TZ;
    process.env.TZ = 'Europe/Amsterdam';
  });
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('says nothing in the first second, and counts the seconds from then on', async () => {
    const { clock, written, shown } = openLine();
    await clock.advance(999);
    expect(written()).toBe('');
    await clock.advance(1);
    expect(shown()).toBe('Asking Okta, 1 s');
    await clock.advance(2000);
    expect(shown()).toBe('Asking Okta, 3 s');
  });

  it('counts the rows and the pages that have come', async () => {
    const { line, clock, shown } = openLine();
    line.report({ kind: 'rows', rows: 1000 });
    await clock.advance(1000);
    expect(shown()).toBe('1,000 rows on 1 page so far, 1 s');
    line.report({ kind: 'rows', rows: 2000 });
    await clock.advance(1000);
    expect(shown()).toBe('2,000 rows on 2 pages so far, 2 s');
  });

  it('says until when it waits for a rate limit, in UTC, and how long that still is', async () => {
    const { line, clock, shown } = openLine();
    line.report({ kind: 'waiting', reason: 'rate limit', untilMs: NOON + 62_000 });
    await clock.advance(1000);
    expect(shown()).toBe("waiting for Okta's rate limit until 12:01:02 UTC, 61 s left");
    await clock.advance(60_000);
    expect(shown()).toBe("waiting for Okta's rate limit until 12:01:02 UTC, 1 s left");
    await clock.advance(1000);
    expect(shown()).toBe('Asking Okta, 62 s');
  });

  it('says that it waits to try again, beside the rows that are there', async () => {
    const { line, clock, shown } = openLine();
    line.report({ kind: 'rows', rows: 200 });
    line.report({ kind: 'waiting', reason: 'retry', untilMs: NOON + 4000 });
    await clock.advance(1000);
    expect(shown()).toBe('200 rows on 1 page so far; waiting to try again until 12:00:04 UTC, 3 s left');
  });

  it('says that a push was sent, and when it looks again', async () => {
    const { line, clock, shown } = openLine();
    line.report({ kind: 'polling', result: 'WAITING', untilMs: NOON + 5000 });
    await clock.advance(2000);
    expect(shown()).toBe('push sent, no answer yet; looking again in 3 s');
  });

  it('is gone when the work is done, and stays gone', async () => {
    const { line, clock, shown, written } = openLine();
    await clock.advance(1000);
    line.end();
    expect(shown()).toBe('');
    const before = written();
    await clock.advance(5000);
    expect(written()).toBe(before);
    expect(clock.sleepers).toBe(0);
  });

  it('is away while something else is written or asked', async () => {
    const { line, clock, shown } = openLine();
    await clock.advance(1000);
    let answer = (_: string) => {};
    const held = line.hold(
      () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
    );
    expect(shown()).toBe('');
    await clock.advance(3000);
    expect(shown()).toBe('');
    answer('yes');
    expect(await held).toBe('yes');
    await clock.advance(1000);
    expect(shown()).toBe('Asking Okta, 5 s');
  });

  it('is cut at the width of the terminal, so that it stays one line', async () => {
    const { line, clock, shown } = openLine({ columns: 20 });
    line.report({ kind: 'waiting', reason: 'rate limit', untilMs: NOON + 62_000 });
    await clock.advance(1000);
    expect(shown()).toBe("waiting for Okta's…");
  });

  it('is silent where no terminal looks, and where it is not wanted', async () => {
    const { line, clock, written } = openLine({ isTTY: false });
    line.report({ kind: 'rows', rows: 1 });
    await clock.advance(5000);
    expect(written()).toBe('');
    expect(await line.hold(() => 'done')).toBe('done');
    expect(clock.sleepers).toBe(0);
  });
});
