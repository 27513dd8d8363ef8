import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, longestWord, wrapText } from '../../../src/hosts/terminal/display-width.ts';

describe('the width of text in a terminal', () => {
  it.each([
    ['', 0],
    ['plain text', 10],
    ['zoë|x@exämple.com', 17],
    ['e\u0301', 1],
    ['日本語', 6],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['😀', 2],
    ['👩‍💻', 2],
    ['🇩🇪', 2],
    ['❤\ufe0f', 2],
    ['❤', 1],
    ['±…─', 3],
    ['привет', 6],
    ['שלום', 4],
  ])('of %j is %d', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('of the longest word is that of the widest part between blanks', () => {
    expect(longestWord('a 日本語 bcd')).toBe(6);
  });
});

describe('wrapping', () => {
  it('breaks at blanks where it can', () => {
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three']);
  });

  it('breaks a word that is wider than the line, never through a character', () => {
    expect(wrapText('x 日本語日本 y', 5)).toEqual(['x', '日本', '語日', '本 y']);
  });

  it('keeps every character and no line wider than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        const wrapped = wrapText(text, width);
        for (const line of wrapped) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(wrapped.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
