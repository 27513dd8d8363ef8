import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jsonTextToPythonJson,
  parsePythonJson,
  toPythonJson,
  toPythonRepr,
  toPythonStr,
} from '../../src/cortex-text/python-text.ts';

describe('JSON as Python writes it', () => {
  it('puts a blank after commas and colons', () => {
    expect(toPythonJson({ errorCode: 'E0000007', errorCauses: [], links: { a: [1, true, null] } })).toBe(
      '{"errorCode": "E0000007", "errorCauses": [], "links": {"a": [1, true, null]}}',
    );
  });

  it('writes everything beyond ASCII as escapes by default', () => {
    expect(toPythonJson('é\u007f日😀')).toBe('"\\u00e9\\u007f\\u65e5\\ud83d\\ude00"');
    expect(toPythonJson('é\u007f日😀', { ensureAscii: false })).toBe('"é\u007f日😀"');
  });

  it('escapes quotes, backslashes and control characters', () => {
    expect(toPythonJson('"\\/\b\f\n\r\t\u0000\u001b')).toBe('"\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001b"');
  });

  it.each([
    [5, '5'],
    [-7, '-7'],
    [1.5, '1.5'],
    [-0, '-0.0'],
    [1e20, '1e+20'],
    [1e16, '1e+16'],
    [1.5e-5, '1.5e-05'],
    [0.0001, '0.0001'],
    [1e-7, '1e-07'],
    [1.234e300, '1.234e+300'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NaN, 'NaN'],
    [12345678901234567890n, '12345678901234567890'],
  ])('writes the number %s as %s', (value, text) => {
    expect(toPythonJson(value)).toBe(text);
  });

  it('takes undefined for null', () => {
    expect(toPythonJson({ a: undefined, b: [undefined] })).toBe('{"a": null, "b": [null]}');
  });
});

describe('JSON text re-dumped as Python does', () => {
  it('keeps numbers that JavaScript would change', () => {
    expect(jsonTextToPythonJson('[1.0,12345678901234567890,-0.0,-0,1E2,1.50,123456789.0,37.3860,1e400]')).toBe(
      '[1.0, 12345678901234567890, -0.0, 0, 100.0, 1.5, 123456789.0, 37.386, Infinity]',
    );
  });

  it('keeps the order of keys that look like numbers and the last of equal keys', () => {
    expect(jsonTextToPythonJson('{"b":1,"2":2,"1":3,"b":4,"__proto__":5}')).toBe(
      '{"b": 4, "2": 2, "1": 3, "__proto__": 5}',
    );
  });

  it('writes what was not ASCII as escapes', () => {
    expect(jsonTextToPythonJson(' {"errorSummary" : "n\u00e4\\u00e4" }\n')).toBe('{"errorSummary": "n\\u00e4\\u00e4"}');
  });

  it.each([
    '',
    '{',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '01',
    '1 2',
    '"a',
    '"\n"',
    '"\\x"',
    'nul',
    'NaN',
    '[1 2]',
    ']',
    '.5',
  ])('refuses %j, which is no JSON', (text) => {
    expect(() => jsonTextToPythonJson(text)).toThrow(SyntaxError);
  });

  it('refuses text that is nested too deeply instead of exhausting the stack', () => {
    expect(() => parsePythonJson('['.repeat(100_000))).toThrow('nested more than 500');
  });

  it('reads whatever JSON.stringify writes as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(JSON.parse(jsonTextToPythonJson(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('values as Python prints them', () => {
  it('shows booleans and null with Python’s words and objects with single quotes', () => {
    expect(toPythonRepr({ type: 'CIDR', system: false, proxies: null, n: [1.5, true, {}] })).toBe(
      "{'type': 'CIDR', 'system': False, 'proxies': None, 'n': [1.5, True, {}]}",
    );
  });

  it('chooses double quotes only where a single quote and no double one is in the text', () => {
    expect(toPythonRepr("it's")).toBe('"it\'s"');
    expect(toPythonRepr('say "hi"')).toBe('\'say "hi"\'');
    expect(toPythonRepr('both \' and "')).toBe("'both \\' and \"'");
  });

  it('escapes what is not printable and keeps the blank and letters of other scripts', () => {
    expect(toPythonRepr('a b\t\n\\\u0000\u00a0\u200b\u2028\ufeff\u{e000}\u{f0000}é日😀')).toBe(
      "'a b\\t\\n\\\\\\x00\\xa0\\u200b\\u2028\\ufeff\\ue000\\U000f0000é日😀'",
    );
  });

  it('prints a string by itself without quotes', () => {
    expect([toPythonStr("it's"), toPythonStr(null), toPythonStr(true), toPythonStr(['a'])]).toEqual([
      "it's",
      'None',
      'True',
      "['a']",
    ]);
  });

  it('writes infinities and NaN with Python’s words', () => {
    expect(toPythonRepr([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN])).toBe('[inf, -inf, nan]');
  });
});
