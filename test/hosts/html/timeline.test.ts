import { describe, expect, it } from 'vitest';
import { column, type TableView, tableBlock } from '../../../src/core/block.ts';
import { renderPage } from '../../../src/hosts/html/render-page.ts';

interface Happening {
  readonly at: string | null;
  readonly kind: string;
  readonly ip?: string;
  readonly outcome?: string;
  readonly isSuspect?: boolean;
}

const VIEW: TableView<Happening> = {
  role: 'timeline',
  drawing: { lane: ({ kind }) => kind, isSuspect: ({ isSuspect = false }) => isSuspect },
  columns: [
    column('Time', 'time', ({ at }) => at, { isKept: true }),
    column('Outcome', 'status', ({ outcome }) => outcome),
    column('IP', 'address', ({ ip }) => ip),
  ],
};
const madeAt = new Date('2026-11-28T06:00:00Z');
const draw = (rows: readonly Happening[]) => renderPage([{ blocks: [tableBlock('Timeline', VIEW, rows)] }], { madeAt });
const at = (time: string, kind = 'sign-in'): Happening => ({ at: `2026-11-${time}:00Z`, kind, outcome: 'SUCCESS' });
const charts = (text: string) => text.match(/<figcaption>[^<]*<\/figcaption>/g) ?? [];
const looks = (text: string) => [...text.matchAll(/<rect class="(\w+)"/g)].map(([, look]) => look);

describe('the drawing of a timeline', () => {
  it('has a line for each kind of event, with a mark where something happened', () => {
    const text = draw([at('01T10:00'), at('03T10:00'), at('02T10:00', 'factor')]);
    expect(text).toContain('aria-label="sign-in: 2 events"');
    expect(text).toContain('aria-label="factor: 1 event"');
    expect(looks(text)).toEqual(['plain', 'plain', 'plain']);
    expect(charts(text)).toEqual(['<figcaption>Events by kind, 2026-11-01 10:00 to 2026-11-03 11:00 UTC</figcaption>']);
  });

  it('tells in the title of a mark what happened', () => {
    const text = draw([{ ...at('01T10:00'), ip: '203.0.113.7' }, at('03T10:00')]);
    expect(text).toContain('<title>2026-11-01 10:00:00 UTC · SUCCESS · 203.0.113.7</title>');
  });

  it('joins events that are too close to be told apart', () => {
    const close = Array.from({ length: 12 }, () => at('01T10:01'));
    const text = draw([...close, at('28T10:00')]);
    expect(looks(text)).toHaveLength(2);
    expect(text).toMatch(/<title>12 events from 2026-11-01 10:00 on \| .* \| and 4 more<\/title>/);
  });

  it('marks failures, and above all what is suspicious, with the addresses of it', () => {
    const text = draw([
      { ...at('01T10:00'), outcome: 'FAILURE' },
      { ...at('10T10:00'), outcome: 'FAILURE', isSuspect: true, ip: '203.0.113.7' },
      { ...at('20T10:00'), ip: '203.0.113.7' },
      { ...at('25T10:00'), ip: '192.0.2.1' },
    ]);
    expect(looks(text).slice(0, 4)).toEqual(['failed', 'suspect', 'plain', 'plain']);
    expect(text.match(/<mark title="[^"]*">203\.0\.113\.7<\/mark>/g)).toHaveLength(2);
    expect(text).toContain('<td>192.0.2.1</td>');
    expect(text).toContain('sign-in: 4 events, 1 of them suspicious');
  });

  it('shows the suspicious part once more where it is a small part of the whole', () => {
    const suspect = { ...at('10T10:20'), isSuspect: true };
    expect(charts(draw([at('01T10:00'), suspect, at('20T10:00')]))[1]).toBe(
      '<figcaption>The suspicious part, 2026-11-10 10:20 to 2026-11-10 10:25 UTC</figcaption>',
    );
    expect(charts(draw([at('10T10:00'), suspect]))).toHaveLength(1);
  });

  it('leaves out events without a time, and is left out where there is nothing to draw', () => {
    const text = draw([at('01T10:00'), { at: null, kind: 'sign-in' }, { at: 'soon', kind: 'app' }, at('02T10:00')]);
    expect(looks(text)).toHaveLength(2);
    expect(
      charts(
        draw([
          { at: null, kind: 'sign-in' },
          { at: '', kind: 'app' },
        ]),
      ),
    ).toEqual([]);
    expect(charts(draw([]))).toEqual([]);
  });
});
