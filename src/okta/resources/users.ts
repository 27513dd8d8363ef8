import { path, toFilterLiteral } from '../api/path.ts';
import type { PageOptions, Requester } from '../api/requester.ts';
import type { Repeat } from '../pipeline/send.ts';
import type { OktaAppLink, OktaGroup, OktaUser, OktaUserBlock } from '../types.ts';
import type { IdOrLogin } from './user-lifecycle.ts';

export interface UserQuery {
  readonly q?: string | undefined;
  readonly filter?: string | undefined;
  readonly search?: string | undefined;
  readonly after?: string | undefined;
}

/** What can be written of a user: members that are absent stay as they are. */
export interface UserWrite {
  /** An attribute that is null is cleared. */
  readonly profile?: Readonly<Record<string, string | null>>;
  readonly credentials?: UserCredentials | undefined;
}

export interface UserCredentials {
  readonly password?: { readonly value: string };
  readonly recovery_question?: { readonly question: string; readonly answer: string };
  readonly provider?: { readonly type: string; readonly name: string };
}

/** Okta's largest page of users, and of the groups of one user. */
const USER_PAGE_SIZE = 200;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ */
export function createUsers(requester: Requester) {
  return {
    async get(user: IdOrLogin): Promise<OktaUser> {
      return (await requester.request<OktaUser>({ method: 'GET', path: path`/api/v1/users/${user}`, answer: 'entity' }))
        .body;
    },

    /** Whom the API token belongs to. A service app has no such user. */
    async getCurrent(): Promise<OktaUser> {
      return (await requester.request<OktaUser>({ method: 'GET', path: path`/api/v1/users/me`, answer: 'entity' }))
        .body;
    },

    /** Any one user: the cheapest request that shows whether a credential may read users. */
    async first(): Promise<OktaUser | undefined> {
      const call = { method: 'GET', path: path`/api/v1/users`, query: { limit: 1 }, answer: 'list' } as const;
      return (await requester.request<OktaUser[] | null>(call)).body?.[0];
    },

    /**
     * Users whose attribute has this value, by `filter`, which reads the directory itself: the index behind `search` lags
     * (https://developer.okta.com/docs/reference/user-query/). Two are enough to see that a value is not unique.
     */
    async findBy(attribute: 'profile.login' | 'profile.email', value: string): Promise<readonly OktaUser[]> {
      const query = { filter: `${attribute} eq ${toFilterLiteral(value)}`, limit: 2 };
      const call = { method: 'GET', path: path`/api/v1/users`, query, answer: 'list' } as const;
      return (await requester.request<OktaUser[] | null>(call)).body ?? [];
    },

    pages(query: UserQuery, options: Partial<PageOptions>) {
      const call = { method: 'GET', path: path`/api/v1/users`, query: { ...query } } as const;
      return requester.pages<OktaUser>(call, { pageSize: USER_PAGE_SIZE, ...options });
    },

    /** The groups that a user is in. Okta pages them, although its specification does not say so. */
    groupPages(user: IdOrLogin) {
      const call = { method: 'GET', path: path`/api/v1/users/${user}/groups` } as const;
      return requester.pages<OktaGroup>(call, { pageSize: USER_PAGE_SIZE });
    },

    /** @param secrets of the user's that no error may repeat */
    async create(
      user: UserWrite & { readonly groupIds?: readonly string[] | undefined },
      query: { readonly activate: boolean; readonly provider?: true | undefined },
      secrets: readonly string[],
    ): Promise<OktaUser> {
      const call = {
        method: 'POST',
        path: path`/api/v1/users`,
        query,
        body: user,
        repeat: 'never',
        secrets,
        answer: 'entity',
      } as const;
      return (await requester.request<OktaUser>(call)).body;
    },

    /**
     * Changes what is given and nothing else.
     *
     * @param secrets of the user's that no error may repeat. A change without any may be sent again when its reply is
     *   lost; a new password may not, since Okta refuses one that the user has already
     */
    async update(user: IdOrLogin, change: UserWrite, secrets: readonly string[]): Promise<OktaUser> {
      const repeat: Repeat = secrets.length === 0 ? 'safe' : 'never';
      const call = {
        method: 'POST',
        path: path`/api/v1/users/${user}`,
        body: change,
        repeat,
        secrets,
        answer: 'entity',
      } as const;
      return (await requester.request<OktaUser>(call)).body;
    },

    /** What is on a user's dashboard, one row for each link; Okta does not page it. */
    async appLinks(user: IdOrLogin): Promise<readonly OktaAppLink[]> {
      const call = { method: 'GET', path: path`/api/v1/users/${user}/appLinks`, answer: 'list' } as const;
      return (await requester.request<OktaAppLink[] | null>(call)).body ?? [];
    },

    /** What keeps a user from signing in; Okta does not page it. */
    async blocks(user: IdOrLogin): Promise<readonly OktaUserBlock[]> {
      const call = { method: 'GET', path: path`/api/v1/users/${user}/blocks`, answer: 'list' } as const;
      return (await requester.request<OktaUserBlock[] | null>(call)).body ?? [];
    },

    /** Deletes a user who is DEPROVISIONED; deactivates any other. Answers the text of Okta's reply, usually none. */
    async delete(userId: string): Promise<string> {
      const call = { method: 'DELETE', path: path`/api/v1/users/${userId}`, answer: 'text' } as const;
      return (await requester.request(call)).response.text;
    },
  };
}
