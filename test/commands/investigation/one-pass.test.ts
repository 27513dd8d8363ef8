import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedSessions } from '../../../src/commands/investigation/moved-sessions.ts';
import { denseRuns, MINUTE_MS, withCausesBefore } from '../../../src/commands/investigation/time-windows.ts';
import { toUserEvents, type UserEvent } from '../../../src/commands/investigation/user-event.ts';
import { PERSON, toEvent } from './told-event.ts';

const moment = fc.record({
  network: fc.integer({ min: 1, max: 4 }),
  system: fc.constantFrom('A', 'B', 'C', 'D'),
  gap: fc.integer({ min: 0, max: 900 }),
});

function toSession(moments: readonly { network: number; system: string; gap: number }[]): readonly UserEvent[] {
  let at = 0;
  const events = moments.map(({ gap, ...surroundings }, number) => {
    at += gap;
    return toEvent(number, 'x', { at, session: 's', ...surroundings });
  });
  return toUserEvents(events, PERSON);
}

/** The pair whose first event, then whose second, is earliest: every pair is looked at. */
function firstMove(events: readonly UserEvent[]): readonly UserEvent[] {
  for (const [place, one] of events.entries()) {
    const other = events.slice(place + 1).find((later) => {
      const isElsewhere = later.asNumber !== one.asNumber && later.operatingSystem !== one.operatingSystem;
      return isElsewhere && later.atMs - one.atMs <= 24 * 60 * MINUTE_MS;
    });
    if (other !== undefined) return [one, other];
  }
  return [];
}

describe('what is found in one pass over the events', () => {
  it('is, of moved sessions, what a look at every pair finds', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 30 }), (moments) => {
        const events = toSession(moments);
        expect(movedSessions(events)).toEqual(firstMove(events));
      }),
      { seed: 24, numRuns: 2000 },
    );
  });

  it('is, of causes before an effect, what a look back from each effect finds', () => {
    const spanMs = 1000 * MINUTE_MS;
    const options = {
      spanMs,
      least: 2,
      isCause: ({ asNumber }: UserEvent) => asNumber !== 1,
      isEffect: ({ asNumber }: UserEvent) => asNumber === 1,
    };
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 30 }), (moments) => {
        const events = toSession(moments);
        const expected = new Set<UserEvent>();
        for (const [place, effect] of events.entries()) {
          const causes = events
            .slice(0, place)
            .filter((one) => options.isCause(one) && effect.atMs - one.atMs <= spanMs);
          if (options.isEffect(effect) && causes.length >= 2) for (const one of [...causes, effect]) expected.add(one);
        }
        const found = withCausesBefore(events, options);
        expect(new Set(found)).toEqual(expected);
        expect(found).toHaveLength(expected.size);
      }),
      { seed: 24, numRuns: 2000 },
    );
  });

  it('is, of dense runs, what a look at every run finds', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 30 }), (moments) => {
        const events = toSession(moments);
        const runs = events.map((_event, begin) => events.slice(begin, begin + 3)).filter((run) => run.length === 3);
        const dense = runs.filter(([first, , last]) => Number(last?.atMs) - Number(first?.atMs) <= 900 * MINUTE_MS);
        expect(denseRuns(events, 3, 900 * MINUTE_MS)).toEqual([...new Set(dense.flat())]);
      }),
      { seed: 24, numRuns: 2000 },
    );
  });
});
