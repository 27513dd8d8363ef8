import { type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';

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

type Handover = (error: Error | null, stream: Duplex) => void;

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

export class ConnectingHttpAgent extends HttpAgent {
  override createConnection(options: ClientRequestArgs, handOver?: Handover): undefined {
    const { connectTimeoutMs } = options as ClientRequestArgs & ConnectOptions;
    const socket = super.createConnection({ ...options, timeout: connectTimeoutMs }) as Socket;
    whenConnected(socket, 'connect', options as ClientRequestArgs & ConnectOptions, handOver);
    return undefined;
  }
}

export interface SecureAgentOptions extends HttpsAgentOptions {
  /** Made when the first connection is: reading the certificates of all the world's authorities takes time. */
  readonly secureContext?: undefined;
  readonly trust: () => SecureContext | undefined;
  readonly tunnel?: OpenTunnel | undefined;
}

export class ConnectingHttpsAgent extends HttpsAgent {
  readonly #trust: () => SecureContext | undefined;
  readonly #tunnel: OpenTunnel | undefined;

  constructor({ trust, tunnel, ...options }: SecureAgentOptions) {
    super(options);
    this.#trust = trust;
    this.#tunnel = tunnel;
  }

  override createConnection(given: RequestOptions, handOver?: Handover): undefined {
    const secureContext = this.#trust();
    const options = { ...(given as RequestOptions & ConnectOptions), ...(secureContext && { secureContext }) };
    if (this.#tunnel === undefined) {
      this.#secure({ ...options, timeout: options.connectTimeoutMs }, handOver);
      return undefined;
    }
    this.#tunnel(String(options.host), Number(options.port), options).then(
      (socket) => this.#secure({ ...options, socket }, handOver),
      (error: Error) => handOver?.(error, undefined as never),
    );
    return undefined;
  }

  #secure(options: RequestOptions & ConnectOptions & { readonly socket?: Socket }, handOver?: Handover): void {
    let socket: Socket;
    try {
      socket = super.createConnection(options) as Socket;
    } catch (error) {
      handOver?.(new ConnectError(error as Error), undefined as never);
      return;
    }
    whenConnected(socket, 'secureConnect', options, handOver);
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
