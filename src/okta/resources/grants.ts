import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaGrant, OktaOAuthClient, OktaRefreshToken } from '../types.ts';

/** Okta's largest page of grants, and of tokens. */
const PAGE_SIZE = 200;

/**
 * The consents that users have given to apps, and the refresh tokens that OAuth clients hold for them; users by id.
 *
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserGrant/
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserOAuth/
 */
export function createGrants(requester: Requester) {
  const remove = async (address: ReturnType<typeof path>): Promise<void> => {
    await requester.request({ method: 'DELETE', path: address });
  };

  return {
    pages(userId: string, limit: number | undefined) {
      const call = { method: 'GET', path: path`/api/v1/users/${userId}/grants` } as const;
      return requester.pages<OktaGrant>(call, { limit, pageSize: PAGE_SIZE });
    },

    pagesOfClient(userId: string, clientId: string, limit: number | undefined) {
      const call = { method: 'GET', path: path`/api/v1/users/${userId}/clients/${clientId}/grants` } as const;
      return requester.pages<OktaGrant>(call, { limit, pageSize: PAGE_SIZE });
    },

    /** The clients that hold refresh tokens of the user; Okta does not page them. */
    async clients(userId: string): Promise<readonly OktaOAuthClient[]> {
      const call = { method: 'GET', path: path`/api/v1/users/${userId}/clients`, answer: 'list' } as const;
      return (await requester.request<OktaOAuthClient[] | null>(call)).body ?? [];
    },

    tokenPages(userId: string, clientId: string) {
      const call = { method: 'GET', path: path`/api/v1/users/${userId}/clients/${clientId}/tokens` } as const;
      return requester.pages<OktaRefreshToken>(call, { pageSize: PAGE_SIZE });
    },

    revokeAll: (userId: string) => remove(path`/api/v1/users/${userId}/grants`),

    revoke: (userId: string, grantId: string) => remove(path`/api/v1/users/${userId}/grants/${grantId}`),

    revokeOfClient: (userId: string, clientId: string) =>
      remove(path`/api/v1/users/${userId}/clients/${clientId}/grants`),

    /** Revokes the refresh tokens that a client holds, and the access tokens that came with them. */
    revokeTokens: (userId: string, clientId: string) =>
      remove(path`/api/v1/users/${userId}/clients/${clientId}/tokens`),
  };
}
