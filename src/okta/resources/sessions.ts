import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';

export interface SessionQuery {
  /** Whether the tokens that Okta issued to the user are revoked too. */
  readonly oauthTokens: boolean;
  /** Whether devices on which factors are remembered are forgotten; absent: as the org's engine has it. */
  readonly forgetDevices?: boolean | undefined;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserSessions/ */
export function createSessions(requester: Requester) {
  return {
    /** Ends all sessions of a user. Takes an id, not a login. Answers the text of Okta's reply, usually none. */
    async clear(userId: string, query: SessionQuery): Promise<string> {
      // Who is not found is no user at all: a user without sessions is found.
      const call = {
        method: 'DELETE',
        path: path`/api/v1/users/${userId}/sessions`,
        query: { oauthTokens: query.oauthTokens, forgetDevices: query.forgetDevices },
        repeat: 'safe',
        answer: 'text',
      } as const;
      return (await requester.request(call)).response.text;
    },
  };
}
