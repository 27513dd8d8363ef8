import { type ClientRequest, type IncomingMessage, type RequestOptions, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../../clock.ts';
import type { OktaResponse } from '../pipeline/send.ts';
import { ConnectError, PLAIN_WAY } from './connect.ts';
import { ACCEPTED_ENCODINGS, decodeBody } from './decode-body.ts';
import { type ProxyServer, withoutBrackets } from './proxy.ts';
import type { TrustOptions } from './trust.ts';

/** One request over HTTP/1.1; everything in it stands as it shall be sent. */
export interface WireRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Sent over a connection of its own: on one that was kept, a lost reply may mean only that it had been closed. */
  readonly isFresh: boolean;
}

export interface WireLimits {
  /** Until the connection stands, TLS and tunnel included. */
  readonly connectTimeoutMs: number;
  /** Between two signs of life. */
  readonly idleTimeoutMs: number;
  /** From the request's start to its answer's last byte. */
  readonly totalTimeoutMs: number;
  /** A longer body, as sent or as decoded, is refused instead of being read into memory. */
  readonly maxBodyBytes: number;
}

export interface WireOptions {
  readonly origin: URL;
  readonly proxy: ProxyServer | undefined;
  readonly trust: TrustOptions;
  readonly limits: WireLimits;
  readonly clock: Clock;
}

/** No answer came, or none that may be read. `sent` is false where the request did not get as far as the server. */
export class WireError extends Error {
  readonly code: string;
  readonly sent: boolean;

  constructor(code: string, sent: boolean, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.sent = sent;
  }
}

export type Wire = (request: WireRequest) => Promise<OktaResponse>;

/** Sends requests to one origin, over connections that are kept. @throws {WireError}, or the signal's reason */
export async function createWire({ origin, proxy, trust, limits, clock }: WireOptions): Promise<Wire> {
  const open = await toOpener({ origin, proxy, trust }, limits);
  return (request) =>
    new Promise((resolve, reject) => {
      const { signal } = request;
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const startedMs = clock.now();
      const outgoing = open(request);

      const onAbort = () => fail(signal?.reason);
      // Whatever it is: a server may go on with its headers, with interim answers or with trailers for ever, too.
      const onBytes = () => {
        if (clock.now() - startedMs > limits.totalTimeoutMs) fail(new WireError('TOTAL_TIMEOUT', true));
      };
      const fail = (reason: unknown) => {
        signal?.removeEventListener('abort', onAbort);
        reject(reason);
        outgoing.destroy();
      };
      let connection: Socket | undefined;
      const read = (incoming: IncomingMessage) => {
        const { headers } = incoming;
        if (Number(headers['content-length']) > limits.maxBodyBytes) {
          fail(new WireError('TOO_LARGE', true));
          return;
        }
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size > limits.maxBodyBytes) fail(new WireError('TOO_LARGE', true));
        });
        incoming.on('error', (error: Error & { code?: string }) => fail(new WireError(error.code ?? '', true, error)));
        incoming.on('end', () => {
          if (connection !== undefined) watch(connection, undefined);
          const status = incoming.statusCode ?? 0;
          const reason = incoming.statusMessage || (STATUS_CODES[status] ?? '');
          decodeBody(chunks, headers['content-encoding'] ?? '', limits.maxBodyBytes).then(
            (text) => {
              signal?.removeEventListener('abort', onAbort);
              resolve({ status, reason, headers, text });
            },
            (error: Error & { code?: string }) => {
              const isTooLarge = error.code === 'ERR_BUFFER_TOO_LARGE';
              fail(new WireError(isTooLarge ? 'TOO_LARGE' : 'DAMAGED', true, error));
            },
          );
        });
      };

      signal?.addEventListener('abort', onAbort, { once: true });
      outgoing.on('socket', (socket) => {
        connection = socket;
        watch(socket, onBytes);
      });
      outgoing.on('response', read);
      outgoing.on('timeout', () => fail(new WireError('IDLE_TIMEOUT', true)));
      outgoing.on('error', (error: Error & { code?: string }) =>
        fail(new WireError(error.code ?? '', !(error instanceof ConnectError), error)),
      );
      if (request.body === undefined) outgoing.end();
      else outgoing.end(request.body);
    });
}

/** Who is told of the bytes that come over a connection: the request that uses it, if there is one. */
const watchers = new WeakMap<Socket, (() => void) | undefined>();

/** One listener for each connection: adding and removing one for each request costs more than what it does. */
function watch(socket: Socket, onBytes: (() => void) | undefined): void {
  if (!watchers.has(socket)) {
    socket.on('data', () => {
      const tell = watchers.get(socket);
      // Whoever sends what nobody asked for is out of step: what comes next on this connection is not to be relied on.
      if (tell === undefined) socket.destroy();
      else tell();
    });
  }
  watchers.set(socket, onBytes);
}

/** How a request to the origin is opened: straight, through a tunnel, or as a proxy's own business. */
async function toOpener(
  { origin, proxy, trust }: Pick<WireOptions, 'origin' | 'proxy' | 'trust'>,
  { connectTimeoutMs, idleTimeoutMs }: WireLimits,
): Promise<(request: WireRequest) => ClientRequest> {
  const isSecure = origin.protocol === 'https:';
  /** The proxy is asked for the whole address (RFC 9112 §3.2.2) where no tunnel is needed. */
  const asked = isSecure ? undefined : proxy;
  const useTls = isSecure || asked?.isSecure === true;
  const way = useTls
    ? (await import('./secure-way.ts')).createSecureWay(trust, isSecure ? proxy : undefined)
    : PLAIN_WAY;
  const [kept, fresh] = [way.createAgent(true), way.createAgent(false)];
  const base = {
    protocol: useTls ? 'https:' : 'http:',
    host: asked?.host ?? withoutBrackets(origin.hostname),
    port: asked?.port ?? (origin.port || (isSecure ? 443 : 80)),
    timeout: idleTimeoutMs,
    connectTimeoutMs,
  };
  const extra: Record<string, string> = { 'accept-encoding': ACCEPTED_ENCODINGS };
  if (asked !== undefined) extra.host = origin.host;
  if (asked?.authorization !== undefined) extra['proxy-authorization'] = asked.authorization;
  const prefix = asked === undefined ? '' : origin.origin;
  return ({ method, path, headers, signal, isFresh }) =>
    way.request(
      Object.assign({}, base, {
        method,
        path: prefix + path,
        headers: Object.assign({}, extra, headers),
        agent: isFresh ? fresh : kept,
        connectSignal: signal,
      }) as RequestOptions,
    );
}
