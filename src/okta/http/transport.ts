import type { Axios } from 'axios';
import type { Clock } from '../../clock.ts';
import { UnexpectedResponseError } from '../../errors.ts';
import type { OktaRequest, OktaResponse, Send } from '../pipeline/send.ts';
import { toConnectionError } from './connection-error.ts';
import { type ProxySettings, toProxy } from './proxy.ts';
import type { TrustOptions } from './trust.ts';
import { createWire, type Wire, type WireLimits, type WireOptions, type WireRequest } from './wire.ts';

export interface TransportOptions extends TrustOptions {
  /** The org's origin, e.g. `https://example.okta.com`; nothing is ever sent anywhere else. */
  readonly origin: string;
  /** Absent: no proxy is used, whatever the environment says. */
  readonly proxies?: ProxySettings | undefined;
  readonly userAgent: string;
  readonly limits: WireLimits;
  readonly clock: Clock;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The bottom layer: sends a request over HTTP and hands back whatever answer comes. The only file that knows axios, and
 * no AxiosError leaves it, since that carries the request's headers.
 */
export function createTransport(options: TransportOptions): Send {
  const { userAgent, limits, clock } = options;
  const origin = new URL(options.origin);
  const proxy = toProxy(origin, options.proxies ?? {});
  const context = { host: origin.host, proxy: proxy?.name, limits };
  let instance: Promise<Axios> | undefined;

  const sendOnce = async (request: OktaRequest, url: string): Promise<OktaResponse> => {
    if (!url.startsWith(`${options.origin}/`)) {
      const where = URL.canParse(url) ? ` (${new URL(url).origin})` : '';
      throw new UnexpectedResponseError(
        `Okta sent us to another address${where}; nothing was sent there. Check the Okta URL.`,
      );
    }
    const wireRequest: WireRequest = {
      method: request.method,
      path: url.slice(options.origin.length),
      headers: headersOf(request, userAgent),
      body: request.body,
      signal: request.run.signal,
      isFresh: request.repeat === 'never',
    };
    // A function is handed on as it is; an object would be copied with all that is in it.
    const data = (wire: Wire) => wire(wireRequest);
    instance ??= createAxios({ origin, proxy, trust: options, limits, clock });
    try {
      return (await (await instance).request<OktaResponse>({ method: request.method, url, data })).data;
    } catch (error) {
      request.run.signal?.throwIfAborted();
      throw toConnectionError(error, context);
    }
  };

  return async (request) => {
    let url = request.url;
    for (let redirects = 0; ; redirects += 1) {
      const response = await sendOnce(request, url);
      const { location } = response.headers;
      const follow = request.method === 'GET' && REDIRECTS.has(response.status) && typeof location === 'string';
      if (!follow || redirects === MAX_REDIRECTS) return response;
      url = toAddress(location, url);
    }
  };
}

/**
 * An axios whose adapter is ours: its own takes most of the time that a request costs this side, does not take
 * certificates and proxies apart from one another, and asks the environment. It is loaded when it is first needed.
 * Requests and answers pass through as they are: nothing in them is for axios to rewrite.
 */
async function createAxios(options: WireOptions): Promise<Axios> {
  const [{ Axios }, wire] = await Promise.all([import('axios'), createWire(options)]);
  // Without the defaults that `axios.create` would merge into every request.
  return new Axios({
    adapter: async (config) => {
      const answer = await (config.data as (wire: Wire) => Promise<OktaResponse>)(wire);
      return { data: answer, status: answer.status, statusText: answer.reason, headers: {}, config };
    },
  });
}

/** Okta answers 411 where a request without a body does not say that its length is 0. */
function headersOf({ method, headers, body }: OktaRequest, userAgent: string): Record<string, string> {
  const about: Record<string, string> = { accept: 'application/json', 'user-agent': userAgent };
  if (body !== undefined) about['content-type'] = 'application/json';
  else if (method !== 'GET') about['content-length'] = '0';
  return Object.assign(about, headers);
}

/** @throws {UnexpectedResponseError} */
function toAddress(location: string, base: string): string {
  try {
    return new URL(location, base).href;
  } catch {
    throw new UnexpectedResponseError('Okta sent us on to something that is no address. Check the Okta URL.');
  }
}
