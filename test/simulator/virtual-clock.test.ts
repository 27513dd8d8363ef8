import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../support/virtual-clock.ts';

describe('a virtual clock', () => {
  it('jumps to the next sleeper when nobody does anything else, in order of time', async () => {
    const clock = createVirtualClock(1000);
    const woken: string[] = [];
    const sleep = async (name: string, ms: number): Promise<void> => {
      await clock.sleep(ms);
      woken.push(`${name} at ${clock.now()}`);
    };
    await Promise.all([sleep('late', 3_600_000), sleep('early', 10), sleep('middle', 500)]);
    expect(woken).toEqual(['early at 1010', 'middle at 1500', 'late at 3601000']);
  });

  it('does not jump over a sleep that begins when another one ends', async () => {
    const clock = createVirtualClock(0);
    const woken: number[] = [];
    const twice = async (): Promise<void> => {
      await clock.sleep(100);
      await clock.sleep(100);
      woken.push(clock.now());
    };
    await Promise.all([twice(), clock.sleep(5000).then(() => woken.push(clock.now()))]);
    expect(woken).toEqual([200, 5000]);
  });

  it('moves by hand only, where it is made so', async () => {
    const clock = createVirtualClock(0, { auto: false });
    let isAwake = false;
    const sleeping = clock.sleep(1000).then(() => {
      isAwake = true;
    });
    await clock.advance(999);
    expect([isAwake, clock.sleepers]).toEqual([false, 1]);
    await clock.advance(1);
    expect([isAwake, clock.now()]).toEqual([true, 1000]);
    await sleeping;
  });

  it('does not move while it is held', async () => {
    const clock = createVirtualClock(0);
    const release = clock.hold();
    const sleeping = clock.sleep(10);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toBe(0);
    release();
    await sleeping;
    expect([clock.now(), clock.sleptMs]).toEqual([10, 10]);
  });

  it('rejects a sleep with the reason of its signal, before and while sleeping', async () => {
    const clock = createVirtualClock(0, { auto: false });
    const reason = new Error('stop');
    await expect(clock.sleep(10, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const sleeping = clock.sleep(10, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    expect(clock.sleepers).toBe(0);
  });
});
