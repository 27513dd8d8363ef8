import { path } from '../api/path.ts';
import type { PageOptions, Requester } from '../api/requester.ts';
import type { OktaApplication, OktaAppUser } from '../types.ts';

export interface AppQuery {
  /** The beginning of a label, or of an internal name. */
  readonly q?: string | undefined;
  readonly filter?: string | undefined;
  /** `user/{id}` adds the assignment of that user; Okta keeps to it on the first page only. */
  readonly expand?: string | undefined;
}

/** Okta's largest pages. */
const PAGE_SIZE = 200;
const USER_PAGE_SIZE = 500;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/ */
export function createApps(requester: Requester) {
  return {
    pages(query: AppQuery, options: Partial<PageOptions> = {}) {
      const call = { method: 'GET', path: path`/api/v1/apps`, query: { ...query } } as const;
      return requester.pages<OktaApplication>(call, { pageSize: PAGE_SIZE, ...options });
    },

    async get(appId: string): Promise<OktaApplication> {
      const call = { method: 'GET', path: path`/api/v1/apps/${appId}`, answer: 'entity' } as const;
      return (await requester.request<OktaApplication>(call)).body;
    },

    /** Answers `{}`, also where the application is in that state already. */
    async changeState(appId: string, operation: 'activate' | 'deactivate'): Promise<unknown> {
      const address = path`/api/v1/apps/${appId}/lifecycle/${operation}`;
      return (await requester.request({ method: 'POST', path: address, repeat: 'safe' })).body;
    },

    userPages(appId: string, query: { readonly q?: string | undefined }, limit: number | undefined) {
      const call = { method: 'GET', path: path`/api/v1/apps/${appId}/users`, query: { ...query } } as const;
      return requester.pages<OktaAppUser>(call, { limit, pageSize: USER_PAGE_SIZE });
    },

    /** The assignment of a user, direct or through a group. Takes an id, not a login. */
    async getUser(appId: string, userId: string): Promise<OktaAppUser> {
      const call = { method: 'GET', path: path`/api/v1/apps/${appId}/users/${userId}`, answer: 'entity' } as const;
      return (await requester.request<OktaAppUser>(call)).body;
    },

    /** A second time is refused with 409 E0000062 and changes nothing, so that it may be sent again. */
    async assignUser(
      appId: string,
      user: { readonly id: string; readonly scope: 'USER'; readonly profile?: object | undefined },
    ): Promise<OktaAppUser> {
      const call = {
        method: 'POST',
        path: path`/api/v1/apps/${appId}/users`,
        body: user,
        repeat: 'safe',
        answer: 'entity',
      } as const;
      return (await requester.request<OktaAppUser>(call)).body;
    },

    /** Takes the application, and the user's profile in it, away. @param query whether the administrators get a mail */
    async unassignUser(appId: string, userId: string, query: { readonly sendEmail: boolean }): Promise<string> {
      const address = path`/api/v1/apps/${appId}/users/${userId}`;
      return (await requester.request({ method: 'DELETE', path: address, query, answer: 'text' })).response.text;
    },

    /** Gives Okta's answer as text. Assigning a group again changes nothing. */
    async assignGroup(appId: string, groupId: string): Promise<string> {
      const call = { method: 'PUT', path: path`/api/v1/apps/${appId}/groups/${groupId}`, answer: 'text' } as const;
      return (await requester.request(call)).response.text;
    },

    async unassignGroup(appId: string, groupId: string): Promise<string> {
      const call = { method: 'DELETE', path: path`/api/v1/apps/${appId}/groups/${groupId}`, answer: 'text' } as const;
      return (await requester.request(call)).response.text;
    },
  };
}
