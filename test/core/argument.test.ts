import { describe, expect, it } from 'vitest';
import { arg } from '../../src/core/argument.ts';
import { createArgumentParser } from '../../src/core/parse-arguments.ts';

const parse = (raw: Record<string, unknown>) =>
  createArgumentParser({ appId: arg.id('An id.'), profile: arg.object('An object.') }, [])(raw);

describe('an id', () => {
  it.each(['0oa1', 'nzo-1_x.y', '00u" or id eq "x', 'jörg', '..a', 'meme'])('may be %s', (appId) => {
    expect(parse({ appId })).toEqual({ appId });
  });

  it.each(['.', '..', ' .. ', 'me', 'ME', ' me ', 'a/b', 'a\\b', '/', 'a\nb', 'a\u0085b', '\u0000', '\ud800'])(
    'is refused where it could change a path or mean another: %j',
    (appId) => {
      expect(() => parse({ appId })).toThrow("Argument 'appId' cannot be an id");
    },
  );
});

describe('an object', () => {
  it.each([
    ['the text of one', '{"costCenter":"77"}'],
    ['a real one', { costCenter: '77' }],
  ])('may be %s', (_what, profile) => {
    expect(parse({ profile })).toEqual({ profile: { costCenter: '77' } });
  });

  it.each([['{costCenter'], ['[1]'], ['"x"'], ['null'], ['7'], [7], [[1]], [true]])(
    'is refused where it is %j',
    (profile) => {
      expect(() => parse({ profile })).toThrow("Argument 'profile' must be a JSON object");
    },
  );
});
