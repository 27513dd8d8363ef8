import { expect, it } from 'vitest';
import { createGrowingTable } from '../../src/core/growing-table.ts';
import { renderBlocks } from '../../src/cortex-text/render-blocks.ts';
import { TableWriter } from '../../src/cortex-text/table-writer.ts';
import { LOG_EVENTS } from '../../src/views/log-event.ts';
import { growth, LESS_THAN_QUADRATIC } from '../support/growth.ts';
import { toLogEvent } from '../support/log-event.ts';

it('A log is written while its pages come, in linear time', async () => {
  const page = Array.from({ length: 1000 }, (_, index) => toLogEvent(index));
  const write = (pages: number) => {
    const writer = new TableWriter();
    const table = createGrowingTable('Okta Events', LOG_EVENTS, writer.add);
    for (let count = 0; count < pages; count += 1) table.add(page);
    const text = renderBlocks([table.block], writer);
    expect(text.split('\n')).toHaveLength(1000 * pages + 4);
  };
  expect(await growth(10, write)).toBeLessThan(LESS_THAN_QUADRATIC);
});
