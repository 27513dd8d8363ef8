import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createTransport, type TransportOptions } from '../../src/okta/http/transport.ts';

export interface LocalServer {
  readonly origin: string;
  readonly port: number;
  readonly server: Server;
  /** Connections that it has taken so far. */
  readonly connections: () => number;
}

/** A real server on this machine, closed by itself when the test is over. */
export async function startLocalServer(listener: RequestListener, tls?: ServerOptions): Promise<LocalServer> {
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, port, server, connections: () => connections };
}

/** A transport with limits that fit a test. */
export function openTransport(
  origin: string,
  { ca = [], ...more }: Partial<Omit<TransportOptions, 'ca'>> & { readonly ca?: readonly string[] } = {},
) {
  const transport = createTransport({
    origin,
    insecure: false,
    ca: () => ca,
    userAgent: 'tests',
    ...more,
    limits: {
      connectTimeoutMs: 2000,
      idleTimeoutMs: 2000,
      totalTimeoutMs: 60_000,
      maxBodyBytes: 1024 * 1024,
      ...more.limits,
    },
  });
  onTestFinished(() => transport.close());
  return transport.send;
}
