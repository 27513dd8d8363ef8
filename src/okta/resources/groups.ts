import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaApplication, OktaGroup, OktaUser } from '../types.ts';

export interface GroupQuery {
  /** The beginning of a name. Okta answers such a query with one page, however many there are. */
  readonly q?: string | undefined;
  readonly filter?: string | undefined;
}

/** Okta takes this many; it asks for 200 or less, but says so of its own load, not of what a client may do. */
const GROUP_PAGE_SIZE = 10_000;
const MEMBER_PAGE_SIZE = 1000;
const APP_PAGE_SIZE = 200;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/ */
export function createGroups(requester: Requester) {
  return {
    pages(query: GroupQuery, limit: number | undefined) {
      const call = { method: 'GET', path: path`/api/v1/groups`, query: { ...query } } as const;
      return requester.pages<OktaGroup>(call, { limit, pageSize: GROUP_PAGE_SIZE });
    },

    /** Groups whose names begin so, those that are named so first; 300 at most. */
    async startingWith(name: string): Promise<readonly OktaGroup[]> {
      const call = { method: 'GET', path: path`/api/v1/groups`, query: { q: name }, answer: 'list' } as const;
      return (await requester.request<OktaGroup[] | null>(call)).body ?? [];
    },

    async get(groupId: string): Promise<OktaGroup> {
      const call = { method: 'GET', path: path`/api/v1/groups/${groupId}`, answer: 'entity' } as const;
      return (await requester.request<OktaGroup>(call)).body;
    },

    /** Groups with their counts (`_embedded.stats`), which Okta gives in a list alone. One page. */
    async withStats(query: GroupQuery): Promise<readonly OktaGroup[]> {
      const call = {
        method: 'GET',
        path: path`/api/v1/groups`,
        query: { ...query, expand: 'stats' },
        answer: 'list',
      } as const;
      return (await requester.request<OktaGroup[] | null>(call)).body ?? [];
    },

    memberPages(groupId: string, limit: number | undefined) {
      const call = { method: 'GET', path: path`/api/v1/groups/${groupId}/users` } as const;
      return requester.pages<OktaUser>(call, { limit, pageSize: MEMBER_PAGE_SIZE });
    },

    appPages(groupId: string, limit: number | undefined) {
      const call = { method: 'GET', path: path`/api/v1/groups/${groupId}/apps` } as const;
      return requester.pages<OktaApplication>(call, { limit, pageSize: APP_PAGE_SIZE });
    },

    /** Replaces a group's profile: what is left out of it is gone afterwards. */
    async replace(groupId: string, profile: NonNullable<OktaGroup['profile']>): Promise<OktaGroup> {
      const call = {
        method: 'PUT',
        path: path`/api/v1/groups/${groupId}`,
        body: { profile },
        answer: 'entity',
      } as const;
      return (await requester.request<OktaGroup>(call)).body;
    },

    /** Deletes a group for good. Rules that fill it become INVALID. */
    async delete(groupId: string): Promise<string> {
      const call = { method: 'DELETE', path: path`/api/v1/groups/${groupId}`, answer: 'text' } as const;
      return (await requester.request(call)).response.text;
    },

    async create(profile: {
      readonly name: string;
      readonly description?: string | undefined;
    }): Promise<Partial<OktaGroup> | undefined> {
      const call = {
        method: 'POST',
        path: path`/api/v1/groups`,
        body: { profile },
        answer: 'entity or nothing',
      } as const;
      return (await requester.request<Partial<OktaGroup> | undefined>(call)).body;
    },

    /** Takes ids, gives Okta's answer as text; only groups of the type OKTA_GROUP can be changed. Adding a member again changes nothing. */
    async addMember(groupId: string, userId: string): Promise<string> {
      const address = path`/api/v1/groups/${groupId}/users/${userId}`;
      return (await requester.request({ method: 'PUT', path: address, answer: 'text' })).response.text;
    },

    async removeMember(groupId: string, userId: string): Promise<string> {
      const address = path`/api/v1/groups/${groupId}/users/${userId}`;
      return (await requester.request({ method: 'DELETE', path: address, answer: 'text' })).response.text;
    },
  };
}
