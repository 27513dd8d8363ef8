import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions, type RequestOptions, request } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import {
  ConnectError,
  type ConnectOptions,
  type Handover,
  type OpenTunnel,
  type Way,
  whenConnected,
} from './connect.ts';
import type { ProxyServer } from './proxy.ts';
import { createTrust, type TrustOptions } from './trust.ts';
import { createTunnel } from './tunnel.ts';

/**
 * HTTP over TLS, to the origin or to the proxy. A file that is loaded only where TLS is spoken, for Node's own part of
 * it takes as long to load as a quarter of Node.
 *
 * @param tunnelThrough the proxy on the way to an origin that is HTTPS itself; undefined where there is none, and where the
 *   proxy speaks for an origin that is plain HTTP
 */
export function createSecureWay(trustOptions: TrustOptions, tunnelThrough: ProxyServer | undefined): Way {
  const trust = createTrust(trustOptions);
  const tunnel = tunnelThrough && createTunnel(tunnelThrough, trust);
  return {
    request,
    createAgent: (keepAlive) =>
      new ConnectingHttpsAgent({
        keepAlive,
        rejectUnauthorized: trust.rejectUnauthorized,
        trust: trust.context,
        tunnel,
      }),
  };
}

interface SecureAgentOptions extends HttpsAgentOptions {
  /** Made when the first connection is: reading the certificates of all the world's authorities takes time. */
  readonly secureContext?: undefined;
  readonly trust: () => SecureContext | undefined;
  readonly tunnel?: OpenTunnel | undefined;
}

class ConnectingHttpsAgent extends HttpsAgent {
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
