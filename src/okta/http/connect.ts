import { type ClientRequestArgs, Agent as HttpAgent, request } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Connections that are handed over when they stand, TLS and tunnel included, so that whatever fails before is known to
 * have failed before anything was sent. Node's own agents hand them over while they are still being made.
 */

/** What a request brings along for the connection that may have to be made for it. */
export interface ConnectOptions {
  readonly connectTimeoutMs: number;
  /** Ends the attempt at once. */
  readonly connectSignal?: AbortSignal | undefined;
}

export type Handover = (error: Error | null, stream: Duplex) => void;

/** Opens the way to a host through a proxy. */
export type OpenTunnel = (host: string, port: number, options: ConnectOptions) => Promise<Socket>;

/** The connection could not be made; nothing was sent. The cause tells why. */
export class ConnectError extends Error {
  readonly code: string;

  constructor(cause: Error & { readonly code?: string }, code = cause.code ?? '') {
    super(cause.message, { cause });
    this.code = code;
  }
}

/** How requests are sent and where their connections come from: what HTTP and HTTPS differ in. */
export interface Way {
  readonly request: typeof request;
  createAgent(keepAlive: boolean): HttpAgent;
}

/** HTTP without TLS. */
export const PLAIN_WAY: Way = { request, createAgent: (keepAlive) => new ConnectingHttpAgent({ keepAlive }) };

class ConnectingHttpAgent extends HttpAgent {
  override createConnection(options: ClientRequestArgs, handOver?: Handover): undefined {
    const { connectTimeoutMs } = options as ClientRequestArgs & ConnectOptions;
    const socket = super.createConnection({ ...options, timeout: connectTimeoutMs }) as Socket;
    whenConnected(socket, 'connect', options as ClientRequestArgs & ConnectOptions, handOver);
    return undefined;
  }
}

/** Hands a socket over once it is connected; what happens until then is told as a ConnectError. */
export function whenConnected(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { connectTimeoutMs, connectSignal }: ConnectOptions,
  handOver: Handover = () => {},
): void {
  const onTimeout = () => {
    const why = Object.assign(new Error(`not connected within ${connectTimeoutMs} ms`), { code: 'ETIMEDOUT' });
    socket.destroy(why);
  };
  const onAbort = () => socket.destroy(Object.assign(new Error('aborted'), { code: 'ABORT_ERR' }));
  const onError = (error: Error) => {
    stopListening();
    // Errors that come after the first one have nobody to go to.
    socket.on('error', () => {});
    handOver(new ConnectError(error), undefined as never);
  };
  const onClose = () => onError(Object.assign(new Error('closed while connecting'), { code: 'ECONNRESET' }));
  const onConnected = () => {
    stopListening();
    handOver(null, socket);
  };
  const stopListening = () => {
    socket.off('timeout', onTimeout).off('error', onError).off('close', onClose).off(event, onConnected);
    connectSignal?.removeEventListener('abort', onAbort);
  };
  socket.on('timeout', onTimeout).on('error', onError).on('close', onClose).on(event, onConnected);
  if (connectSignal?.aborted) onAbort();
  else connectSignal?.addEventListener('abort', onAbort, { once: true });
}
