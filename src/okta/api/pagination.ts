import LinkHeader from 'http-link-header';
import { unexpectedAnswer } from '../../errors.ts';
import { headerOf, type OktaResponse } from '../pipeline/send.ts';
import { checkRows } from './check-answer.ts';

/** One page of a list. `next` is the address of the page after it, exactly after the last of these rows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
}

export interface PagingOptions<Row> {
  /** Rows wanted in all; absent means every row there is. */
  readonly limit: number | undefined;
  /** Asks for a page; the signal is aborted when nobody wants it any more. */
  readonly ask: (url: string, signal: AbortSignal | undefined) => Promise<Answer>;
  /** The rows of a page's body, called once for each page, in order. */
  readonly readRows?: ((body: unknown) => readonly Row[]) | undefined;
  /** Where the next page is, for endpoints whose link is in the body; default: the Link header. Called after `readRows`. */
  readonly readNext?: ((body: unknown, linked: string | undefined) => string | undefined) | undefined;
  /** False: links are followed as they are, with whatever limit they have. */
  readonly lowersLimit?: boolean | undefined;
}

interface Answer {
  readonly response: OktaResponse;
  /** Parses the body; called once. */
  read(): unknown;
}

/**
 * The pages of a list, by its Link headers (RFC 8288; https://developer.okta.com/docs/api/#pagination), until there is no
 * next page, the next is the one just asked (its limit aside), or `limit` rows have come. An empty page is not the end.
 *
 * Nothing in a `next` link is changed but `limit`, lowered to what is still wanted, so that the link which is left at the
 * end goes on exactly after the last row.
 *
 * Whoever has come back for a second page will want a third: from then on the next page is asked for while the last one
 * is parsed and worked on. If it is not wanted after all, that request is given up.
 */
export async function* pagesOf<Row>(
  firstUrl: string,
  { limit, ask, readRows = (body) => rowsOf<Row>(body), readNext, lowersLimit = true }: PagingOptions<Row>,
): AsyncGenerator<Page<Row>> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  let url = firstUrl;
  let pending = ask(url, undefined);
  /** Where the next page was asked for, if it was before anyone wanted it. */
  let aheadUrl: string | undefined;
  // One for all pages: only the last request can be one that nobody wants.
  const ahead = new AbortController();
  const askAhead = (nextUrl: string) => {
    aheadUrl = nextUrl;
    pending = ask(nextUrl, ahead.signal);
    // Its failure is told when it is its turn.
    pending.catch(() => {});
  };
  try {
    for (let pages = 1; ; pages += 1) {
      const { response, read } = await pending;
      aheadUrl = undefined;
      let next = toNext(linkOf(response), url);
      const isSureToGoOn = next !== undefined && left - limitOf(url) >= limitOf(next);
      // A link in the body is known only when the body has been read.
      if (isSureToGoOn && next !== undefined && readNext === undefined && pages > 1) askAhead(next);
      const body = read();
      const all = readRows(body);
      if (readNext !== undefined) next = toNext(readNext(body, next), url);
      const rows = all.length > left ? all.slice(0, left) : all;
      left -= rows.length;
      const wanted = left <= 0 ? undefined : next;
      const nextUrl = wanted === undefined || !lowersLimit ? wanted : withLimitAtMost(wanted, left);
      if (nextUrl !== undefined && aheadUrl === undefined && pages > 1) askAhead(nextUrl);
      yield { rows, next };
      if (nextUrl === undefined) return;
      url = aheadUrl ?? nextUrl;
      if (aheadUrl === undefined) pending = ask(url, undefined);
    }
  } finally {
    if (aheadUrl !== undefined) ahead.abort();
  }
}

/** The rows of a page whose body is a list, as it should be. @throws {UnexpectedResponseError} */
export function rowsOf<Row>(body: unknown, mayHoldNulls = false): readonly Row[] {
  if (body === undefined || body === null) return [];
  checkRows(body, mayHoldNulls);
  return body as readonly Row[];
}

function linkOf(response: OktaResponse): string | undefined {
  const header = headerOf(response, 'link');
  if (header === undefined || !header.includes('next')) return undefined;
  try {
    return LinkHeader.parse(header).rel('next')[0]?.uri;
  } catch {
    throw unreadableLink();
  }
}

/** The absolute address of the next page; undefined where it is the page just asked for. */
function toNext(link: string | undefined, asked: string): string | undefined {
  if (link === undefined) return undefined;
  if (!URL.canParse(link, asked)) throw unreadableLink();
  const next = new URL(link, asked).href;
  return withoutLimit(next) === withoutLimit(asked) ? undefined : next;
}

const unreadableLink = () => unexpectedAnswer('Okta gave a link to the next page that cannot be read.');

/** Two addresses that differ in nothing else lead to the same rows, however many are asked for. */
const withoutLimit = (href: string): string => href.replace(/([?&]limit=)\d+/, '$1');

/** How many rows an address asks for at most. */
function limitOf(href: string): number {
  const limit = /[?&]limit=(\d+)/.exec(href)?.[1];
  return limit === undefined ? Number.POSITIVE_INFINITY : Number(limit);
}

/** Only the digits are replaced: a cursor is opaque, and writing the query anew could spell it differently. */
function withLimitAtMost(href: string, most: number): string {
  return href.replace(/([?&]limit=)(\d+)/, (same, name: string, limit: string) =>
    Number(limit) > most ? `${name}${most}` : same,
  );
}
