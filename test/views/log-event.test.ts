import { describe, expect, it } from 'vitest';
import { createGrowingTable } from '../../src/core/growing-table.ts';
import { renderBlocks } from '../../src/cortex-text/render-blocks.ts';
import { TableWriter } from '../../src/cortex-text/table-writer.ts';
import type { OktaLogEvent } from '../../src/okta/types.ts';
import { LOG_EVENTS } from '../../src/views/log-event.ts';
import { toLogEvent } from '../support/log-event.ts';

describe('the table of a log', () => {
  it('of a hundred thousand events has a row for each and takes no more than ten times as long as ten thousand, and a bit', () => {
    const timeOf = (count: number) => {
      const events: OktaLogEvent[] = Array.from({ length: count }, (_, index) => toLogEvent(index));
      const startMs = performance.now();
      const writer = new TableWriter();
      const table = createGrowingTable('Okta Events', LOG_EVENTS, writer.add);
      table.add(events);
      const text = renderBlocks([table.block], writer);
      const tookMs = performance.now() - startMs;
      expect(text.split('\n')).toHaveLength(count + 4);
      return tookMs;
    };
    timeOf(10_000);
    const small = timeOf(10_000);
    // Quadratic work would take a hundred times as long; the rest is for a busy machine and the garbage collector.
    expect(timeOf(100_000)).toBeLessThan(Math.max(small * 40, 2000));
  });
});
