import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaApiToken } from '../types.ts';

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApiToken/ ; nobody is shown a token's value */
export function createApiTokens(requester: Requester) {
  return {
    /** All of the org's; Okta does not page them. */
    async list(): Promise<readonly OktaApiToken[]> {
      const call = { method: 'GET', path: path`/api/v1/api-tokens`, answer: 'list' } as const;
      return (await requester.request<OktaApiToken[] | null>(call)).body ?? [];
    },

    async get(tokenId: string): Promise<OktaApiToken> {
      const call = { method: 'GET', path: path`/api/v1/api-tokens/${tokenId}`, answer: 'entity' } as const;
      return (await requester.request<OktaApiToken>(call)).body;
    },

    async revoke(tokenId: string): Promise<string> {
      const call = { method: 'DELETE', path: path`/api/v1/api-tokens/${tokenId}`, answer: 'text' } as const;
      return (await requester.request(call)).response.text;
    },
  };
}
