import { TransportError, type TransportFault, UnexpectedResponseError } from '../../errors.ts';
import { WireError, type WireLimits } from './wire.ts';

export interface FailureContext {
  /** `host:port` of the org, for people. */
  readonly host: string;
  /** Likewise of the proxy, where there is one. */
  readonly proxy: string | undefined;
  readonly limits: WireLimits;
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

/** Whatever kept an answer from coming, as an error of ours with words for people. */
export function toConnectionError(error: unknown, context: FailureContext): Error {
  if (!(error instanceof WireError)) return error instanceof Error ? error : new Error(String(error));
  const { cause } = error;
  const atProxy = error.code.startsWith('PROXY_') && FAULTS[error.code] === undefined;
  const code = atProxy ? error.code.slice('PROXY_'.length) : error.code;
  if (code.startsWith('HPE_')) {
    return new UnexpectedResponseError(
      `${context.host} answered with something that is not HTTP (${code}). Check the Okta URL and the proxy settings.`,
    );
  }
  const fault = FAULTS[code] ?? (isTlsCode(code) ? 'tls' : 'reset');
  const where = atProxy && context.proxy !== undefined ? { ...context, host: `the proxy ${context.proxy}` } : context;
  return new TransportError(fault, capitalize(describe(fault, code, where, cause)), { sent: error.sent });
}

const capitalize = (text: string): string => text.replace(/^the /, 'The ');

const isTlsCode = (code: string): boolean => /CERT|SSL|TLS|SIGNATURE|ISSUER|EPROTO/.test(code);

function describe(
  fault: TransportFault,
  code: string,
  { host, proxy, limits }: FailureContext,
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
        return `The proxy ${proxy} wants a user name and a password (${textOf(cause)}).`;
      return `The proxy ${proxy} does not let us through to ${host}: it answered ${textOf(cause)}.`;
    case 'tls':
      return (
        `The certificate of ${host} cannot be trusted (${code}). Give the CA of your network in SSL_CERT_FILE, ` +
        `or select 'Trust any certificate'.`
      );
    case 'too_large':
      return `${host} answered with more than ${limits.maxBodyBytes} bytes; it was not read.`;
    default:
      return `The connection to ${host} broke (${code || 'no code'}). Try again.`;
  }
}

function describeTimeout(code: string, host: string, limits: WireLimits): string {
  const advice = 'Check the network and the proxy settings.';
  if (code === 'IDLE_TIMEOUT') return `${host} did not answer within ${limits.idleTimeoutMs / 1000} s. ${advice}`;
  if (code === 'TOTAL_TIMEOUT') return `${host} was still answering after ${limits.totalTimeoutMs / 1000} s. ${advice}`;
  return `${host} did not take a connection within ${limits.connectTimeoutMs / 1000} s. ${advice}`;
}

/** What a proxy answered. The cause of the cause is the error with its words. */
const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : 'nothing');
