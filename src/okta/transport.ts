import { Agent as HttpAgent, STATUS_CODES } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance, type AxiosResponse, isAxiosError } from 'axios';
import { TransportError, type TransportFault, UnexpectedResponseError } from '../errors.ts';
import type { OktaRequest, OktaResponse, Send } from './request.ts';

export interface TransportOptions {
  /** The org's origin, e.g. `https://example.okta.com`; nothing is ever sent anywhere else. */
  readonly origin: string;
  /** True: the server's certificate is not checked, on these connections alone. */
  readonly insecure: boolean;
  readonly userAgent: string;
  /** From the request's start to its answer's last byte. */
  readonly timeoutMs: number;
  /** A longer body is refused instead of being read into memory. */
  readonly maxBodyBytes: number;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 307, 308]);

/**
 * The bottom layer: sends a request over HTTP and hands back whatever answer comes. The only file that knows axios, and
 * no AxiosError leaves it, since that carries the request's headers.
 */
export function createTransport(options: TransportOptions): Send {
  const http: AxiosInstance = axios.create({
    // Proxies are ours to choose: axios would take them from the environment.
    proxy: false,
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true, rejectUnauthorized: !options.insecure }),
    timeout: options.timeoutMs,
    maxContentLength: options.maxBodyBytes,
    maxRedirects: 0,
    responseType: 'text',
    transformRequest: [(body: unknown) => body],
    transformResponse: [(body: unknown) => body],
    validateStatus: () => true,
  });

  const sendOnce = async (request: OktaRequest, url: string): Promise<OktaResponse> => {
    if (new URL(url).origin !== options.origin) {
      throw new UnexpectedResponseError(
        `Okta sent us to another address (${new URL(url).origin}); nothing was sent there. Check the Okta URL.`,
      );
    }
    try {
      return toResponse(
        await http.request<string>({
          method: request.method,
          url,
          headers: headersOf(request, options.userAgent),
          ...(request.body === undefined ? {} : { data: request.body }),
          ...(request.scope.signal && { signal: request.scope.signal }),
        }),
      );
    } catch (error) {
      request.scope.signal?.throwIfAborted();
      throw toTransportError(error, options);
    }
  };

  return async (request) => {
    let url = request.url;
    for (let redirects = 0; ; redirects += 1) {
      const response = await sendOnce(request, url);
      const location = response.headers['location'];
      const follow = request.method === 'GET' && REDIRECTS.has(response.status) && typeof location === 'string';
      if (!follow || redirects === MAX_REDIRECTS) return response;
      url = new URL(location, url).href;
    }
  };
}

/** axios would send a POST or PUT without a body as form-urlencoded; Okta answers 411 where the length is missing. */
function headersOf({ method, headers, body }: OktaRequest, userAgent: string): Record<string, string | false> {
  const type = body === undefined ? false : 'application/json';
  const length = body === undefined && method !== 'GET' ? { 'content-length': '0' } : {};
  return { accept: 'application/json', 'user-agent': userAgent, 'content-type': type, ...length, ...headers };
}

function toResponse({ status, statusText, headers, data }: AxiosResponse<string>): OktaResponse {
  const plain = headers as Record<string, string | string[] | undefined>;
  return { status, reason: statusText || (STATUS_CODES[status] ?? ''), headers: plain, text: data ?? '' };
}

const FAULTS: Readonly<Record<string, TransportFault>> = {
  ECONNABORTED: 'timeout',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ERR_CANCELED: 'aborted',
};

function toTransportError(error: unknown, { origin, timeoutMs, maxBodyBytes }: TransportOptions): Error {
  if (!isAxiosError(error)) return error instanceof Error ? error : new Error(String(error));
  const code = error.code ?? '';
  const host = new URL(origin).host;
  if (error.message.startsWith('maxContentLength')) {
    return new TransportError('too_large', `${host} answered with more than ${maxBodyBytes} bytes; it was not read.`);
  }
  const fault = FAULTS[code] ?? (isTlsCode(code) ? 'tls' : 'reset');
  return new TransportError(fault, describe(fault, host, code, timeoutMs));
}

function isTlsCode(code: string): boolean {
  return /CERT|SSL|TLS|SIGNATURE|ISSUER|EPROTO/.test(code);
}

function describe(fault: TransportFault, host: string, code: string, timeoutMs: number): string {
  switch (fault) {
    case 'timeout':
      return `${host} did not answer within ${timeoutMs / 1000} s. Check the network and the proxy settings.`;
    case 'dns':
      return `The host name ${host} cannot be resolved. Check the Okta URL and the network.`;
    case 'refused':
      return `${host} cannot be reached (${code}). Check the Okta URL, the network and the proxy settings.`;
    case 'tls':
      return `The certificate of ${host} cannot be trusted (${code}). Give the CA of your network in SSL_CERT_FILE, or select 'Trust any certificate'.`;
    case 'aborted':
      return 'The command was cancelled.';
    default:
      return `The connection to ${host} broke (${code || 'no code'}). Try again.`;
  }
}
