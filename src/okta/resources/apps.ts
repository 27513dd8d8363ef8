import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaApplication } from '../types.ts';

/** Okta's largest page of applications. */
const PAGE_SIZE = 200;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/ */
export function createApps(http: Requester) {
  return {
    /** Every application whose name or label begins so, over all pages. */
    pagesStartingWith(text: string) {
      const call = { method: 'GET', path: path`/api/v1/apps`, query: { q: text } } as const;
      return http.pages<OktaApplication>(call, { pageSize: PAGE_SIZE });
    },

    /** Gives Okta's answer as text. Assigning a group again changes nothing. */
    async assignGroup(appId: string, groupId: string): Promise<string> {
      const call = { method: 'PUT', path: path`/api/v1/apps/${appId}/groups/${groupId}`, answer: 'text' } as const;
      return (await http.request(call)).response.text;
    },
  };
}
