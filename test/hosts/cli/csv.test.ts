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
    '\u200b=1+1',
    '\u202e=1+1',
    '\u00ad＝1+1',
    '\u0000=1+1',
  ])('has a quote before it: %j', (text) => {
    expect(cellOf(text)?.replace(/^"/, '')).toMatch(/^'/);
  });

  it('has one in the header, too', () => {
    expect(toCsv([{ '=1+1': 1 }])[0]).toBe("'=1+1");
  });

  it.each(['-12', '+49 170 1234567', 'a=b', 'jane@example.com', ' jane'])('is none: %j', (text) => {
    expect(cellOf(text)).toBe(text);
  });
});

describe('chosen columns', () => {
  const rows = [
    { login: 'jane', 'profile.manager': null, target: [{ id: '1' }] },
    { login: null, 'profile.manager': 'Grace, A', target: { id: '2' } },
  ];

  it('are those of the header in their order, also where the first row, or none, has a value', () => {
    expect(toCsv(rows, ['nothing', 'profile.manager', 'login'])).toEqual([
      'nothing,profile.manager,login',
      ',,jane',
      ',"Grace, A",',
    ]);
    expect(toCsv([], ['login'])).toEqual(['login']);
  });

  it('hold objects and lists as JSON', () => {
    expect(toCsv(rows, ['target'])).toEqual(['target', '"[{""id"":""1""}]"', '"{""id"":""2""}"']);
  });
});
