import { describe, expect, it } from 'vitest';
import { displayWidth, longestWord, wrapText } from '../../../src/hosts/terminal/display-width.ts';
import { toReadableJson } from '../../../src/hosts/terminal/readable-json.ts';

describe('much text', () => {
  it('of 180,000 words is measured and wrapped', () => {
    const text = 'word '.repeat(180_000).trim();
    expect(longestWord(text)).toBe(4);
    expect(wrapText(text, 80).every((line) => displayWidth(line) <= 80)).toBe(true);
  });

  it('that does not fit a line is put on several, in which nothing is lost', () => {
    const value = { Account: Array.from({ length: 500 }, (_, ID) => ({ ID, Name: '山田太郎', Empty: [], None: {} })) };
    const text = toReadableJson(value, 80);
    expect(JSON.parse(text)).toEqual(value);
    expect(text.split('\n').every((line) => displayWidth(line) <= 80)).toBe(true);
    expect(text.split('\n')[2]).toBe('    { "ID": 0, "Name": "山田太郎", "Empty": [], "None": {} },');
  });
});
