import ipaddr from 'ipaddr.js';
import { ConfigurationError } from '../../errors.ts';

/** The proxies of a machine, in the form of its environment variables. */
export interface ProxySettings {
  /** For origins with http, such as a simulator's. */
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  /** Hosts that are reached without a proxy, separated by commas. */
  readonly except?: string | undefined;
}

export interface ProxyServer {
  readonly isSecure: boolean;
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** `host:port`, for people. */
  readonly name: string;
  /** The value of `Proxy-Authorization`. */
  readonly authorization: string | undefined;
}

/**
 * The proxy on the way to an origin; undefined where there is none, or the origin is one of the exceptions.
 *
 * @throws {ConfigurationError} for an invalid address, and for a kind of proxy that is not supported
 */
export function toProxy(origin: URL, { http, https, except }: ProxySettings): ProxyServer | undefined {
  const given = (origin.protocol === 'https:' ? https : http)?.trim() ?? '';
  if (given === '' || isExcepted(origin, except ?? '')) return undefined;
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ConfigurationError('The proxy address of this machine is not valid. Give it as http://host:port.');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ConfigurationError(
      `The proxy of this machine uses the scheme '${url.protocol.slice(0, -1)}'. Only http and https proxies are supported.`,
    );
  }
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const host = withoutBrackets(url.hostname);
  return { isSecure, host, port, name: `${url.hostname}:${port}`, authorization: toAuthorization(url) };
}

export const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');

function toAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64')}`;
}

/** A percent sign that encodes nothing is kept. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `NO_PROXY`: a name, with or without a leading dot, covers all names below it; addresses, ranges and ports work too. */
function isExcepted(origin: URL, except: string): boolean {
  const host = withoutBrackets(origin.hostname).toLowerCase();
  const port = origin.port || (origin.protocol === 'https:' ? '443' : '80');
  return except
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, wantedPort] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (wantedPort !== undefined && wantedPort !== port) return false;
      const wanted = withoutBrackets(name).replace(/^\*?\./, '');
      return host === wanted || host.endsWith(`.${wanted}`) || isInRange(host, wanted);
    });
}

function isInRange(host: string, range: string): boolean {
  if (!range.includes('/') || !ipaddr.isValid(host) || !ipaddr.isValidCIDR(range)) return false;
  const address = ipaddr.process(host);
  const [network, bits] = ipaddr.parseCIDR(range);
  return address.kind() === network.kind() && address.match(network, bits);
}
