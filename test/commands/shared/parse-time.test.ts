import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../src/commands/shared/parse-time.ts';

const NOW = Date.parse('2026-05-31T12:00:00Z');

describe('a time as people write it', () => {
  it.each([
    ['now', '2026-05-31T12:00:00.000Z'],
    ['NOW', '2026-05-31T12:00:00.000Z'],
    ['30 minutes', '2026-05-31T11:30:00.000Z'],
    ['1 minute ago', '2026-05-31T11:59:00.000Z'],
    ['90m', '2026-05-31T10:30:00.000Z'],
    ['24h', '2026-05-30T12:00:00.000Z'],
    ['12 hours ago', '2026-05-31T00:00:00.000Z'],
    ['1 day', '2026-05-30T12:00:00.000Z'],
    ['7 Days Ago', '2026-05-24T12:00:00.000Z'],
    ['2 weeks ago', '2026-05-17T12:00:00.000Z'],
    ['1w', '2026-05-24T12:00:00.000Z'],
    [' 3  days ', '2026-05-28T12:00:00.000Z'],
    ['0 days', '2026-05-31T12:00:00.000Z'],
  ])('%s is counted back from now', (text, expected) => {
    expect(parseTime(text, NOW)).toBe(expected);
  });

  it.each([
    ['2026-05-01', '2026-05-01T00:00:00.000Z'],
    ['2026-05-01 08:30', '2026-05-01T08:30:00.000Z'],
    ['2026-05-01T08:30:00', '2026-05-01T08:30:00.000Z'],
    ['2026-05-01T08:30:00.250', '2026-05-01T08:30:00.250Z'],
    ['2026-05-01 08:30Z', '2026-05-01T08:30:00.000Z'],
    ['2026-05-01T08:30+0200', '2026-05-01T06:30:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s is UTC where it names no zone', (text, expected) => {
    expect(parseTime(text, NOW)).toBe(expected);
  });

  it.each(['2026-05-01T08:30:00Z', '2026-05-01T08:30:00+02:00', '2026-05-01T09:00:00.5Z', '2026-05-01t09:00:00z'])(
    '%s is what Okta takes, and stays as it is',
    (text) => {
      expect(parseTime(text, NOW)).toBe(text);
    },
  );

  it.each([
    'yesterday',
    '',
    'soon',
    '7',
    '-3 days',
    '1.5 days',
    '3 months',
    '2026-02-30',
    '2026-13-01',
    '2026-05-01T25:00:00Z',
    '2026-02-30T00:00:00Z',
    '01/05/2026',
    '999999999999999999 weeks',
  ])("'%s' is none", (text) => {
    expect(parseTime(text, NOW)).toBeUndefined();
  });
});
