import type { OktaHttp } from '../http.ts';
import { path } from '../path.ts';

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserSessions/ */
export function createSessions(http: OktaHttp) {
  return {
    /** Ends all sessions of a user. Takes an id, not a login. Answers the text of Okta's reply, usually none. */
    async clear(userId: string): Promise<string> {
      return (await http.request({ method: 'DELETE', path: path`/api/v1/users/${userId}/sessions` })).response.text;
    },
  };
}
