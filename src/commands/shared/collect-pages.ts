import type { MoreRows } from '../../core/outcome.ts';
import type { Page } from '../../okta/api/pagination.ts';
import type { Progress } from '../../okta/pipeline/send.ts';

export interface CollectedPages<Row> {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
  readonly more: MoreRows | undefined;
}

/**
 * All rows of a list, the address of the page after the last one if Okta named it, and whether a limit cut the list off.
 *
 * @param progress called after each page with the number of rows so far
 * @param work called with each page while the next one is on its way
 */
export async function collectPages<Row>(
  pages: AsyncIterable<Page<Row>>,
  progress: (event: Progress) => void,
  work: (rows: readonly Row[]) => void = () => {},
): Promise<CollectedPages<Row>> {
  const rows: Row[] = [];
  let last: Page<Row> | undefined;
  for await (const page of pages) {
    for (const row of page.rows) rows.push(row);
    last = page;
    work(page.rows);
    progress({ kind: 'rows', rows: rows.length });
  }
  return { rows, next: last?.next, more: moreAfter(last) };
}

/** What is known of the rows behind the last page that was wanted. */
export function moreAfter(last: Page<unknown> | undefined): MoreRows | undefined {
  return last?.next === undefined && last?.isCut !== true ? undefined : { isCertain: true };
}

/** The rows of a list, page by page; nothing is kept. */
export async function* rowsOfPages<Row>(pages: AsyncIterable<Page<Row>>): AsyncGenerator<readonly Row[]> {
  for await (const page of pages) yield page.rows;
}
