import { isDeepStrictEqual } from 'node:util';
import type { Exchange, RecordedResponse } from './vectors.ts';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
}

/**
 * An org that gives the recorded answers. It accepts fewer requests, another order, and requests in parallel:
 * requests are matched by method and path, then by the query that disagrees least; an answer may be given again; a login
 * in the path is as good as the look-up of that login that was recorded, and the other way round.
 *
 * What changes the result is not free: the body of a write, and the query members in `DECISIVE`.
 */
export interface RecordedOrg {
  answer(asked: Asked): RecordedResponse;
  /** What was wrong with the requests. */
  readonly complaints: readonly string[];
}

/** How many rows a page has, and the bounds of time, are ours to choose. */
const FREE = ['limit', 'until', 'since'];
const DECISIVE = ['activate', 'provider', 'q', 'filter', 'search', 'sortOrder', 'since'];
const LOGIN_LOOKUP = /^profile\.login eq "(.*)"$/s;
const USER_PATH = /^\/api\/v1\/users\/([^/]+)(.*)$/s;

export function createRecordedOrg(exchanges: readonly Exchange[]): RecordedOrg {
  const uses = new Map<Exchange, number>();
  const complaints: string[] = [];
  const recorded = exchanges.map((exchange) => ({
    exchange,
    path: decode(exchange.request.path),
    query: new URLSearchParams(exchange.request.query ?? ''),
  }));
  const isRecorded = (method: string, path: string) =>
    recorded.some((one) => one.exchange.request.method === method && one.path === path);
  const reads = recorded.filter(
    ({ exchange, path }) => exchange.request.method === 'GET' && USER_PATH.exec(path)?.[2] === '',
  );

  /** The answer to the recorded look-up of a login. */
  const lookupOf = (login: string) =>
    recorded.find(
      ({ path, query }) => path === '/api/v1/users' && LOGIN_LOOKUP.exec(query.get('filter') ?? '')?.[1] === login,
    )?.exchange.response;

  const match = (method: string, path: string, query: URLSearchParams): Exchange | undefined => {
    const cost = (one: (typeof recorded)[number]) => {
      const names = new Set([...one.query.keys(), ...query.keys()]);
      const differing = [...names].filter((name) => !FREE.includes(name) && one.query.get(name) !== query.get(name));
      return differing.length + (uses.get(one.exchange) ?? 0) / 2;
    };
    const candidates = recorded.filter(
      (one) =>
        one.exchange.request.method === method &&
        one.path === path &&
        (one.query.get('after') ?? '') === (query.get('after') ?? ''),
    );
    return candidates.sort((left, right) => cost(left) - cost(right))[0]?.exchange;
  };

  const answerByLogin = (method: string, path: string): RecordedResponse | { readonly path: string } => {
    const [, login = '', rest = ''] = USER_PATH.exec(path) ?? [];
    const looked = login === '' ? undefined : lookupOf(login);
    if (looked !== undefined) {
      if (looked.status >= 400 || looked.bodyText !== undefined) return looked;
      const [user, ...others] = looked.body as { readonly id: string }[];
      if (user === undefined || others.length > 0) return notFound(login);
      if (isRecorded(method, path)) return { path };
      if (method !== 'GET' || rest !== '') return { path: `/api/v1/users/${user.id}${rest}` };
      const { link: _, ...headers } = looked.headers;
      return { ...looked, headers, body: user };
    }
    const read = reads.find(
      ({ exchange }) => exchange.response.status === 200 && idOf(exchange.response.body) === login,
    );
    return { path: read === undefined || isRecorded(method, path) ? path : `${read.path}${rest}` };
  };

  const answerLookup = ({ method, url }: Asked): RecordedResponse | undefined => {
    const expression = url.searchParams.get('search') ?? url.searchParams.get('filter') ?? '';
    const literal = LOGIN_LOOKUP.exec(expression)?.[1]?.replace(/\\(.)/gs, '$1');
    if (literal === undefined || method !== 'GET' || url.pathname !== '/api/v1/users') return undefined;
    const read = reads.find(({ path }) => path === `/api/v1/users/${literal}`)?.exchange.response;
    if (read?.status === 200) return { ...read, body: [read.body] };
    return read?.status === 404 ? { ...read, status: 200, body: [] } : read;
  };

  return {
    complaints,
    answer(asked) {
      const looked = answerLookup(asked);
      if (looked !== undefined) return looked;
      const target = answerByLogin(asked.method, decode(asked.url.pathname));
      if ('status' in target) return target;
      const exchange = match(asked.method, target.path, asked.url.searchParams);
      if (exchange === undefined) return notFound(target.path);
      uses.set(exchange, (uses.get(exchange) ?? 0) + 1);
      complaints.push(...complaintsAbout(exchange, asked));
      return exchange.response;
    },
  };
}

function complaintsAbout({ request }: Exchange, { url, body }: Asked): string[] {
  const query = new URLSearchParams(request.query ?? '');
  const isLookup = /^profile\.(login|email) eq /.test(query.get('filter') ?? '');
  const complaints = DECISIVE.filter(
    (name) => !isLookup && query.has(name) && query.get(name) !== url.searchParams.get(name),
  ).map((name) => `${name}=${url.searchParams.get(name)} instead of ${query.get(name)}`);
  if (request.body && !isDeepStrictEqual(withoutEmpty(body), withoutEmpty(request.body))) {
    complaints.push(`body ${JSON.stringify(body)} instead of ${JSON.stringify(request.body)}`);
  }
  return complaints;
}

/** Members that are null or empty say nothing in a body. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutEmpty(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function notFound(what: string): RecordedResponse {
  const errorSummary = `Not found: Resource not found: ${what} (User)`;
  return {
    status: 404,
    headers: { 'content-type': 'application/json' },
    body: { errorCode: 'E0000007', errorSummary, errorLink: 'E0000007', errorId: 'oaeRecordedOrg', errorCauses: [] },
  };
}

function idOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
