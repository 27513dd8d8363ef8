import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readLines } from '../../../src/hosts/cortex/json-lines.ts';
import { growth, LESS_THAN_QUADRATIC } from '../../support/growth.ts';

it('A long line in small pieces is put together in linear time', async () => {
  const piece = 'x'.repeat(4096);
  const readLine = async (pieces: number) => {
    for await (const line of readLines(Readable.from(new Array<string>(pieces).fill(piece)))) {
      expect(line).toHaveLength(4096 * pieces);
    }
  };
  expect(await growth(512, readLine)).toBeLessThan(LESS_THAN_QUADRATIC);
});
