import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/okta/api/parse-json.ts';

const nest = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth);

describe('JSON from Okta', () => {
  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['lists', nest(101)],
    ['objects', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`],
    ['lists in objects', `${'[{"a":'.repeat(51)}1${'}]'.repeat(51)}`],
    ['millions of lists', nest(5_000_000)],
    ['millions of objects', `${'{"a":'.repeat(2_000_000)}1${'}'.repeat(2_000_000)}`],
    ['lists after a long text', `["${'\\"x]'.repeat(3_000_000)}",${nest(101)}]`],
  ])('is refused where it is nested too deeply: %s', (_case, text) => {
    expect(() => parseJson(text)).toThrow(RangeError);
  });

  it('is taken up to that depth, and brackets in texts do not count', () => {
    expect(parseJson(nest(100))).toBeInstanceOf(Array);
    expect(parseJson(JSON.stringify({ text: '[{'.repeat(1000) }))).toBeTruthy();
    expect(parseJson(`["${'['.repeat(1_900_000)}","\\"${'{'.repeat(1000)}"]`)).toHaveLength(2);
  });

  it.each([
    ['objects', '{}'],
    ['lists', '[]'],
    ['lists of lists', '[[[]]]'],
  ])('is refused before it is parsed where millions of %s would fill the memory', (_case, part) => {
    expect(() => parseJson(`[${`${part},`.repeat(3_000_000)}1]`)).toThrow(/more than 2000000 parts/);
  });

  it('gives nobody a new prototype', () => {
    const value = parseJson('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((value as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  });
});
