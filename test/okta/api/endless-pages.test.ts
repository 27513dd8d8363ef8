import { describe, expect, it } from 'vitest';
import { UnexpectedResponseError } from '../../../src/errors.ts';
import { pagesOf } from '../../../src/okta/api/pagination.ts';

const START = 'https://acme.okta.test/api/v1/groups?limit=2';

/** Reads a list to its end. @param page the rows and the cursor of the next page, by the number of the page */
async function readAll(page: (number: number) => { readonly rows: readonly object[]; readonly next?: string }) {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    const { rows, next } = page(asked);
    const headers = next === undefined ? {} : { link: `<${START}&after=${next}>; rel="next"` };
    return { read: () => rows, response: { status: 200, reason: 'OK', headers, text: '' } };
  };
  const read = (async () => {
    const rows: object[] = [];
    for await (const found of pagesOf<object>(START, { limit: undefined, ask })) rows.push(...found.rows);
    return rows;
  })();
  return read.then(
    (rows) => ({ rows, error: undefined, asked }),
    (error: unknown) => ({ rows: [], error, asked }),
  );
}

describe('a list without an end', () => {
  it.each([
    ['links two pages in turn', (n: number) => ({ rows: [{ id: `${n}` }], next: n % 2 ? 'a' : 'b' })],
    ['gives empty pages with new cursors', (n: number) => ({ rows: n === 1 ? [{ id: '1' }] : [], next: `c${n}` })],
    ['gives the same row again and again', (n: number) => ({ rows: [{ id: '1' }], next: `c${n}` })],
    ['gives three pages in turn under new cursors', (n: number) => ({ rows: [{ id: `${n % 3}` }], next: `c${n}` })],
    ['gives the same rows without ids', (n: number) => ({ rows: [{ name: 'a' }], next: `c${n}` })],
  ])('that %s is an error after a bounded number of pages', async (_what, page) => {
    const { error, asked } = await readAll(page);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(String(error)).toContain('the list would never end');
    expect(asked).toBeLessThan(50);
  });
});

it('a list with some empty pages in between is read to its end', async () => {
  const page = (n: number) => ({ rows: n % 20 === 0 ? [{ id: `${n}` }] : [], ...(n < 60 && { next: `c${n}` }) });
  expect((await readAll(page)).rows).toEqual([{ id: '20' }, { id: '40' }, { id: '60' }]);
});
