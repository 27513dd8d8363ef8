import type { Clock } from '../../clock.ts';
import { TokenRequestError } from '../../errors.ts';
import type { Log } from '../log.ts';
import type { RunContext } from '../pipeline/send.ts';
import type { Redactor } from '../redactor.ts';
import { type ContextStore, clearStore } from './context-store.ts';
import type { ServerClock } from './server-clock.ts';
import type { SigningAlgorithm } from './signing-algorithm.ts';
import { parseSigningKey } from './signing-key.ts';
import { createSingleFlight, type SingleFlight } from './single-flight.ts';
import {
  type AccessToken,
  type DpopState,
  isFresh,
  parseContext,
  type TokenState,
  toBinding,
  toContext,
} from './token-cache.ts';
import { TokenEndpoint, type TokenEndpointOptions } from './token-endpoint.ts';

export interface TokenKeeperOptions {
  readonly origin: string;
  readonly clientId: string;
  /** As it was pasted. */
  readonly privateKey: string;
  readonly algorithm: SigningAlgorithm;
  readonly keyId: string | undefined;
  readonly scopes: readonly string[];
  /** What is requested instead where Okta does not know all of these (`invalid_scope`). */
  readonly fallbackScopes?: readonly string[];
  readonly store: ContextStore;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly withReliability: TokenEndpointOptions['withReliability'];
}

/** A usable token, the proof key it is bound to, and the id of the key that signed the request for it. */
export type Grant = TokenState & { readonly token: AccessToken; readonly keyId: string | undefined };

/**
 * Keeps one client's token in memory and in the store. However many callers ask at once, one request is made. A token from
 * the store is used only if it was obtained for the same URL, client, scopes and key.
 */
export class TokenKeeper {
  readonly #options: TokenKeeperOptions;
  readonly #flight: SingleFlight<Grant> = createSingleFlight((run) => this.#obtain(run, true));
  #client: Client | undefined;
  #current: Grant | undefined;
  #dpop: DpopState | undefined;
  #refusedToken: string | undefined;
  /** Incremented by each reset: a token that was requested before it is not kept. */
  #generation = 0;

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
  }

  /** What is requested. */
  get scopes(): readonly string[] {
    return this.#options.scopes;
  }

  /** The token that would be used now, if one is kept. */
  async peek(): Promise<AccessToken | undefined> {
    const { clock, store } = this.#options;
    const current = this.#current?.token;
    if (isFresh(current, clock.now())) return current;
    // A store that cannot be read is logged when the token is requested.
    const kept = await store.read().catch(() => null);
    const { token } = await parseContext(kept, this.#getClient().binding);
    return isFresh(token, clock.now()) && token.value !== this.#refusedToken ? token : undefined;
  }

  /** A token that is good for at least a minute: from memory, from the store or from Okta. */
  async get(run: RunContext): Promise<Grant> {
    const current = this.#current;
    if (current !== undefined && isFresh(current.token, this.#options.clock.now())) return current;
    return this.#flight.join(run);
  }

  /** Another token than the refused one. */
  async renew(refused: AccessToken, run: RunContext): Promise<Grant> {
    // Several requests may be refused at once; the first of them asks for the new token.
    if (this.#current?.token.value === refused.value) {
      this.#refusedToken = refused.value;
      this.#current = undefined;
    }
    return this.get(run);
  }

  /** A new token from Okta, whatever is kept. */
  obtainNew(run: RunContext): Promise<Grant> {
    return this.#obtain(run, false);
  }

  async reset(): Promise<void> {
    this.#generation += 1;
    this.#flight.detach();
    this.#current = undefined;
    this.#dpop = undefined;
    this.#refusedToken = undefined;
    await clearStore(this.#options.store);
  }

  async #obtain(run: RunContext, useStored: boolean): Promise<Grant> {
    const { clock, redactor } = this.#options;
    const generation = this.#generation;
    const client = this.#getClient();
    const context = await this.#read();
    const stored = await parseContext(context, client.binding);
    redactor.add(stored.token?.value);
    redactor.add(stored.dpop?.key.jwk.d);
    if (useStored && isFresh(stored.token, clock.now()) && stored.token.value !== this.#refusedToken) {
      const grant = { token: stored.token, dpop: stored.dpop, keyId: client.keyId };
      if (generation === this.#generation) this.#remember(grant);
      return grant;
    }
    const grant = await this.#request(client, stored, generation, run);
    if (generation === this.#generation) {
      this.#remember(grant);
      if (context !== null) await this.#write(grant, client.binding);
    }
    return grant;
  }

  async #request(client: Client, stored: TokenState, generation: number, run: RunContext): Promise<Grant> {
    const dpop = stored.dpop ?? this.#dpop;
    try {
      return { ...(await this.#ask(client, dpop, run)), keyId: client.keyId };
    } catch (error) {
      // The next process must not find the refused token again.
      const isRefused = stored.token !== undefined && stored.token.value === this.#refusedToken;
      if (isRefused && generation === this.#generation) await this.#write({ token: undefined, dpop }, client.binding);
      throw error;
    }
  }

  async #ask(client: Client, dpop: DpopState | undefined, run: RunContext): ReturnType<TokenEndpoint['request']> {
    const { scopes, fallbackScopes } = this.#options;
    try {
      return await client.endpoint(scopes).request(dpop, run);
    } catch (error) {
      const isUnknownScope = error instanceof TokenRequestError && error.error === 'invalid_scope';
      if (!isUnknownScope || fallbackScopes === undefined) throw error;
      return client.endpoint(fallbackScopes).request(dpop, run);
    }
  }

  #remember(grant: Grant): void {
    this.#current = grant;
    this.#dpop = grant.dpop;
  }

  /** The key is read when it is first needed: an unusable one is the error of the command that needs it. */
  #getClient(): Client {
    this.#client ??= createClient(this.#options);
    return this.#client;
  }

  async #read(): Promise<Readonly<Record<string, unknown>> | null> {
    const { store, log, redactor } = this.#options;
    try {
      return await store.read();
    } catch (error) {
      log('info', `The integration context could not be read: ${redactor.redact(String(error))}`);
      return null;
    }
  }

  async #write(state: TokenState, binding: string): Promise<void> {
    const { store, log, redactor } = this.#options;
    try {
      await store.write(toContext(state, binding));
    } catch (error) {
      log('info', `The integration context could not be written: ${redactor.redact(String(error))}`);
    }
  }
}

interface Client {
  readonly keyId: string | undefined;
  readonly binding: string;
  readonly endpoint: (scopes: readonly string[]) => TokenEndpoint;
}

function createClient(options: TokenKeeperOptions): Client {
  const { origin, clientId, scopes, algorithm } = options;
  const key = parseSigningKey({ text: options.privateKey, algorithm, keyId: options.keyId });
  const owner = { origin, clientId, scopes, algorithm, keyId: key.keyId, keyFingerprint: key.fingerprint };
  return {
    keyId: key.keyId,
    binding: toBinding(owner),
    endpoint: (requested) => new TokenEndpoint({ ...options, scopes: requested, key }),
  };
}
