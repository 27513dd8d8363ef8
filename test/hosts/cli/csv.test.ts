import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/hosts/cli/csv.ts';

const cellOf = (name: string): string | undefined => toCsv([{ name }])[1];

describe('a cell that a spreadsheet would run as a formula', () => {
  it.each([
    '=1+1',
    ' =1+1',
    '\u00a0=1+1',
    '　=1+1',
    '＝1+1',
    '＋1+cmd',
    '－1+cmd',
    '＠SUM(1)',
    ' \t@SUM(1)',
    '\ufeff=1+1',
  ])('has a quote before it: %j', (text) => {
    expect(cellOf(text)?.replace(/^"/, '')).toMatch(/^'/);
  });

  it.each(['-12', '+49 170 1234567', 'a=b', 'jane@example.com', ' jane'])('is none: %j', (text) => {
    expect(cellOf(text)).toBe(text);
  });
});
