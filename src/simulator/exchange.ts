import type { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import { toErrorBody } from './app.ts';
import type { Caller, SimulatorEnv } from './bindings.ts';
import type { Fault, FaultControl } from './faults.ts';
import { internalError, type OktaError, rateLimitExceeded } from './okta-error.ts';
import type { Org } from './org.ts';
import type { RateLimiter, RateState } from './rate-limits.ts';

/** A request that the org was sent. It never holds credentials: neither headers nor bodies are kept. */
export interface RecordedRequest {
  method: string;
  /** As sent, percent-encoded, without the query. */
  path: string;
  /** As sent, without `?`. */
  query: string;
  /** What was answered; 0 where the connection was dropped instead. */
  status: number;
  /** By the org's clock, milliseconds since 1970. */
  at: number;
  requestId: string;
  /** The kinds of fault that the request met. */
  faults: Fault['kind'][];
}

/**
 * A request that reached the org and what it answered, for whoever checks both against Okta's OpenAPI. Bodies can hold
 * passwords and tokens: they are handed over and not kept.
 */
export interface ObservedExchange {
  method: string;
  /** The path as it was routed, without query. */
  path: string;
  query: string;
  contentType: string | null;
  requestBody: string;
  status: number;
  responseBody: string;
}

/** An answer, and what becomes of it on its way. */
export interface Delivery {
  response: Response;
  cut: 'none' | 'drop' | 'truncate';
}

export interface ExchangeParts {
  clock: Clock;
  org: Org;
  app: Hono<SimulatorEnv>;
  faults: FaultControl;
  limiter: RateLimiter | undefined;
  concurrency: number;
  /** Who asks, or the answer that refuses him. */
  authenticate(request: Request): Promise<Caller | Response>;
  /** The token endpoint, which has no caller yet. */
  token(request: Request): Promise<Response>;
  onRequest(recorded: RecordedRequest): void;
  observe: ((exchange: ObservedExchange) => void) | undefined;
}

const TOKEN_PATH = '/oauth2/v1/token';

/** One request from its arrival to its answer: faults, caller, rate limit, route, headers, record. */
export function createExchange(parts: ExchangeParts): (request: Request, target?: string) => Promise<Delivery> {
  const { clock, org, faults } = parts;
  let inProgress = 0;

  const errorResponse = (error: OktaError): Response =>
    Response.json(toErrorBody(org, error), { status: error.status });

  const answer = async (request: Request, path: string, planned: readonly Fault[]): Promise<Delivery> => {
    for (const fault of planned) if (fault.kind === 'slow') await clock.sleep(fault.ms);
    const early = planned.map((fault) => faultBefore(fault, clock, errorResponse)).find((one) => one !== undefined);
    if (early !== undefined) return early;
    if (inProgress > parts.concurrency) {
      return { response: withRate(errorResponse(rateLimitExceeded()), concurrencyState(clock)), cut: 'none' };
    }
    const response = await observed(request, path);
    for (const fault of planned) {
      const late = await faultAfter(fault, response);
      if (late !== undefined) return late;
    }
    return { response, cut: 'none' };
  };

  const observed = async (request: Request, path: string): Promise<Response> => {
    if (parts.observe === undefined) return answerOrg(request, path);
    const requestBody = await request.clone().text();
    const response = await answerOrg(request, path);
    parts.observe({
      method: request.method,
      path,
      query: new URL(request.url).search.slice(1),
      contentType: request.headers.get('content-type'),
      requestBody,
      status: response.status,
      responseBody: await response.clone().text(),
    });
    return response;
  };

  const answerOrg = async (request: Request, path: string): Promise<Response> => {
    if (path === TOKEN_PATH && request.method === 'POST') {
      return withinRate('token endpoint', request, path, () => parts.token(request));
    }
    const caller = await parts.authenticate(request);
    if (caller instanceof Response) return caller;
    return withinRate(caller.client, request, path, async () => parts.app.fetch(request, { caller }));
  };

  const withinRate = async (
    client: string,
    request: Request,
    path: string,
    run: () => Promise<Response>,
  ): Promise<Response> => {
    const state = parts.limiter?.take(client, request.method, path);
    const response = state?.allowed === false ? errorResponse(rateLimitExceeded()) : await run();
    return state === undefined ? response : withRate(response, state);
  };

  return async (request, target) => {
    const url = new URL(request.url);
    const asSent = target ?? url.pathname + url.search;
    const [path = '', ...queryParts] = asSent.split('?');
    const query = queryParts.join('?');
    const planned = faults.take(request.method, url.pathname, query);
    const at = clock.now();
    const requestId = org.ids.opaque('', 18);
    inProgress += 1;
    let delivery: Delivery;
    try {
      delivery = await answer(request, url.pathname, planned);
    } finally {
      inProgress -= 1;
    }
    const { response, cut } = delivery;
    const status = cut === 'drop' ? 0 : response.status;
    parts.onRequest({
      method: request.method,
      path,
      query,
      status,
      at,
      requestId,
      faults: planned.map((fault) => fault.kind),
    });
    return { response: withHeaders(response, clock, requestId), cut };
  };
}

/** What a fault answers in the place of the org, which then never hears of the request. */
function faultBefore(fault: Fault, clock: Clock, errorResponse: (error: OktaError) => Response): Delivery | undefined {
  switch (fault.kind) {
    case 'status':
      return fault.when === 'after' ? undefined : { response: gatewayError(fault.status, errorResponse), cut: 'none' };
    case 'drop':
      return fault.when === 'after' ? undefined : { response: new Response(null), cut: 'drop' };
    case 'rate-limit': {
      const resetS = Math.ceil((clock.now() + (fault.resetInMs ?? 5000)) / 1000);
      const state = { allowed: false, limit: 600, remaining: 0, resetS };
      return { response: withRate(errorResponse(rateLimitExceeded()), state), cut: 'none' };
    }
    case 'concurrency':
      return { response: withRate(errorResponse(rateLimitExceeded()), concurrencyState(clock)), cut: 'none' };
    default:
      return undefined;
  }
}

/** What a fault does to an answer that the org has given. */
async function faultAfter(fault: Fault, response: Response): Promise<Delivery | undefined> {
  switch (fault.kind) {
    case 'status':
      return fault.when === 'after' ? { response: gatewayError(fault.status, undefined), cut: 'none' } : undefined;
    case 'drop':
      return { response, cut: 'drop' };
    case 'truncate':
      return { response, cut: 'truncate' };
    case 'content-type': {
      const headers = new Headers(response.headers);
      headers.set('content-type', fault.contentType ?? 'text/html; charset=utf-8');
      const body = fault.body ?? '<html><body><h1>Sign in</h1></body></html>';
      return { response: new Response(body, { status: response.status, headers }), cut: 'none' };
    }
    case 'huge':
      return {
        response: new Response(endlessText(fault.bytes), { headers: { 'content-type': 'application/json' } }),
        cut: 'none',
      };
    default:
      return undefined;
  }
}

/** Okta's own 500 speaks JSON; what stands before it speaks HTML. */
function gatewayError(status: number, errorResponse: ((error: OktaError) => Response) | undefined): Response {
  if (status === 500 && errorResponse !== undefined) return errorResponse(internalError());
  const title = GATEWAY_TITLES[status] ?? 'Error';
  const body = `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`;
  return new Response(body, { status, headers: { 'content-type': 'text/html' } });
}

const GATEWAY_TITLES: Record<number, string> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** A JSON text of so many bytes (`Infinity` for one that never ends), made piece by piece. */
function endlessText(bytes: number): ReadableStream<Uint8Array> {
  const piece = new TextEncoder().encode('x'.repeat(64 * 1024));
  let left = bytes;
  let begun = false;
  return new ReadableStream({
    pull(controller) {
      if (!begun) {
        begun = true;
        controller.enqueue(new TextEncoder().encode('[{"id":"'));
        return;
      }
      if (left <= 0) {
        controller.enqueue(new TextEncoder().encode('"}]'));
        controller.close();
        return;
      }
      controller.enqueue(left < piece.length ? piece.subarray(0, left) : piece);
      left -= piece.length;
    },
  });
}

/** A concurrency 429: limit and remaining are 0 and the reset is a guess. */
function concurrencyState(clock: Clock): RateState {
  return { allowed: false, limit: 0, remaining: 0, resetS: Math.ceil(clock.now() / 1000) + 1 };
}

function withRate(response: Response, state: RateState): Response {
  const headers = new Headers(response.headers);
  headers.set('x-rate-limit-limit', String(state.limit));
  headers.set('x-rate-limit-remaining', String(state.remaining));
  headers.set('x-rate-limit-reset', String(state.resetS));
  return new Response(response.body, { status: response.status, headers });
}

function withHeaders(response: Response, clock: Clock, requestId: string): Response {
  const headers = new Headers(response.headers);
  headers.set('date', new Date(clock.now()).toUTCString());
  headers.set('x-okta-request-id', requestId);
  headers.set('server', 'nginx');
  headers.set('cache-control', 'no-cache, no-store');
  headers.set('pragma', 'no-cache');
  headers.set('expires', '0');
  return new Response(response.body, { status: response.status, headers });
}
