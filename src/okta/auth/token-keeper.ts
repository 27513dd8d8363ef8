import type { Clock } from '../../clock.ts';
import type { Log } from '../log.ts';
import type { RunContext } from '../pipeline/send.ts';
import type { Redactor } from '../redactor.ts';
import { type ContextStore, clearStore } from './context-store.ts';
import type { ServerClock } from './server-clock.ts';
import { parseSigningKey, type SigningAlgorithm } from './signing-key.ts';
import { createSingleFlight } from './single-flight.ts';
import {
  type AccessToken,
  type DpopState,
  isFresh,
  parseContext,
  type TokenState,
  toBinding,
  toContext,
} from './token-cache.ts';
import { createTokenEndpoint, type TokenEndpoint, type TokenEndpointOptions } from './token-endpoint.ts';

export interface TokenKeeperOptions {
  readonly origin: string;
  readonly clientId: string;
  /** As it was pasted. */
  readonly privateKey: string;
  readonly algorithm: SigningAlgorithm;
  readonly keyId: string | undefined;
  readonly scopes: readonly string[];
  readonly store: ContextStore;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly guard: TokenEndpointOptions['guard'];
}

/** A token that can be used now, the proof key it is bound to, and the id of the key that signed for it. */
export type Grant = TokenState & { readonly token: AccessToken; readonly keyId: string | undefined };

export interface TokenKeeper {
  /** A token that is good for a minute at least, from memory, from the store or from Okta. */
  get(run: RunContext): Promise<Grant>;
  /** Another token than the one that was refused. */
  renew(refused: AccessToken, run: RunContext): Promise<Grant>;
  /** A new token from Okta, whatever there is. */
  fresh(run: RunContext): Promise<Grant>;
  reset(): Promise<void>;
}

/**
 * Keeps one client's token in memory and in the store. However many ask at once, one request is made. What the store holds
 * is used only if it was obtained for the same URL, client, scopes and key.
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { clock, redactor, log, store } = options;
  let client: Client | undefined;
  let current: Grant | undefined;
  let dpop: DpopState | undefined;
  let refusedToken: string | undefined;
  /** Goes up with each reset: what was asked for before it is not kept any more. */
  let generation = 0;

  /** The key is read when it is first needed: a bad one is that command's error. */
  const toClient = (): Client => {
    client ??= createClient(options);
    return client;
  };

  const read = async (): Promise<Readonly<Record<string, unknown>> | null> => {
    try {
      return await store.read();
    } catch (error) {
      log('info', `The integration context could not be read: ${redactor.redact(String(error))}`);
      return null;
    }
  };

  const write = async (state: TokenState, binding: string): Promise<void> => {
    try {
      await store.write(toContext(state, binding));
    } catch (error) {
      log('info', `The integration context could not be written: ${redactor.redact(String(error))}`);
    }
  };

  const obtain = async (run: RunContext, useStored: boolean): Promise<Grant> => {
    const mine = generation;
    const { keyId, binding, endpoint } = toClient();
    const context = await read();
    const stored = await parseContext(context, binding);
    redactor.add(stored.token?.value);
    redactor.add(stored.dpop?.key.jwk.d);
    if (useStored && isFresh(stored.token, clock.now()) && stored.token.value !== refusedToken) {
      const grant = { token: stored.token, dpop: stored.dpop, keyId };
      if (mine === generation) remember(grant);
      return grant;
    }
    const known = stored.dpop ?? dpop;
    let grant: Grant;
    try {
      grant = { ...(await endpoint().request(known, run)), keyId };
    } catch (error) {
      // The next process must not find the refused token again.
      const isRefused = stored.token !== undefined && stored.token.value === refusedToken;
      if (isRefused && mine === generation) await write({ token: undefined, dpop: known }, binding);
      throw error;
    }
    if (mine === generation) {
      remember(grant);
      if (context !== null) await write(grant, binding);
    }
    return grant;
  };

  const remember = (grant: Grant): void => {
    current = grant;
    dpop = grant.dpop;
  };

  const flight = createSingleFlight((run) => obtain(run, true));

  const get = async (run: RunContext): Promise<Grant> =>
    current !== undefined && isFresh(current.token, clock.now()) ? current : flight.join(run);

  return {
    get,
    async renew(refused, run) {
      // Where others were refused too, the first of them has asked for another one already.
      if (current?.token.value === refused.value) {
        refusedToken = refused.value;
        current = undefined;
      }
      return get(run);
    },
    fresh: (run) => obtain(run, false),
    async reset() {
      generation += 1;
      flight.detach();
      current = undefined;
      dpop = undefined;
      refusedToken = undefined;
      await clearStore(store);
    },
  };
}

interface Client {
  readonly keyId: string | undefined;
  readonly binding: string;
  readonly endpoint: () => TokenEndpoint;
}

function createClient(options: TokenKeeperOptions): Client {
  const { origin, clientId, scopes, algorithm } = options;
  const key = parseSigningKey({ text: options.privateKey, algorithm, keyId: options.keyId });
  const owner = { origin, clientId, scopes, algorithm, keyId: key.keyId, keyFingerprint: key.fingerprint };
  let endpoint: TokenEndpoint | undefined;
  return {
    keyId: key.keyId,
    binding: toBinding(owner),
    endpoint: () => {
      endpoint ??= createTokenEndpoint({ ...options, key });
      return endpoint;
    },
  };
}
