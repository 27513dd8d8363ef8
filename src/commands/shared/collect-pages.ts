import type { Page } from '../../okta/api/pagination.ts';
import type { Progress } from '../../okta/pipeline/send.ts';

/**
 * All rows of a list, and the address of the page after the last one if Okta named it.
 *
 * @param progress called after each page with the number of rows so far
 * @param work called with each page while the next one is on its way
 */
export async function collectPages<Row>(
  pages: AsyncIterable<Page<Row>>,
  progress: (event: Progress) => void,
  work: (rows: readonly Row[]) => void = () => {},
): Promise<{ readonly rows: readonly Row[]; readonly next: string | undefined }> {
  const rows: Row[] = [];
  let next: string | undefined;
  for await (const page of pages) {
    for (const row of page.rows) rows.push(row);
    next = page.next;
    work(page.rows);
    progress({ kind: 'rows', rows: rows.length });
  }
  return { rows, next };
}

/** The rows of a list, page by page; nothing is kept. */
export async function* rowsOfPages<Row>(pages: AsyncIterable<Page<Row>>): AsyncGenerator<readonly Row[]> {
  for await (const page of pages) yield page.rows;
}
