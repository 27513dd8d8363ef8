import { path } from '../api/path.ts';
import type { PageOptions, Requester } from '../api/requester.ts';
import type { OktaIdentityProvider } from '../types.ts';

export interface IdentityProviderQuery {
  /** A part of the name. */
  readonly q?: string | undefined;
  readonly type?: string | undefined;
}

/** Okta's largest page of identity providers. */
const PAGE_SIZE = 200;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/IdentityProvider/ */
export function createIdentityProviders(requester: Requester) {
  return {
    /** Okta's link to the next page can lose the query: rows of later pages may not be what was asked for. */
    pages(query: IdentityProviderQuery, options: Partial<PageOptions>) {
      const call = { method: 'GET', path: path`/api/v1/idps`, query: { ...query } } as const;
      return requester.pages<OktaIdentityProvider>(call, { pageSize: PAGE_SIZE, ...options });
    },
  };
}
