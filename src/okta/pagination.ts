import LinkHeader from 'http-link-header';
import { UnexpectedResponseError } from '../errors.ts';
import { headerOf, type OktaResponse } from './request.ts';

/** One page of a list. `next` is the address of the page after it, exactly after the last of these rows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
}

/**
 * The pages of a list, by its Link headers (RFC 8288; https://developer.okta.com/docs/api/#pagination), until there is no
 * next page, the next is the one just asked, or `limit` rows have come. An empty page is not the end.
 *
 * Nothing in a `next` link is changed but `limit`, lowered to what is still wanted, so that the link which is left at the
 * end goes on exactly after the last row.
 */
export async function* pagesOf<Row>(
  firstUrl: string,
  limit: number | undefined,
  ask: (url: string) => Promise<{ body: unknown; response: OktaResponse }>,
  readRows: (body: unknown) => readonly Row[] = rowsOf,
): AsyncGenerator<Page<Row>> {
  let url = firstUrl;
  let left = limit ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const { body, response } = await ask(url);
    const all = readRows(body);
    const rows = all.length > left ? all.slice(0, left) : all;
    left -= rows.length;
    const next = nextOf(response, url);
    yield { rows, next };
    if (next === undefined || left <= 0) return;
    url = withLimitAtMost(next, left);
  }
}

/** The rows of a page whose body is a list, as it should be. @throws {UnexpectedResponseError} */
export function rowsOf<Row>(body: unknown): readonly Row[] {
  if (Array.isArray(body)) return body as Row[];
  if (body === undefined || body === null) return [];
  throw new UnexpectedResponseError('Okta answered a request for a list with something that is no list.');
}

function nextOf(response: OktaResponse, asked: string): string | undefined {
  const header = headerOf(response, 'link');
  if (header === undefined || !header.includes('next')) return undefined;
  const [link] = LinkHeader.parse(header).rel('next');
  if (link === undefined) return undefined;
  const next = new URL(link.uri, asked).href;
  return next === asked ? undefined : next;
}

/** Only the digits are replaced: a cursor is opaque, and writing the query anew could spell it differently. */
function withLimitAtMost(href: string, most: number): string {
  return href.replace(/([?&]limit=)(\d+)/, (same, name: string, limit: string) =>
    Number(limit) > most ? `${name}${most}` : same,
  );
}
