import { FeatureMissingError, OktaApiError, UnexpectedResponseError, unexpectedAnswer } from '../../errors.ts';
import { eitherOf } from '../pipeline/either-of.ts';
import {
  headerOf,
  type OktaCall,
  type OktaRequest,
  type OktaResponse,
  type Query,
  type Repeat,
  type RunContext,
  type Send,
} from '../pipeline/send.ts';
import { REPLACEMENT, type Redactor } from '../redactor.ts';
import { checkAnswer, type ExpectedBody } from './check-answer.ts';
import { toOktaFailure } from './error-response.ts';
import { maskSecrets } from './mask-secrets.ts';
import { hasPath, toOwnAddress } from './own-address.ts';
import { type Page, pagesOf } from './pagination.ts';
import { parseJson } from './parse-json.ts';
import { toPlannedRequest } from './planned-request.ts';
import { askForSmallerPages } from './smaller-pages.ts';

/** The rate-limit headers of the last response, as Okta wrote them; those it did not send are left out. */
export type RateLimitHeaders = Readonly<Record<string, string>>;

/** An answer that Okta meant as a success, and its body: undefined where there is none. */
export interface OktaReply<Body> {
  readonly body: Body;
  readonly response: OktaResponse;
}

interface UnreadReply {
  readonly response: OktaResponse;
  /** @throws {UnexpectedResponseError} */
  read(): unknown;
}

type Call = Omit<OktaCall, 'path' | 'query'>;

export interface PageOptions {
  /** Rows wanted in all; absent means every row there is. */
  readonly limit?: number | undefined;
  /** Rows asked for in one request, at most; absent: what the query and the links say, unchanged. */
  readonly pageSize?: number;
  /** Reads a page's rows out of its body, where that takes more than to take the list; only what it returns counts. */
  readonly readRows?: (body: unknown) => readonly unknown[];
  /** Finds the link to the next page where it is in the body. @param linked what the Link header says */
  readonly readNext?: (body: unknown, linked: string | undefined) => string | undefined;
  /** True: a page that is not full is the last one, whatever its link says. */
  readonly endsAtShortPage?: boolean;
}

/** What the resources speak through: one command's view of the connection. */
export interface Requester {
  /**
   * @throws {OktaApiError} for a status of 400 or more
   * @throws {FeatureMissingError} where the org lacks the feature that the call names
   * @throws {UnexpectedResponseError} for a body that is not JSON
   * @throws {TransportError} where no answer came
   */
  request<Body>(call: OktaCall): Promise<OktaReply<Body>>;
  /** The pages of a list, asked for one after another as they are consumed. Throws what `request` throws. */
  pages<Row>(call: OktaCall, options: PageOptions): AsyncGenerator<Page<Row>>;
  /** Asks for a link of Okta's, such as the poll link of a push, by the rules of {@link toOwnAddress}. */
  follow<Body>(href: string, answer?: ExpectedBody): Promise<OktaReply<Body>>;
  readonly rateLimit: RateLimitHeaders | undefined;
}

export interface RequesterOptions {
  /** The configured URL, without a slash at its end. */
  readonly origin: string;
  readonly send: Send;
  readonly redactor: Redactor;
  readonly run: RunContext;
}

const RATE_LIMIT_HEADERS = ['x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset'];

const REPEAT: Readonly<Record<OktaCall['method'], Repeat>> = {
  GET: 'safe',
  PUT: 'safe',
  DELETE: 'removal',
  POST: 'never',
};

/** Takes the place of the answer to a request that a dry run did not send. */
const NOT_SENT: OktaResponse = { status: 200, reason: 'OK', headers: {}, text: '{}' };

export function createRequester({ origin, send, redactor, run }: RequesterOptions): Requester {
  let rateLimit: RateLimitHeaders | undefined;

  /** Sends a call and leaves reading the answer to the caller. @param withdrawn aborted when the caller stops reading pages */
  const sendCall = async (call: Call, url: string, withdrawn?: AbortSignal, isFinal = true): Promise<UnreadReply> => {
    const request: OktaRequest = {
      method: call.method,
      url,
      headers: {},
      repeat: call.repeat ?? REPEAT[call.method],
      ...(call.busy === undefined ? {} : { busy: call.busy }),
      ...(isFinal ? {} : { takesServerFault: true as const }),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      run: withdrawn === undefined ? run : { ...run, signal: eitherOf(run.signal, withdrawn) },
    };
    if (run.dryRun?.isOn && call.method !== 'GET') {
      // A secret of the call is replaced however short it is; in an error that would tear other words apart.
      const redact = (text: string) =>
        call.secrets?.includes(text) ? REPLACEMENT : redactor.redact(text, call.secrets);
      run.dryRun.record(toPlannedRequest(call, url.slice(origin.length), redact));
      return { response: NOT_SENT, read: () => ({}) };
    }
    const response = await send(request);
    rateLimit = toRateLimit(response);
    const redact: Redact = (text) => redactor.redact(text, call.secrets);
    if (response.status >= 400) {
      const failure = toOktaFailure(response, redact);
      throw toApiError(new OktaApiError(failure), call.feature ?? run.feature);
    }
    if (response.status >= 300) throw toUnfollowed(response, call.method);
    return {
      response,
      read: () => {
        const body = call.answer === 'text' ? textResult(response, redact) : parseBody(response, call.method, redact);
        if (call.answer !== undefined) checkAnswer(body, call.answer);
        return body;
      },
    };
  };
  const exchange = async <Body>(call: Call, url: string): Promise<OktaReply<Body>> => {
    const { response, read } = await sendCall(call, url);
    return { body: read() as Body, response };
  };

  return {
    request: (call) => exchange(call, toUrl(origin, call.path, call.query)),
    pages: <Row>(call: OktaCall, { limit, pageSize, readRows, readNext, endsAtShortPage }: PageOptions) =>
      pagesOf<Row>(toUrl(origin, call.path, { ...call.query, ...toPageQuery(limit, pageSize) }), {
        limit,
        readNext,
        endsAtShortPage,
        relocate: hasPath(origin) ? (link) => toOwnAddress(link, origin) : undefined,
        // A link in a body is followed as Okta gave it.
        lowersLimit: pageSize !== undefined && readNext === undefined,
        // Async: a rejected link must reject this promise, not throw from `pagesOf`.
        ask: async (url, withdrawn) => {
          const address = toOwnAddress(url, origin);
          const ask = async (askedUrl: string, isFinal = true) => {
            const { response, read } = await sendCall(call, askedUrl, withdrawn, isFinal);
            return { response, read, askedUrl };
          };
          return pageSize === undefined ? ask(address) : askForSmallerPages(address, ask, run.budget);
        },
        readRows: readRows as ((body: unknown) => readonly Row[]) | undefined,
      }),
    follow: (href, answer) => exchange({ method: 'GET', ...(answer && { answer }) }, toOwnAddress(href, origin)),
    get rateLimit() {
      return rateLimit;
    },
  };
}

const toPageQuery = (limit: number | undefined, pageSize: number | undefined): Query =>
  pageSize === undefined ? {} : { limit: Math.min(limit ?? pageSize, pageSize) };
/** @param feature what the call belongs to, if some orgs lack it */
function toApiError(error: OktaApiError, feature: string | undefined): OktaApiError | FeatureMissingError {
  const isMissing = feature !== undefined && error.status === 401 && error.errorCode === 'E0000015';
  return isMissing ? new FeatureMissingError(feature, error) : error;
}

function toUrl(origin: string, path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) parameters.append(name, String(each));
    }
  }
  const text = parameters.toString();
  return `${origin}${path}${text === '' ? '' : `?${text}`}`;
}

function toRateLimit(response: OktaResponse): RateLimitHeaders {
  const found: Record<string, string> = {};
  for (const name of RATE_LIMIT_HEADERS) {
    const value = headerOf(response, name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** Takes the secrets of the connection and of the call out of a text. */
type Redact = (text: string) => string;

/**
 * Undefined for an empty body, which is how Okta answers some changes, but never a GET.
 *
 * @throws {UnexpectedResponseError}
 */
function parseBody(response: OktaResponse, method: OktaCall['method'], redact: Redact): unknown {
  if (response.text === '') {
    if (method === 'GET') throw toUnreadable(response, 'no body', redact);
    return undefined;
  }
  try {
    const body = parseJson(response.text);
    // A read shows nobody a secret; what a command is given as its own result comes as the answer to a change.
    return method === 'GET' ? maskSecrets(body, response.text) : body;
  } catch (error) {
    throw toUnreadable(
      response,
      `a body ${error instanceof RangeError ? `that is ${error.message}` : 'that is not JSON'}`,
      redact,
    );
  }
}

/** Okta's answer to a change, where it is not JSON. An HTML page is not Okta's. @throws {UnexpectedResponseError} */
function textResult(response: OktaResponse, redact: Redact): string {
  if (/^text\/html\b/i.test(headerOf(response, 'content-type') ?? '')) throw toUnreadable(response, 'a page', redact);
  return response.text;
}

function toUnreadable(response: OktaResponse, what: string, redact: Redact): UnexpectedResponseError {
  const type = redact(headerOf(response, 'content-type') ?? 'no content type');
  return unexpectedAnswer(
    `Failed to parse json object from response: Okta answered ${response.status} with ${what} (${type}).`,
  );
}

function toUnfollowed({ status, headers }: OktaResponse, method: string): UnexpectedResponseError {
  const target =
    typeof headers.location === 'string' && URL.canParse(headers.location) ? new URL(headers.location) : null;
  const where = target === null ? '' : ` to ${target.origin}`;
  return new UnexpectedResponseError(
    `Okta answered a ${method} request with a redirect (${status})${where}, which was not followed. Check the Okta URL.`,
  );
}
