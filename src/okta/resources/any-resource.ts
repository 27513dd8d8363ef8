import { isPlainObject } from '../../json-values.ts';
import type { Page } from '../api/pagination.ts';
import type { OktaPath } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { Query } from '../pipeline/send.ts';

/** Reads any path of Okta's API, for what no other resource function reads. */
export function createAnyResource(requester: Requester) {
  return {
    /**
     * A list is read by its Link headers; an object that holds one list and a link to the next page in `_links.next` is
     * read by that link, and becomes one object with the rows of all its pages. Anything else is given as it is.
     *
     * @param limit rows wanted in all; absent: every row there is
     * @param onPage called after each page with the number of rows so far
     */
    async read(
      path: OktaPath,
      query: Query,
      limit: number | undefined,
      onPage: (rows: number, page: Page<unknown>) => void,
    ) {
      let first: unknown;
      let listName: string | undefined;
      const readRows = (body: unknown): readonly unknown[] => {
        if (first === undefined) {
          first = body;
          listName = pagedListOf(body);
        }
        const list = listName !== undefined && isPlainObject(body) ? body[listName] : body;
        return Array.isArray(list) ? list : [];
      };
      const readNext = (body: unknown, linked: string | undefined) =>
        Array.isArray(first) ? linked : listName === undefined ? undefined : nextOf(body);

      const rows: unknown[] = [];
      for await (const page of requester.pages<unknown>(
        { method: 'GET', path, query },
        { limit, readRows, readNext },
      )) {
        for (const row of page.rows) rows.push(row);
        onPage(rows.length, page);
      }
      if (Array.isArray(first)) return rows;
      return listName === undefined ? first : { ...withoutNext(first), [listName]: rows };
    },
  };
}

/** The name of the one list that an object with a link to its next page holds. */
function pagedListOf(body: unknown): string | undefined {
  if (nextOf(body) === undefined || !isPlainObject(body)) return undefined;
  const [name, ...others] = Object.keys(body).filter((key) => Array.isArray(body[key]));
  return others.length === 0 ? name : undefined;
}

function nextOf(body: unknown): string | undefined {
  const links = isPlainObject(body) ? body._links : undefined;
  const next = isPlainObject(links) ? links.next : undefined;
  const href = isPlainObject(next) ? next.href : undefined;
  return typeof href === 'string' ? href : undefined;
}

function withoutNext(body: unknown): Record<string, unknown> {
  if (!isPlainObject(body) || !isPlainObject(body._links)) return {};
  const { next: _, ...links } = body._links;
  return { ...body, _links: links };
}
