import type { Page } from '../../okta/api/pagination.ts';

/**
 * The pages of a list without the rows that are not wanted, until so many have come. For what Okta cannot select by
 * itself; the pages are those of the whole list, as large as they may be.
 *
 * @param limit rows wanted in all; absent: every one there is
 */
export async function* selectRows<Row>(
  pages: AsyncIterable<Page<Row>>,
  isWanted: (row: Row) => boolean,
  limit: number | undefined,
): AsyncGenerator<Page<Row>> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  for await (const { rows, next } of pages) {
    const wanted = rows.filter(isWanted);
    const selected = wanted.slice(0, left);
    left -= selected.length;
    yield { rows: selected, next, isCut: selected.length < wanted.length };
    if (left <= 0) return;
  }
}
