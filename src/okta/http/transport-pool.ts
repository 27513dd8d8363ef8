import type { Transport } from './transport.ts';

/**
 * Connections for several integrations in one process. They belong to a set of parameters: integrations with the same set
 * share them, and those of the set that was used longest ago are closed when there are too many sets. Nothing may be under
 * way on them then, so the pool is for a host that runs one command at a time.
 */
export class TransportPool {
  readonly #most: number;
  /** The set that was used last is the last one. */
  readonly #transports = new Map<string, Transport>();

  /** @param most sets of parameters whose connections are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param parameters all that the connections depend on, as one text */
  get(parameters: string, create: () => Transport): Transport {
    const transport = this.#transports.get(parameters) ?? create();
    this.#transports.delete(parameters);
    this.#transports.set(parameters, transport);
    for (const [oldest, { close }] of this.#transports) {
      if (this.#transports.size <= this.#most) break;
      this.#transports.delete(oldest);
      close();
    }
    return transport;
  }
}
