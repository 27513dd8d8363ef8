import LinkHeader from 'http-link-header';
import { unexpectedAnswer } from '../../errors.ts';
import { headerOf, type OktaResponse } from '../pipeline/send.ts';
import { checkRows } from './check-answer.ts';
import { limitOf, withLimitAtMost, withoutLimit } from './page-limit.ts';
import { PageProgress } from './page-progress.ts';

/** One page of a list. `next` is the address of the page after it, exactly after the last of these rows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
  /** Rows of the page that were left out, since no more were wanted. */
  readonly isCut?: boolean;
}

export interface PagingOptions<Row> {
  /** Rows wanted in all; absent means every row there is. */
  readonly limit: number | undefined;
  /** Asks for a page; the signal is aborted when it is not wanted any more. */
  readonly ask: (url: string, signal: AbortSignal | undefined) => Promise<Answer>;
  /** The rows of a page's body, called once for each page, in order. */
  readonly readRows?: ((body: unknown) => readonly Row[]) | undefined;
  /** Where the next page is, for endpoints whose link is in the body; default: the Link header. Called after `readRows`. */
  readonly readNext?: ((body: unknown, linked: string | undefined) => string | undefined) | undefined;
  /** False: links are followed as they are, with whatever limit they have. */
  readonly lowersLimit?: boolean | undefined;
  /** True: a page that is not full is the last one, whatever its link says. */
  readonly endsAtShortPage?: boolean | undefined;
  /** Turns the address of a link into the one to ask for, where these differ. */
  readonly relocate?: ((link: string) => string) | undefined;
}

interface Answer {
  readonly response: OktaResponse;
  /** The address that answered, if it is another: with a smaller limit, because Okta could not give the larger page in time. */
  readonly askedUrl?: string;
  /** Parses the body; called once. */
  read(): unknown;
}

/**
 * The pages of a list, by its Link headers (RFC 8288; https://developer.okta.com/docs/api/#pagination), until there is no
 * next page, the next is the one just asked (its limit aside), or `limit` rows have come. An empty page is not the end; a
 * list that leads nowhere any more is an error.
 *
 * Nothing in a `next` link is changed but `limit`, lowered to what is still wanted, so that the link which is left at the
 * end goes on exactly after the last row.
 *
 * A caller who asks for a second page probably wants a third: from then on the next page is requested while the last one
 * is parsed and worked on. If it is not wanted after all, that request is aborted.
 *
 * @throws {UnexpectedResponseError} where a page links to an earlier one, or many pages bring nothing new
 */
export async function* pagesOf<Row>(
  firstUrl: string,
  {
    limit,
    ask,
    readRows = (body) => rowsOf<Row>(body),
    readNext,
    lowersLimit = true,
    endsAtShortPage,
    relocate = (link) => link,
  }: PagingOptions<Row>,
): AsyncGenerator<Page<Row>> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  let url = firstUrl;
  let pending = ask(url, undefined);
  const progress = new PageProgress();
  progress.visit(withoutLimit(url));
  const follow = (link: string | undefined, asked: string): string | undefined => {
    const next = link === undefined ? undefined : relocate(toAbsolute(link, asked));
    if (next === undefined || withoutLimit(next) === withoutLimit(asked)) return undefined;
    progress.visit(withoutLimit(next));
    return next;
  };
  /** The address of the next page, if it was requested before the caller wanted it. */
  let aheadUrl: string | undefined;
  // One for all pages: only the last request can turn out to be unwanted.
  const ahead = new AbortController();
  const askAhead = (nextUrl: string) => {
    aheadUrl = nextUrl;
    pending = ask(nextUrl, ahead.signal);
    // The error surfaces when this page is awaited.
    pending.catch(() => {});
  };
  try {
    for (let pages = 1; ; pages += 1) {
      const { response, read, askedUrl } = await pending;
      aheadUrl = undefined;
      const linked = linkOf(response);
      let next = readNext === undefined ? follow(linked, url) : undefined;
      const isSureToGoOn = next !== undefined && left - limitOf(url) >= limitOf(next);
      // A link in the body, and whether the page is full, are known only when the body has been read.
      const isKnown = endsAtShortPage !== true;
      if (isSureToGoOn && next !== undefined && isKnown && pages > 1) askAhead(next);
      const body = read();
      const all = readRows(body);
      if (readNext !== undefined) next = follow(readNext(body, linked), url);
      if (endsAtShortPage === true && Array.isArray(body) && body.length < limitOf(askedUrl ?? url)) next = undefined;
      if (next !== undefined) progress.add(all);
      const rows = all.length > left ? all.slice(0, left) : all;
      left -= rows.length;
      const wanted = left <= 0 ? undefined : next;
      const nextUrl = wanted === undefined || !lowersLimit ? wanted : withLimitAtMost(wanted, left);
      if (nextUrl !== undefined && aheadUrl === undefined && pages > 1) askAhead(nextUrl);
      yield { rows, next, isCut: rows !== all };
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

function toAbsolute(link: string, asked: string): string {
  if (!URL.canParse(link, asked)) throw unreadableLink();
  return new URL(link, asked).href;
}

const unreadableLink = () => unexpectedAnswer('Okta gave a link to the next page that cannot be read.');
