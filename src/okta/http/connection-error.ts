import { TransportError, type TransportFault, UnexpectedResponseError } from '../../errors.ts';
import { describeTlsFault, isTlsCode } from './tls-fault.ts';

/** No answer came, or none that may be read. */
export class ConnectionError extends Error {
  /** Node's code, or one of our own from `FAULTS`. A proxy's begins with `PROXY_`. */
  readonly code: string;
  /** False: the request did not get as far as the server. */
  readonly sent: boolean;

  constructor(code: string, sent: boolean, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.sent = sent;
  }
}

/** How long the transport waits and how much it reads. */
export interface TransportLimits {
  /** Until a connection is ready for a request: tunnel and TLS included. */
  readonly connectTimeoutMs: number;
  /** Without a byte in either direction. */
  readonly idleTimeoutMs: number;
  /** From the start of a request to the last byte of its answer. */
  readonly totalTimeoutMs: number;
  /** Of a body, as sent and as decoded. */
  readonly maxBodyBytes: number;
}

export interface ConnectionContext {
  /** `host:port` of the org, for people. */
  readonly host: string;
  /** The same of the proxy, if there is one. */
  readonly proxy: string | undefined;
  readonly limits: TransportLimits;
}

const FAULTS: Readonly<Record<string, TransportFault>> = {
  ETIMEDOUT: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  ECONNABORTED: 'timeout',
  IDLE_TIMEOUT: 'timeout',
  TOTAL_TIMEOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EHOSTDOWN: 'refused',
  TOO_LARGE: 'too_large',
  PROXY_UNREACHABLE: 'refused',
  PROXY_CREDENTIALS: 'proxy',
  PROXY_REFUSED: 'proxy',
};

/** What went wrong with a connection, as an error of this product with words for people. */
export function toConnectionError(error: unknown, context: ConnectionContext): Error {
  if (!(error instanceof ConnectionError)) return error instanceof Error ? error : new Error(String(error));
  const { cause } = error;
  const isAtProxy = error.code.startsWith('PROXY_') && FAULTS[error.code] === undefined;
  const code = isAtProxy ? error.code.slice('PROXY_'.length) : error.code;
  if (code.startsWith('HPE_')) return new UnexpectedResponseError(notHttp(context.host, code));
  if (code === 'UPGRADE') return new UnexpectedResponseError(upgraded(context.host));
  const fault = FAULTS[code] ?? (isTlsCode(code) ? 'tls' : 'reset');
  const where = isAtProxy && context.proxy !== undefined ? { ...context, host: `the proxy ${context.proxy}` } : context;
  return new TransportError(fault, capitalize(describe(fault, code, where, cause)), { sent: error.sent });
}

const capitalize = (text: string): string => text.replace(/^the /, 'The ');

const notHttp = (host: string, code: string): string =>
  `${host} answered with something that is not HTTP (${code}). Check the Okta URL and the proxy settings.`;

const upgraded = (host: string): string =>
  `${host} switched to another protocol (101), which was not requested. Check the Okta URL and the proxy settings.`;

function describe(
  fault: TransportFault,
  code: string,
  { host, proxy, limits }: ConnectionContext,
  cause: unknown,
): string {
  switch (fault) {
    case 'timeout':
      return describeTimeout(code, host, limits);
    case 'dns':
      return `The host name ${host.replace(/:\d+$/, '')} cannot be resolved. Check the Okta URL and the network.`;
    case 'refused':
      if (code === 'PROXY_UNREACHABLE') return `The proxy ${proxy} cannot reach ${host}: it answered ${textOf(cause)}.`;
      return `${host} cannot be reached (${code}). Check the Okta URL, the network and the proxy settings.`;
    case 'proxy':
      if (code === 'PROXY_CREDENTIALS')
        return `The proxy ${proxy} requires a user name and a password (${textOf(cause)}).`;
      return `The proxy ${proxy} refused to connect to ${host}: it answered ${textOf(cause)}.`;
    case 'tls':
      return describeTlsFault(host, code);
    case 'too_large':
      return `${host} answered with more than ${limits.maxBodyBytes} bytes; it was not read.`;
    default:
      return `The connection to ${host} was lost (${code || 'no code'}). Try again.`;
  }
}

function describeTimeout(code: string, host: string, limits: TransportLimits): string {
  const advice = 'Check the network and the proxy settings.';
  if (code === 'IDLE_TIMEOUT') return `${host} did not answer within ${limits.idleTimeoutMs / 1000} s. ${advice}`;
  if (code === 'TOTAL_TIMEOUT') return `${host} was still answering after ${limits.totalTimeoutMs / 1000} s. ${advice}`;
  return `${host} did not take a connection within ${limits.connectTimeoutMs / 1000} s. ${advice}`;
}

/** What a proxy answered. */
const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : 'nothing');
