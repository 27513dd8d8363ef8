import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { startTimer } from '../../clock.ts';
import type { Trust } from './trust.ts';
import type { OpenTunnel } from './tunnel.ts';

export interface AgentOptions {
  /** True for TLS: to an https org, or to an https proxy that speaks for an http org. */
  readonly isSecure: boolean;
  readonly trust: Trust;
  /** The way through a proxy to an https org; undefined: straight. */
  readonly tunnel: OpenTunnel | undefined;
  /** Until a connection is ready for a request: tunnel and TLS included. */
  readonly connectTimeoutMs: number;
}

/** The connections of one org. */
export interface Agents {
  /** Keeps connections for further requests. */
  readonly kept: HttpAgent;
  /** Makes a new connection for each request: on a kept one, a lost reply may only mean that it had been closed. */
  readonly fresh: HttpAgent;
  /** Closes every connection. */
  close(): void;
}

export function createAgents(options: AgentOptions): Agents {
  const create = (keepAlive: boolean) =>
    options.isSecure ? new SecureAgent(options, keepAlive) : new PlainAgent(options, keepAlive);
  const [kept, fresh] = [create(true), create(false)];
  return {
    kept,
    fresh,
    close() {
      kept.destroy();
      fresh.destroy();
    },
  };
}

/** The options of a request, as they reach the agent that makes a connection for it. */
export interface ConnectOptions extends RequestOptions {
  /** Gives up the connection that is being made; Node cannot do so while a tunnel is being opened. */
  readonly connectSignal?: AbortSignal | undefined;
  /** Set by the agent itself. */
  readonly socket?: Socket;
  readonly secureContext?: SecureContext;
}

type Handover = (error: Error | null, stream: Duplex) => void;

class PlainAgent extends HttpAgent {
  readonly #connectTimeoutMs: number;

  constructor({ connectTimeoutMs }: AgentOptions, keepAlive: boolean) {
    super({ keepAlive });
    this.#connectTimeoutMs = connectTimeoutMs;
  }

  override createConnection(options: ConnectOptions, handOver?: Handover): Duplex | null | undefined {
    const socket = super.createConnection(options, handOver);
    return socket && endUnless(socket, 'connect', this.#connectTimeoutMs);
  }
}

class SecureAgent extends HttpsAgent {
  readonly #options: AgentOptions;

  constructor(options: AgentOptions, keepAlive: boolean) {
    super({ keepAlive, rejectUnauthorized: options.trust.rejectUnauthorized });
    this.#options = options;
  }

  override createConnection(given: ConnectOptions, handOver: Handover = () => {}): Duplex | null | undefined {
    const { trust, tunnel, connectTimeoutMs } = this.#options;
    const secureContext = trust.context();
    const options: ConnectOptions = { ...given, ...(secureContext && { secureContext }) };
    if (tunnel === undefined) {
      const socket = super.createConnection(options);
      return socket && endUnless(socket, 'secureConnect', connectTimeoutMs);
    }
    this.#connectThrough(tunnel, options).then(
      (socket) => handOver(null, socket),
      // Node looks at the stream only where there is no error.
      (error: Error) => handOver(error, new Duplex()),
    );
    return undefined;
  }

  /** One limit for both: for the proxy to open the tunnel, and for TLS with the org inside it. */
  async #connectThrough(tunnel: OpenTunnel, { connectSignal, ...options }: ConnectOptions): Promise<Duplex> {
    const { connectTimeoutMs } = this.#options;
    const attempt = new AbortController();
    const giveUp = () => attempt.abort(connectSignal?.reason);
    const stopTimer = startTimer(connectTimeoutMs, () => attempt.abort(notConnected(connectTimeoutMs)));
    const finish = () => {
      stopTimer();
      connectSignal?.removeEventListener('abort', giveUp);
    };
    connectSignal?.addEventListener('abort', giveUp);
    try {
      const socket = await tunnel(String(options.host), Number(options.port), attempt.signal);
      const inside: ConnectOptions = { ...options, socket };
      const secure = super.createConnection(inside);
      if (!secure) throw new Error('Node made no TLS connection inside the tunnel.');
      attempt.signal.addEventListener('abort', () => secure.destroy(attempt.signal.reason));
      return secure.once('secureConnect', finish).once('close', finish);
    } catch (error) {
      finish();
      throw error;
    }
  }
}

/** Ends a connection that does not become ready in time. */
function endUnless(socket: Duplex, event: 'connect' | 'secureConnect', connectTimeoutMs: number): Duplex {
  const stopTimer = startTimer(connectTimeoutMs, () => socket.destroy(notConnected(connectTimeoutMs)));
  return socket.once(event, stopTimer).once('close', stopTimer);
}

const notConnected = (connectTimeoutMs: number): Error =>
  Object.assign(new Error(`not connected within ${connectTimeoutMs} ms`), { code: 'ETIMEDOUT' });
