import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readLines } from '../../../src/hosts/cortex/read-lines.ts';

async function linesOf(...pieces: string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(pieces))) lines.push(line);
  return lines;
}

it('Lines are put together from pieces, wherever those are cut', async () => {
  expect(await linesOf('{"a":1}\n{"b"', ':', '2}\r\n', '\n{"c":3}')).toEqual(['{"a":1}', '{"b":2}\r', '', '{"c":3}']);
});

it('A line ends at a line feed alone, and not where JSON may hold another kind of line end', async () => {
  const job = JSON.stringify({ command: 'okta-search', args: { term: 'a\u2028b\u2029c\u0085d' } });
  expect(await linesOf(`${job}\n${job}`)).toEqual([job, job]);
});
