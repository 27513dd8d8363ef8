import { describe, expect, it } from 'vitest';
import { createWaitBudget } from '../../../src/okta/pipeline/wait-budget.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

describe('the waiting budget of a command', () => {
  it('gives waits until it is used up, and takes nothing for one that does not fit', async () => {
    const clock = createVirtualClock(undefined, { auto: false });
    const budget = createWaitBudget(10_000, clock);
    expect(budget.tryReserve(6000)).toBe(true);
    await clock.advance(6000);
    expect(budget.tryReserve(5000)).toBe(false);
    expect(budget.tryReserve(4000)).toBe(true);
    await clock.advance(4000);
    expect(budget.tryReserve(1)).toBe(false);
  });

  it('counts waits side by side once', async () => {
    const clock = createVirtualClock(undefined, { auto: false });
    const budget = createWaitBudget(10_000, clock);
    expect([budget.tryReserve(8000), budget.tryReserve(8000), budget.tryReserve(9000)]).toEqual([true, true, true]);
    expect(budget.tryReserve(10_001)).toBe(false);
    await clock.advance(9000);
    expect(budget.tryReserve(1001)).toBe(false);
    expect(budget.tryReserve(1000)).toBe(true);
  });

  it('is charged for tries that came to nothing, even beyond its end', async () => {
    const clock = createVirtualClock(undefined, { auto: false });
    const budget = createWaitBudget(10_000, clock);
    const startedMs = clock.now();
    await clock.advance(60_000);
    budget.charge(startedMs);
    expect(budget.tryReserve(1)).toBe(false);
  });

  it('does not charge work between waits', async () => {
    const clock = createVirtualClock(undefined, { auto: false });
    const budget = createWaitBudget(10_000, clock);
    expect(budget.tryReserve(5000)).toBe(true);
    await clock.advance(3_600_000);
    expect(budget.tryReserve(5000)).toBe(true);
  });
});
