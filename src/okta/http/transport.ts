import type { Axios, AxiosRequestConfig, AxiosResponse } from 'axios';
import { UnexpectedResponseError } from '../../errors.ts';
import type { OktaRequest, OktaResponse, Send } from '../pipeline/send.ts';
import { type Agents, createAgents } from './agents.ts';
import { type TransportLimits, toConnectionError } from './connection-error.ts';
import { createHttpAdapter } from './http-adapter.ts';
import { type ProxyServer, type ProxySettings, toProxy } from './proxy.ts';
import { createTrust } from './trust.ts';
import type { TrustOptions } from './trust-options.ts';
import { createTunnel } from './tunnel.ts';

export interface TransportOptions extends TrustOptions {
  /** The org's URL without a slash at its end, e.g. `https://example.okta.com`; nothing is ever sent outside of it. */
  readonly origin: string;
  /** Absent: no proxy is used, whatever the environment says. */
  readonly proxies?: ProxySettings | undefined;
  readonly userAgent: string;
  readonly limits: TransportLimits;
}

export interface Transport {
  readonly send: Send;
  /** Closes the connections that are kept, and those in use. */
  close(): void;
}

/** Okta's errors have a few hundred characters. What is longer is cut before anything reads, searches or prints it. */
const MAX_ERROR_LENGTH = 1024 * 1024;

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The bottom layer: sends a request over HTTP and returns whatever answer comes. The only file that loads axios, and no
 * AxiosError leaves it, since that carries the request's headers.
 */
export function createTransport(options: TransportOptions): Transport {
  const { limits } = options;
  const origin = new URL(options.origin);
  const proxy = toProxy(origin, options.proxies ?? {});
  const agents = createOrgAgents(origin, proxy, options);
  const context = { host: origin.host, proxy: proxy?.name, limits };
  let instance: Promise<Axios> | undefined;

  const sendOnce = async (request: OktaRequest, url: string): Promise<OktaResponse> => {
    if (!url.startsWith(`${options.origin}/`)) throw elsewhere(url);
    instance ??= createAxios(options, proxy);
    const axios = await instance;
    try {
      return toOktaResponse(await axios.request<string>(toConfig(request, url, agents)));
    } catch (error) {
      request.run.signal?.throwIfAborted();
      throw toConnectionError(error, context);
    }
  };

  return {
    send: async (request) => {
      let url = request.url;
      for (let redirects = 0; ; redirects += 1) {
        const response = await sendOnce(request, url);
        const { location } = response.headers;
        const follow = request.method === 'GET' && REDIRECTS.has(response.status) && typeof location === 'string';
        if (!follow || redirects === MAX_REDIRECTS) return response;
        url = toAddress(location, url);
      }
    },
    close: () => agents.close(),
  };
}

/** The connections to the org: straight, through a tunnel, or to the proxy that speaks for an http org. */
function createOrgAgents(origin: URL, proxy: ProxyServer | undefined, options: TransportOptions): Agents {
  const trust = createTrust(options);
  const isSecure = origin.protocol === 'https:';
  return createAgents({
    isSecure: isSecure || proxy?.isSecure === true,
    trust,
    tunnel: isSecure && proxy ? createTunnel(proxy, trust) : undefined,
    connectTimeoutMs: options.limits.connectTimeoutMs,
  });
}

/**
 * Loaded when a request first needs it. `new Axios` and not `axios.create`, whose defaults (JSON, XSRF, the environment's
 * proxies) would be merged into every request only to be switched off.
 */
async function createAxios({ origin, userAgent, limits }: TransportOptions, proxy: ProxyServer | undefined) {
  const { Axios } = await import('axios');
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': userAgent };
  const isForwarded = proxy !== undefined && origin.startsWith('http:');
  if (isForwarded && proxy.authorization !== undefined) headers['proxy-authorization'] = proxy.authorization;
  return new Axios({
    adapter: createHttpAdapter(limits.idleTimeoutMs),
    timeout: limits.totalTimeoutMs,
    maxContentLength: limits.maxBodyBytes,
    proxy: isForwarded && { protocol: proxy.isSecure ? 'https:' : 'http:', host: proxy.host, port: proxy.port },
    headers,
  });
}

function toConfig({ method, headers, body, repeat, run }: OktaRequest, url: string, agents: Agents) {
  const agent = repeat === 'never' ? agents.fresh : agents.kept;
  const config: AxiosRequestConfig<string> = {
    method,
    url,
    headers: { ...aboutBody(method, body), ...headers },
    httpAgent: agent,
    httpsAgent: agent,
  };
  if (body !== undefined) config.data = body;
  if (run.signal !== undefined) config.signal = run.signal;
  return config;
}

/** Okta answers 411 where a request without a body does not say that its length is 0. */
function aboutBody(method: OktaRequest['method'], body: string | undefined): Record<string, string | false> {
  if (body !== undefined) return { 'content-type': 'application/json' };
  // False keeps axios from calling a body form data that is not there.
  return method === 'GET' ? {} : { 'content-length': '0', 'content-type': false };
}

function toOktaResponse({ status, statusText, headers, data }: AxiosResponse<string>): OktaResponse {
  const plain: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' || Array.isArray(value)) plain[name] = value;
  }
  const text = status >= 400 ? data.slice(0, MAX_ERROR_LENGTH) : data;
  return { status, reason: statusText, headers: plain, text };
}

function elsewhere(url: string): UnexpectedResponseError {
  const where = URL.canParse(url) ? ` (${new URL(url).origin})` : '';
  return new UnexpectedResponseError(
    `Okta redirected to another address${where}; nothing was sent there. Check the Okta URL.`,
  );
}

/** @throws {UnexpectedResponseError} */
function toAddress(location: string, base: string): string {
  try {
    return new URL(location, base).href;
  } catch {
    throw new UnexpectedResponseError('Okta redirected to something that is not a valid address. Check the Okta URL.');
  }
}
