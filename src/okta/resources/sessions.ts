import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserSessions/ */
export function createSessions(requester: Requester) {
  return {
    /** Ends all sessions of a user. Takes an id, not a login. Answers the text of Okta's reply, usually none. */
    async clear(userId: string): Promise<string> {
      // Who is not found is no user at all: a user without sessions is found.
      const call = {
        method: 'DELETE',
        path: path`/api/v1/users/${userId}/sessions`,
        repeat: 'safe',
        answer: 'text',
      } as const;
      return (await requester.request(call)).response.text;
    },
  };
}
