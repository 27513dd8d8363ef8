import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { UnexpectedResponseError } from '../../../src/errors.ts';
import { pagesOf } from '../../../src/okta/api/pagination.ts';

const START = 'https://acme.okta.test/api/v1/users?limit=3';

interface Asked {
  readonly url: string;
  readonly signal: AbortSignal | undefined;
}

/** A list of so many rows, in pages as large as the address asks for. */
function createList(total: number, fail?: (page: number) => Error | undefined) {
  const asked: Asked[] = [];
  return {
    asked,
    urls: () => asked.map(({ url }) => url.replace('https://acme.okta.test/api/v1/users?', '')),
    ask: async (url: string, signal: AbortSignal | undefined) => {
      asked.push({ url, signal });
      const page = asked.length;
      await turn();
      const error = fail?.(page);
      if (error) throw error;
      const { searchParams } = new URL(url);
      const first = Number(searchParams.get('after') ?? 0);
      const limit = Number(searchParams.get('limit'));
      const body = Array.from({ length: Math.max(0, Math.min(limit, total - first)) }, (_row, index) => first + index);
      const end = first + body.length;
      const next = `<https://acme.okta.test/api/v1/users?limit=${limit}&after=${end}>; rel="next"`;
      const link = [`<${url}>; rel="self"`, ...(end < total ? [next] : [])];
      return { read: () => body, response: { status: 200, reason: 'OK', headers: { link }, text: '' } };
    },
  };
}

async function collect(pages: AsyncIterable<{ rows: readonly unknown[] }>, most = Number.POSITIVE_INFINITY) {
  const rows: unknown[] = [];
  let count = 0;
  for await (const page of pages) {
    rows.push(...page.rows);
    count += 1;
    if (count === most) break;
  }
  return rows;
}

/** The rows are numbers here. */
const readRows = (body: unknown) => body as readonly number[];

const upTo = (count: number) => Array.from({ length: count }, (_row, index) => index);

describe('the pages of a list', () => {
  it('end where the next page is the last one again, whatever its limit', async () => {
    const urls: string[] = [];
    const ask = async (url: string) => {
      urls.push(url);
      const link = '<https://acme.okta.test/api/v1/users?after=c1&limit=3>; rel="next"';
      return { read: () => [urls.length], response: { status: 200, reason: 'OK', headers: { link }, text: '' } };
    };
    const pages = [];
    for await (const page of pagesOf(START, { limit: 3, ask, readRows })) pages.push(page);
    expect(pages.map(({ rows }) => rows)).toEqual([[1], [2]]);
    expect(urls).toEqual([START, 'https://acme.okta.test/api/v1/users?after=c1&limit=2']);
    expect(pages.at(-1)?.next).toBeUndefined();
  });

  it('follow a link in the body, as it is, where there is one', async () => {
    const urls: string[] = [];
    const ask = async (url: string) => {
      urls.push(url);
      const href = urls.length === 1 ? '/api/v1/iam/assignees/users?after=b2&limit=100' : undefined;
      return {
        read: () => ({ value: [urls.length], href }),
        response: { status: 200, reason: 'OK', headers: {}, text: '' },
      };
    };
    const pages = pagesOf<number>('https://acme.okta.test/api/v1/iam/assignees/users', {
      limit: 50,
      lowersLimit: false,
      ask,
      readRows: (body) => (body as { value: number[] }).value,
      readNext: (body) => (body as { href?: string }).href,
    });
    expect(await collect(pages)).toEqual([1, 2]);
    expect(urls[1]).toBe('https://acme.okta.test/api/v1/iam/assignees/users?after=b2&limit=100');
  });

  it('follow the header where the caller, who knows the body, says so', async () => {
    const list = createList(5);
    const readNext = (_body: unknown, linked: string | undefined) => linked;
    expect(await collect(pagesOf(START, { limit: undefined, ask: list.ask, readRows, readNext }))).toEqual(upTo(5));
    expect(list.urls()).toHaveLength(2);
  });

  it('hold every row once, in order', async () => {
    const list = createList(20);
    expect(await collect(pagesOf(START, { limit: undefined, ask: list.ask, readRows }))).toEqual(upTo(20));
    expect(list.urls()).toHaveLength(7);
  });

  it.each([0, 1, 2, 3, 4, 6, 7, 20, 21])(
    'end exactly at a limit of %d rows, and ask for no row more',
    async (limit) => {
      const list = createList(20);
      const start = START.replace('=3', `=${Math.min(3, limit)}`);
      expect(await collect(pagesOf(start, { limit, ask: list.ask, readRows }))).toEqual(upTo(Math.min(limit, 20)));
      expect(list.urls()).toHaveLength(Math.max(1, Math.ceil(Math.min(limit, 20) / 3)));
    },
  );

  it('leave a link that goes on exactly after the last row', async () => {
    const list = createList(20);
    let last: string | undefined;
    for await (const page of pagesOf(START, { limit: 8, ask: list.ask, readRows })) last = page.next;
    expect(list.urls()).toEqual(['limit=3', 'limit=3&after=3', 'limit=2&after=6']);
    expect(last).toContain('after=8');
  });

  const oddLinks: [string, string | string[] | undefined, number][] = [
    ['no link at all', undefined, 1],
    ['an empty link', '', 1],
    ['only the page itself', `<${START}>; rel="self"`, 1],
    ['a next page that is the one just asked', `<${START}>; rel="next"`, 1],
    ['a next page that is the one just asked, without its host', '</api/v1/users?limit=3>; rel="next"', 1],
    ['both links in one header', `<${START}>; rel="self", <${START}&after=1>; rel="next"`, 2],
  ];
  it.each(oddLinks)('end where there is %s', async (_case, link, pages) => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      const headers = asked === 1 ? { link } : {};
      return { read: () => [asked], response: { status: 200, reason: 'OK', headers, text: '' } };
    };
    await collect(pagesOf(START, { limit: undefined, ask, readRows }));
    expect(asked).toBe(pages);
  });

  it('go on after an empty page', async () => {
    const bodies = [[1], [], [], [2]];
    let asked = 0;
    const ask = async () => {
      const body = bodies[asked];
      asked += 1;
      const headers = asked < 4 ? { link: `<${START}&after=${asked}>; rel="next"` } : {};
      return { read: () => body, response: { status: 200, reason: 'OK', headers, text: '' } };
    };
    expect(await collect(pagesOf(START, { limit: undefined, ask, readRows }))).toEqual([1, 2]);
  });

  it.each(['<http://[>; rel="next"', '<>; rel="next', 'next'])(
    'are refused for the link %s, or end there',
    async (link) => {
      const ask = async () => ({
        read: () => [1],
        response: { status: 200, reason: 'OK', headers: { link }, text: '' },
      });
      const rows = await collect(pagesOf(START, { limit: undefined, ask, readRows })).catch((error: unknown) => error);
      if (Array.isArray(rows)) expect(rows).toEqual([1]);
      else expect(rows).toBeInstanceOf(UnexpectedResponseError);
    },
  );
});

describe('the page ahead', () => {
  it('is asked for while the one before it is worked on, from the second page on', async () => {
    const list = createList(20);
    const askedAt: number[] = [];
    for await (const _page of pagesOf(START, { limit: undefined, ask: list.ask, readRows }))
      askedAt.push(list.asked.length);
    expect(askedAt).toEqual([1, 3, 4, 5, 6, 7, 7]);
  });

  it.each([
    [
      'before that one is parsed, where all of its rows will be wanted',
      undefined,
      'ask 1, parse 1, ask 2, ask 3, parse 2, ask 4, parse 3',
    ],
    [
      'once that one is counted, where not all of them may be',
      11,
      'ask 1, parse 1, ask 2, ask 3, parse 2, parse 3, ask 4',
    ],
  ])('is asked for %s', async (_case, limit, order) => {
    const list = createList(20);
    const events: string[] = [];
    const ask = async (url: string, signal: AbortSignal | undefined) => {
      const page = list.asked.length + 1;
      events.push(`ask ${page}`);
      const { read, response } = await list.ask(url, signal);
      const readTold = () => {
        events.push(`parse ${page}`);
        return read();
      };
      return { response, read: readTold };
    };
    await collect(pagesOf(START, { limit, ask, readRows }));
    expect(events.join(', ').slice(0, order.length)).toBe(order);
    expect(list.asked).toHaveLength(Math.ceil((limit ?? 20) / 3));
  });

  it('is given up where that one cannot be read', async () => {
    const list = createList(20);
    const ask = async (url: string, signal: AbortSignal | undefined) => {
      const page = list.asked.length + 1;
      const { read, response } = await list.ask(url, signal);
      const readOrFail = () => {
        if (page === 2) throw new Error('no JSON');
        return read();
      };
      return { response, read: readOrFail };
    };
    await expect(collect(pagesOf(START, { limit: undefined, ask, readRows }))).rejects.toThrow('no JSON');
    expect(list.asked).toHaveLength(3);
    expect(list.asked[2]?.signal?.aborted).toBe(true);
  });

  it('is never more than one, however slow the work is', async () => {
    const list = createList(20);
    for await (const page of pagesOf(START, { limit: undefined, ask: list.ask, readRows })) {
      for (let turns = 0; turns < 20; turns += 1) await turn();
      expect(list.asked.length * 3 - Number(page.rows[0])).toBeLessThanOrEqual(6);
    }
  });

  it('is not asked for by someone who looks at the first page only', async () => {
    const list = createList(20);
    expect(await collect(pagesOf(START, { limit: undefined, ask: list.ask, readRows }), 1)).toEqual([0, 1, 2]);
    await turn();
    expect(list.asked).toHaveLength(1);
  });

  it('is given up when nobody wants it any more, and its failure is nobody’s', async () => {
    const list = createList(20, (page) => (page === 3 ? new Error('nobody may see this') : undefined));
    expect(await collect(pagesOf(START, { limit: undefined, ask: list.ask, readRows }), 2)).toEqual(upTo(6));
    expect(list.asked).toHaveLength(3);
    expect(list.asked[2]?.signal?.aborted).toBe(true);
    for (let turns = 0; turns < 5; turns += 1) await turn();
  });

  it('tells its failure when it is its turn, after the rows before it', async () => {
    const failure = new Error('page 3 failed');
    const list = createList(20, (page) => (page === 3 ? failure : undefined));
    const rows: unknown[] = [];
    const reading = (async () => {
      for await (const page of pagesOf(START, { limit: undefined, ask: list.ask, readRows })) {
        rows.push(...page.rows);
        for (let turns = 0; turns < 5; turns += 1) await turn();
      }
    })();
    await expect(reading).rejects.toBe(failure);
    expect(rows).toEqual(upTo(6));
  });
});
