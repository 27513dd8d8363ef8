import { describe, expect, it } from 'vitest';
import { column, tableBlock } from '../../../src/core/block.ts';
import { displayWidth, longestWord, wrapText } from '../../../src/hosts/terminal/display-width.ts';
import { toReadableJson } from '../../../src/hosts/terminal/readable-json.ts';
import { renderBlocks } from '../../../src/hosts/terminal/render-blocks.ts';
import { toStyle } from '../../../src/hosts/terminal/style.ts';

describe('much text', () => {
  it('of 180,000 words is measured and wrapped', () => {
    const text = 'word '.repeat(180_000).trim();
    expect(longestWord(text)).toBe(4);
    expect(wrapText(text, 80).every((line) => displayWidth(line) <= 80)).toBe(true);
  });

  it('of 180,000 Japanese characters without a blank is measured and wrapped', () => {
    const text = '日本'.repeat(90_000);
    expect(displayWidth(text)).toBe(360_000);
    expect(wrapText(text, 80)).toHaveLength(4500);
  });

  it.each([
    ['a family', '👩‍👩‍👧‍👦', 2],
    ['a flag', '🇩🇪', 2],
    ['a letter with its marks', 'e\u0301\u0323', 1],
  ])('is measured as its parts are, wherever %s is in it', (_, part, width) => {
    expect(displayWidth(part.repeat(3000))).toBe(3000 * width);
    expect(displayWidth(`x${part.repeat(3000)}`)).toBe(3000 * width + 1);
  });

  it('of one cell does not fill the lines of another with millions of blanks', () => {
    const row = { long: 'x'.repeat(100_000), lines: 'a line\n'.repeat(20_000) };
    const view = {
      columns: [
        column<typeof row>('Long', 'text', ({ long }) => long),
        column<typeof row>('Lines', 'text', ({ lines }) => lines),
      ],
    };
    const space = { width: Number.POSITIVE_INFINITY, style: toStyle(false), forPeople: false };
    const text = renderBlocks([tableBlock('Table', view, [row])], space);
    expect(text).toContain(row.long);
    expect(text.match(/a line/g)).toHaveLength(20_000);
    expect(text.length).toBeLessThan(1_000_000);
  });

  it('that does not fit a line is put on several, in which nothing is lost', () => {
    const value = { Account: Array.from({ length: 500 }, (_, ID) => ({ ID, Name: '山田太郎', Empty: [], None: {} })) };
    const text = toReadableJson(value, 80);
    expect(JSON.parse(text)).toEqual(value);
    expect(text.split('\n').every((line) => displayWidth(line) <= 80)).toBe(true);
    expect(text.split('\n')[2]).toBe('    { "ID": 0, "Name": "山田太郎", "Empty": [], "None": {} },');
  });
});
