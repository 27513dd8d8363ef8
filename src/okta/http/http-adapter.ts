import {
  type ClientRequest,
  type Agent as HttpAgent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  STATUS_CODES,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { startTimer } from '../../clock.ts';
import type { ConnectOptions } from './agents.ts';
import { ConnectionError } from './connection-error.ts';
import { withoutBrackets } from './proxy.ts';
import { ACCEPTED_ENCODINGS, readBody } from './read-body.ts';

/**
 * An adapter for axios over Node's own HTTP. Unlike the one that axios brings along, it knows whether a request was sent
 * (`ConnectionError.sent`), and it bounds the whole of an exchange in time and its body in memory, also once decoded.
 *
 * Of a config it reads `url`, `method`, `headers`, `data` (a text), `signal`, `timeout` (for the whole exchange),
 * `maxContentLength` (in bytes), `httpAgent`, `httpsAgent` and `proxy` (which is asked for the absolute address; a tunnel
 * is the agent's business). Every status is an answer; redirects are not followed.
 *
 * @param idleTimeoutMs how long a connection may be silent
 * @throws {ConnectionError} from the adapter, or the signal's reason
 */
export function createHttpAdapter(idleTimeoutMs: number): AxiosAdapter {
  return (config) =>
    new Promise((resolve, reject) => {
      new Exchange(config, idleTimeoutMs, resolve, reject).start();
    });
}

/** One request and its answer. */
class Exchange {
  readonly #config: InternalAxiosRequestConfig<string>;
  readonly #target: Target;
  readonly #idleTimeoutMs: number;
  readonly #resolve: (response: AxiosResponse<string>) => void;
  readonly #reject: (reason: unknown) => void;
  /** True once bytes of the request may have left this machine. */
  #isSent = false;
  #isAnswered = false;
  #request: ClientRequest | undefined;
  #stopTimer = () => {};

  constructor(
    config: InternalAxiosRequestConfig<string>,
    idleTimeoutMs: number,
    resolve: (response: AxiosResponse<string>) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#config = config;
    this.#target = toTarget(config);
    this.#idleTimeoutMs = idleTimeoutMs;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  start(): void {
    const { timeout, signal, data } = this.#config;
    const request = this.#open();
    this.#request = request;
    request.on('socket', (socket) => this.#watchSending(socket));
    request.on('response', (response) => this.#read(response));
    request.on('upgrade', () => this.#fail('UPGRADE'));
    request.on('timeout', () => this.#fail('IDLE_TIMEOUT'));
    request.on('error', (error: Error & { readonly code?: string }) => this.#fail(error.code ?? '', error));
    // However a request ends, its caller must not wait for ever.
    request.on('close', () => {
      if (!this.#isAnswered) this.#fail('ECONNRESET');
    });
    if (timeout) this.#stopTimer = startTimer(timeout, () => this.#fail('TOTAL_TIMEOUT'));
    signal?.addEventListener?.('abort', this.#onAbort);
    request.end(data);
  }

  #open(): ClientRequest {
    const { method = 'get', signal } = this.#config;
    const { isSecure, host, port, path, headers, agent } = this.#target;
    const options: ConnectOptions = {
      method: method.toUpperCase(),
      host,
      port,
      path,
      headers,
      agent,
      timeout: this.#idleTimeoutMs,
      connectSignal: signal instanceof AbortSignal ? signal : undefined,
    };
    return isSecure ? httpsRequest(options) : httpRequest(options);
  }

  /** Node holds a request back until its connection is ready; on a kept connection it is sent at once. */
  #watchSending(socket: Socket): void {
    const onReady = () => {
      this.#isSent = true;
    };
    socket.off('data', dropUnasked);
    if (this.#request?.reusedSocket) onReady();
    else socket.once(this.#target.isSecure ? 'secureConnect' : 'connect', onReady);
  }

  #read(incoming: IncomingMessage): void {
    this.#isAnswered = true;
    const { socket } = incoming;
    incoming.once('end', () => socket.on('data', dropUnasked));
    readBody(incoming, this.#config.maxContentLength ?? Number.POSITIVE_INFINITY).then(
      (text) => this.#succeed(incoming, text),
      (error: unknown) => this.#fail('', error),
    );
  }

  #succeed(incoming: IncomingMessage, text: string): void {
    this.#release();
    const { statusCode: status = 0, statusMessage } = incoming;
    this.#resolve({
      data: text,
      status,
      statusText: statusMessage || (STATUS_CODES[status] ?? ''),
      headers: toPresent(incoming.headers),
      config: this.#config,
      request: this.#request,
    });
  }

  readonly #onAbort = () => this.#fail('ABORT_ERR');

  #fail(code: string, cause?: unknown): void {
    this.#release();
    this.#reject(cause instanceof ConnectionError ? cause : new ConnectionError(code, this.#isSent, cause));
    this.#request?.destroy();
  }

  #release(): void {
    this.#stopTimer();
    this.#config.signal?.removeEventListener?.('abort', this.#onAbort);
  }
}

/** Bytes that come between two requests make whatever follows on their connection unreliable. */
function dropUnasked(this: Socket): void {
  this.destroy();
}

/** Where a request goes, and as what. */
interface Target {
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: string | number;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly agent: HttpAgent;
}

function toTarget({ url = '', headers: given, proxy, httpAgent, httpsAgent }: InternalAxiosRequestConfig): Target {
  const { protocol, hostname, port, host, pathname, search } = new URL(url);
  const headers: OutgoingHttpHeaders = { 'accept-encoding': ACCEPTED_ENCODINGS };
  for (const [name, value] of Object.entries(given)) if (typeof value === 'string') headers[name] = value;
  if (proxy) {
    // A proxy that opens no tunnel is asked for the whole address (RFC 9112 §3.2.2).
    const isSecure = proxy.protocol === 'https:';
    headers.host = host;
    return {
      isSecure,
      host: proxy.host,
      port: proxy.port,
      path: url,
      headers,
      agent: isSecure ? httpsAgent : httpAgent,
    };
  }
  const isSecure = protocol === 'https:';
  return {
    isSecure,
    host: withoutBrackets(hostname),
    port: port || (isSecure ? 443 : 80),
    path: pathname + search,
    headers,
    agent: isSecure ? httpsAgent : httpAgent,
  };
}

function toPresent(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const present: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) present[name] = value;
  return present;
}
