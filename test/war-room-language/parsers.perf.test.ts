import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/config/settings.ts';
import { nearest } from '../../src/core/nearest.ts';
import { IntegrationError } from '../../src/errors.ts';
import { wrapText } from '../../src/hosts/terminal/display-width.ts';
import { toReadableJson } from '../../src/hosts/terminal/readable-json.ts';
import { toSafeText } from '../../src/hosts/terminal/write.ts';
import { mergeContext } from '../../src/war-room-language/context-merge.ts';
import { readContext } from '../../src/war-room-language/context-query.ts';
import { expandArguments } from '../../src/war-room-language/expand-arguments.ts';
import { parseLine } from '../../src/war-room-language/line.ts';
import { parseScript } from '../../src/war-room-language/parse-script.ts';
import { growth, LESS_THAN_QUADRATIC } from '../support/growth.ts';

/** A clear refusal is as good as an answer. */
function answeredOrRefused(work: (n: number) => unknown): (n: number) => void {
  return (n) => {
    try {
      work(n);
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
    }
  };
}

const manyUsers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    Name: index === 0 ? '山田太郎' : `User ${index}`,
    Group: ['a', 'b'],
  }));
/** Texts of n parts that once took n² steps. */
const CASES: readonly [what: string, n: number, work: (n: number) => unknown][] = [
  ['references that are never closed', 2000, (n) => parseLine(`!okta-search term=${'${'.repeat(n)}`)],
  ['references in separate values', 2000, (n) => parseLine(`!okta-search ${'a${ '.repeat(n)}`)],
  ['references to expand', 2000, (n) => expandArguments({ term: '${a'.repeat(n) }, {}, () => false)],
  ['script lines with escaped quotes', 2000, (n) => parseScript(`!okta-search term="a\n${'x \\" y\n'.repeat(n)}`)],
  ['script lines that close and open quotes', 1000, (n) => parseScript(`!a b="x\n${'y" c="z\n'.repeat(n)}`)],
  ['an address of slashes', 20_000, (n) => parseSettings({ url: `https://acme.okta.test/${'/'.repeat(n)}x` })],
  ['values without ids', 500, (n) => mergeContext({}, { 'A(val.ID && val.ID === obj.ID)': manyUsers(n) })],
  [
    'values with numbers for ids',
    500,
    (n) =>
      mergeContext({}, { 'A(val.ID && val.ID == obj.ID)': manyUsers(n).map((user, ID) => ({ ...user, ID: ID + 1 })) }),
  ],
  ['a context of users with a Japanese name', 200, (n) => toReadableJson({ Account: manyUsers(n) }, 80)],
  ['a deep context', 25, (n) => toReadableJson(JSON.parse(`${'[1,'.repeat(n)}0${']'.repeat(n)}`), 80)],
  ['a Japanese text without blanks', 2000, (n) => wrapText('日本'.repeat(n), 80)],
  ['a list compared with a list', 500, (n) => readContext({ A: manyUsers(n) }, 'A(val.Name == val1---A.[0].Name)')],
  ['a mistyped name of a command', 2000, (n) => nearest('set-'.repeat(n), ['okta-set-password', 'okta-get-user'])],
  ['escapes', 20_000, (n) => toSafeText('\u001b[31'.repeat(n))],
];

describe('eight times as much takes less than quadratic time:', () => {
  it.each(CASES)('%s', async (_, n, work) => {
    expect(await growth(n, answeredOrRefused(work))).toBeLessThan(LESS_THAN_QUADRATIC);
  });
});
