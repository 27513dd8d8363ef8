import { expect, it } from 'vitest';
import { toLine } from '../../../src/hosts/cortex/to-line.ts';

it('A message is one line, whatever a reader takes for the end of one', () => {
  const message = { op: 'error', message: 'a\nb\r\nc\u2028d\u2029e' } as const;
  const line = toLine(message);
  expect(line.match(/[\n\r\u2028\u2029]/g)).toEqual(['\n']);
  expect(JSON.parse(line)).toEqual(message);
});
