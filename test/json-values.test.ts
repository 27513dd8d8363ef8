import { describe, expect, it } from 'vitest';
import { isPlainObject, parseTruth, textOf } from '../src/json-values.ts';

describe('a plain object', () => {
  it('is an object with members, and neither a list nor null', () => {
    expect([{}, { a: 1 }, Object.create(null)].map(isPlainObject)).toEqual([true, true, true]);
    expect([[], null, undefined, 'text', 1].map(isPlainObject)).toEqual([false, false, false, false, false]);
  });
});

describe('the text of a value', () => {
  it('has no blanks around it, and is empty for what is no text', () => {
    expect([' a b ', '', 1, null, ['a']].map(textOf)).toEqual(['a b', '', '', '', '']);
  });
});

describe('yes and no', () => {
  it('are read in any case, and nothing else is guessed', () => {
    expect([true, 'true', 'YES', ' Yes '].map(parseTruth)).toEqual([true, true, true, true]);
    expect([false, 'False', 'no'].map(parseTruth)).toEqual([false, false, false]);
    expect(['', '1', 'y', 0, 1, null, ['true']].map(parseTruth)).toEqual(Array(7).fill(undefined));
  });
});
