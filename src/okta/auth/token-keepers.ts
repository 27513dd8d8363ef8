import type { RunContext } from '../pipeline/send.ts';
import { clearStore } from './context-store.ts';
import { createScopedStore, createUsualStore, readSets } from './scoped-store.ts';
import { missingScopes } from './scopes.ts';
import { TokenKeeper, type TokenKeeperOptions } from './token-keeper.ts';

/**
 * The tokens of one client. The usual scopes are requested for every command; a command that needs others asks for these
 * beside them, and such a token is kept apart: an org that does not know a scope refuses the whole request.
 */
export class TokenKeepers {
  readonly #options: TokenKeeperOptions;
  readonly #keepers = new Map<string, TokenKeeper>();

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
  }

  /** The keeper for a command: one that has a token with all that the command needs, or the one to ask for it. */
  async choose(run: RunContext): Promise<TokenKeeper> {
    const further = this.#furtherOf(run);
    const exact = this.#get(further);
    if ((await exact.peek()) !== undefined) return exact;
    for (const set of await this.#sets()) {
      const other = this.#get(set === '' ? [] : set.split(' '));
      const token = other === exact ? undefined : await other.peek();
      if (token !== undefined && missingScopes(further, token.scopes).length === 0) return other;
    }
    return exact;
  }

  /** The keeper that asks for exactly what is needed beside the usual scopes. */
  exact(run: RunContext): TokenKeeper {
    return this.#get(this.#furtherOf(run));
  }

  async reset(): Promise<void> {
    await Promise.all([...this.#keepers.values()].map((keeper) => keeper.reset()));
    await clearStore(this.#options.store);
  }

  #furtherOf({ needs = [], wishes = [] }: RunContext): readonly string[] {
    const wanted = [...needs, ...wishes].filter((scope) => !this.#options.scopes.includes(scope));
    return [...new Set(wanted)].sort();
  }

  async #sets(): Promise<ReadonlySet<string>> {
    return new Set([...this.#keepers.keys(), ...(await readSets(this.#options.store))]);
  }

  #get(further: readonly string[]): TokenKeeper {
    const set = further.join(' ');
    const known = this.#keepers.get(set);
    if (known !== undefined) return known;
    const { scopes: usual, store } = this.#options;
    const keeper = new TokenKeeper(
      set === ''
        ? { ...this.#options, store: createUsualStore(store) }
        : {
            ...this.#options,
            scopes: [...usual, ...further],
            fallbackScopes: usual,
            store: createScopedStore(store, set),
          },
    );
    this.#keepers.set(set, keeper);
    return keeper;
  }
}
