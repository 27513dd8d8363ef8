import type { OktaHttp, PageOptions } from '../http.ts';
import { path, toFilterLiteral } from '../path.ts';
import type { OktaUser } from '../types.ts';

/** Where a user stands in an address: Okta takes an id or a login there. */
type IdOrLogin = string;

export interface UserQuery {
  readonly q?: string | undefined;
  readonly filter?: string | undefined;
  readonly search?: string | undefined;
  readonly after?: string | undefined;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ */
export function createUsers(http: OktaHttp) {
  const lifecycle = async (user: IdOrLogin, operation: 'suspend' | 'unsuspend'): Promise<unknown> => {
    const address = path`/api/v1/users/${user}/lifecycle/${operation}`;
    return (await http.request({ method: 'POST', path: address, repeat: 'lifecycle' })).body;
  };

  return {
    async get(user: IdOrLogin): Promise<OktaUser> {
      return (await http.request<OktaUser>({ method: 'GET', path: path`/api/v1/users/${user}` })).body;
    },

    /** Whom the API token belongs to. A service app has no such user. */
    async getCurrent(): Promise<OktaUser> {
      return (await http.request<OktaUser>({ method: 'GET', path: path`/api/v1/users/me` })).body;
    },

    /** Any one user: the cheapest request that shows whether a credential may read users. */
    async first(): Promise<OktaUser | undefined> {
      const call = { method: 'GET', path: path`/api/v1/users`, query: { limit: 1 } } as const;
      return (await http.request<OktaUser[]>(call)).body[0];
    },

    /** Users whose attribute has exactly this value. */
    async findBy(attribute: 'profile.login' | 'profile.email', value: string, by: 'search' | 'filter'): Promise<OktaUser[]> {
      const expression = `${attribute} eq ${toFilterLiteral(value)}`;
      const call = { method: 'GET', path: path`/api/v1/users`, query: { [by]: expression, limit: 2 } } as const;
      return (await http.request<OktaUser[]>(call)).body;
    },

    pages(query: UserQuery, options: PageOptions) {
      return http.pages<OktaUser>({ method: 'GET', path: path`/api/v1/users`, query: { ...query } }, options);
    },

    suspend: (user: IdOrLogin) => lifecycle(user, 'suspend'),
    unsuspend: (user: IdOrLogin) => lifecycle(user, 'unsuspend'),
  };
}
