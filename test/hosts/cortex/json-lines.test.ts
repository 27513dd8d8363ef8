import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readLines, toLine } from '../../../src/hosts/cortex/json-lines.ts';

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

it('A message is one line, whatever a reader takes for the end of one', () => {
  const message = { op: 'error', message: 'a\nb\r\nc\u2028d\u2029e' } as const;
  const line = toLine(message);
  expect(line.match(/[\n\r\u2028\u2029]/g)).toEqual(['\n']);
  expect(JSON.parse(line)).toEqual(message);
});
