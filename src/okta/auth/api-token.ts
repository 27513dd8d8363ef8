import type { AuthStrategy } from './strategy.ts';

/** An API token in Okta's own scheme, SSWS (https://developer.okta.com/docs/guides/create-an-api-token/). */
export function createApiToken(token: string): AuthStrategy {
  const authorization = `SSWS ${token}`;
  return {
    kind: 'api-token',
    authenticate: (send) => (request) => send({ ...request, headers: { ...request.headers, authorization } }),
    reset: async () => {},
  };
}
