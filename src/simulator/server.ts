import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Delivery } from './faults/fault-effects.ts';

export interface ServerOptions {
  port: number;
  tls?: { key: string; cert: string };
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Puts the org on a socket. It writes answers itself: dropping a connection or cutting a body needs the socket, and a
 * `Headers` object would join Okta's two Link headers into one line.
 */
export async function startServer(
  handle: (request: Request, target: string) => Promise<Delivery>,
  options: ServerOptions,
): Promise<RunningServer> {
  const fetch = async (request: Request, env: unknown): Promise<Response> => {
    const { incoming, outgoing } = env as { incoming: IncomingMessage; outgoing: ServerResponse };
    if (lacksLength(incoming)) {
      await send(outgoing, { response: new Response(null, { status: 411 }), cut: 'none' });
    } else await send(outgoing, await handle(request, incoming.url ?? '/'));
    return RESPONSE_ALREADY_SENT;
  };
  const server =
    options.tls === undefined
      ? createAdaptorServer({ fetch, overrideGlobalObjects: false, createServer: createHttpServer })
      : createAdaptorServer({
          fetch,
          overrideGlobalObjects: false,
          createServer: createHttpsServer,
          serverOptions: options.tls,
        });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Okta requires `Content-Length: 0` of a POST or PUT without a body. */
function lacksLength(incoming: IncomingMessage): boolean {
  const { method, headers } = incoming;
  if (method !== 'POST' && method !== 'PUT') return false;
  return headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}

async function send(outgoing: ServerResponse, { response, cut }: Delivery): Promise<void> {
  if (cut === 'drop') {
    outgoing.destroy();
    return;
  }
  for (const [name, value] of response.headers) {
    outgoing.setHeader(name, name === 'link' ? value.split(/,\s*(?=<)/) : value);
  }
  outgoing.statusCode = response.status;
  if (cut === 'truncate') {
    const body = Buffer.from(await response.arrayBuffer());
    // Without a body there is nothing to cut, so the connection drops.
    if (body.length === 0) {
      outgoing.destroy();
      return;
    }
    outgoing.setHeader('content-length', body.length);
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
    return;
  }
  if (response.body === null) {
    outgoing.end();
    return;
  }
  for await (const piece of response.body) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(piece)) {
      await new Promise<void>((resolve) => {
        outgoing.once('drain', resolve);
        outgoing.once('close', resolve);
      });
    }
  }
  outgoing.end();
}
