import { expect, it } from 'vitest';
import { renderBlocks } from '../../src/cortex-text/render-blocks.ts';
import { growth, LESS_THAN_QUADRATIC } from '../support/growth.ts';
import { rowsTable } from '../support/rows-table.ts';

it('A table is written in linear time', async () => {
  const row = { a: 'x|y', b: null, c: 5, d: true, e: ['a', 'b'], f: { k: 'v' }, g: 'text', h: 'l1\nl2', i: 1.5, j: '' };
  const write = (size: number) => renderBlocks([rowsTable('Big', new Array(size).fill(row))]);
  expect(await growth(5000, write)).toBeLessThan(LESS_THAN_QUADRATIC);
});
