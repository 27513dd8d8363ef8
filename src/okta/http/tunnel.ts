import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import { ConnectionError } from './connection-error.ts';
import type { ProxyServer } from './proxy.ts';
import type { Trust } from './trust.ts';

/**
 * Opens the way to a host through a proxy.
 *
 * @param signal ends the attempt
 * @throws {ConnectionError} with `sent` false
 */
export type OpenTunnel = (host: string, port: number, signal: AbortSignal) => Promise<Socket>;

/** The way through a proxy by CONNECT (RFC 9110 §9.3.6). The certificate of an https proxy is checked as Okta's is. */
export function createTunnel(proxy: ProxyServer, trust: Trust): OpenTunnel {
  return (host, port, signal) =>
    new Promise((resolve, reject) => {
      const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const request = proxy.isSecure
        ? httpsRequest({ ...toOptions(proxy, target, signal), ...toTlsOptions(trust) })
        : httpRequest(toOptions(proxy, target, signal));
      const onAnswer = (response: IncomingMessage, socket: Socket, head?: Buffer) => {
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) {
          if (head !== undefined && head.length > 0) socket.unshift(head);
          socket.setKeepAlive(true);
          resolve(socket);
          return;
        }
        socket.destroy();
        const answered = new Error(`${status} ${response.statusMessage ?? ''}`.trim());
        reject(new ConnectionError(toProxyCode(status), false, answered));
      };
      request.on('connect', onAnswer);
      // A proxy that does not know CONNECT answers it like any other request.
      request.on('response', (response) => onAnswer(response, response.socket));
      request.on('error', (error) => {
        const cause = signal.aborted ? signal.reason : error;
        reject(new ConnectionError(`PROXY_${cause?.code ?? ''}`, false, cause));
      });
      request.end();
    });
}

function toOptions(proxy: ProxyServer, target: string, signal: AbortSignal): RequestOptions {
  const headers: Record<string, string> = { host: target };
  if (proxy.authorization !== undefined) headers['proxy-authorization'] = proxy.authorization;
  return { host: proxy.host, port: proxy.port, method: 'CONNECT', path: target, agent: false, signal, headers };
}

function toTlsOptions(trust: Trust) {
  const secureContext = trust.context();
  return { rejectUnauthorized: trust.rejectUnauthorized, ...(secureContext && { secureContext }) };
}

/** Codes of our own beside Node's: what a proxy's answer to CONNECT means for the connection. */
function toProxyCode(status: number): string {
  if (status === 407) return 'PROXY_CREDENTIALS';
  return status >= 500 ? 'PROXY_UNREACHABLE' : 'PROXY_REFUSED';
}
