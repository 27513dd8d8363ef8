import { type ContextStore, clearStore, createMemoryStore } from './context-store.ts';
import type { ApiTokenStrategy } from './strategy.ts';

/**
 * An API token in Okta's own scheme, SSWS (https://developer.okta.com/docs/guides/create-an-api-token/).
 *
 * @param store emptied by `reset`: it may still hold a token of OAuth, from before the instance was changed
 */
export function createApiToken(token: string, store: ContextStore = createMemoryStore()): ApiTokenStrategy {
  const authorization = `SSWS ${token}`;
  return {
    kind: 'api-token',
    authenticate: (send) => (request) =>
      send(Object.assign({}, request, { headers: Object.assign({}, request.headers, { authorization }) })),
    reset: () => clearStore(store),
  };
}
