import { describe, expect, it } from 'vitest';
import { escapeControls, escapeControlsInJson } from '../../src/readable/escape-controls.ts';

describe('a text from outside', () => {
  it.each([
    ['\u001b[2J', '␛[2J'],
    ['a\nb', 'a␊b'],
    ['txt\u202eexe', 'txt<U+202E>exe'],
    ['ad\u200bmin', 'ad<U+200B>min'],
    ['ad\u00admin', 'ad<U+00AD>min'],
    ['ad\u200dmin', 'ad<U+200D>min'],
    ['admin\u200c', 'admin<U+200C>'],
    ['\u200dadmin', '<U+200D>admin'],
    ['\u3164admin', '<U+3164>admin'],
    ['ok\u{e0041}\u{e0042}', 'ok<U+E0041><U+E0042>'],
    [`😀${'\u{e0121}'.repeat(40)}`, '😀<40 invisible characters>'],
    [`x${'\u200c\u200d'.repeat(8)}`, 'x<16 invisible characters>'],
  ])('shows what would be obeyed or not be seen: %j', (text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  it.each(['Zoë Åström', '❤️‍🔥 team', '👩‍👩‍👧', 'می‌خواهم', 'क्‍ष', '葛\u{e0100}飾'])(
    'keeps what a script or an emoji needs: %s',
    (text) => {
      expect(escapeControls(text)).toBe(text);
    },
  );

  it('keeps its meaning in JSON', () => {
    const value = { name: `a\u202e\u200d${'\ufe0f\u200d\u200d'}` };
    const json = escapeControlsInJson(JSON.stringify(value));
    expect(json).toMatch(/^[\u0020-\u007e]+$/);
    expect(JSON.parse(json)).toEqual(value);
  });
});
