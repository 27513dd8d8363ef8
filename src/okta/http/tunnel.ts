import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { ConnectError, type OpenTunnel } from './connect.ts';
import type { ProxyServer } from './proxy.ts';
import type { Trust } from './trust.ts';

/**
 * The way through a proxy by CONNECT (RFC 9110 §9.3.6). The proxy's own certificate, where it has one, is checked as
 * Okta's is.
 */
export function createTunnel(proxy: ProxyServer, trust: Trust): OpenTunnel {
  return (host, port, { connectTimeoutMs, connectSignal }) =>
    new Promise((resolve, reject) => {
      const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const secureContext = proxy.isSecure ? trust.context() : undefined;
      const options: RequestOptions & { readonly secureContext?: SecureContext } = {
        host: proxy.host,
        port: proxy.port,
        method: 'CONNECT',
        path: target,
        agent: false,
        timeout: connectTimeoutMs,
        headers: {
          host: target,
          ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }),
        },
        ...(connectSignal && { signal: connectSignal }),
      };
      const request = proxy.isSecure
        ? httpsRequest({
            ...options,
            rejectUnauthorized: trust.rejectUnauthorized,
            ...(secureContext && { secureContext }),
          })
        : httpRequest(options);
      const onAnswer = (response: IncomingMessage, socket: Socket, head?: Buffer) => {
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) {
          if (head !== undefined && head.length > 0) socket.unshift(head);
          socket.setKeepAlive(true);
          resolve(socket);
          return;
        }
        socket.destroy();
        reject(new ConnectError(new Error(`${status} ${response.statusMessage ?? ''}`.trim()), toProxyCode(status)));
      };
      request.on('connect', onAnswer);
      // A proxy that does not know CONNECT answers it as any other request.
      request.on('response', (response) => onAnswer(response, response.socket));
      request.on('timeout', () => {
        request.destroy(Object.assign(new Error('the proxy did not answer'), { code: 'ETIMEDOUT' }));
      });
      request.on('error', (error: Error & { code?: string }) =>
        reject(new ConnectError(error, `PROXY_${error.code ?? ''}`)),
      );
      request.end();
    });
}

/** Codes of our own beside Node's: what a proxy's answer to CONNECT means for the connection. */
function toProxyCode(status: number): string {
  if (status === 407) return 'PROXY_CREDENTIALS';
  return status >= 500 ? 'PROXY_UNREACHABLE' : 'PROXY_REFUSED';
}
