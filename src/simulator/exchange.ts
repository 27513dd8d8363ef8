import type { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import { toErrorBody } from './app.ts';
import type { Caller, SimulatorEnv } from './bindings.ts';
import type { Fault } from './faults/fault.ts';
import { type Delivery, faultAfter, faultBefore } from './faults/fault-effects.ts';
import type { FaultControl } from './faults/faults.ts';
import { type OktaError, rateLimitExceeded } from './okta-error.ts';
import type { Org } from './org.ts';
import { concurrencyState, withRate } from './rate-headers.ts';
import type { RateLimiter } from './rate-limits.ts';
import type { ObservedExchange, RecordedRequest } from './recorded-request.ts';
import { isPublic } from './routes/org.ts';

export interface ExchangeParts {
  clock: Clock;
  org: Org;
  app: Hono<SimulatorEnv>;
  faults: FaultControl;
  limiter: RateLimiter | undefined;
  concurrency: number;
  /** The caller, or the answer that refuses the request. */
  authenticate(request: Request): Promise<Caller | Response>;
  /** The token endpoint, whose caller has no token yet. */
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
    if (isPublic(path)) return parts.app.fetch(request, { caller: undefined });
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
