import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaFactor, OktaFactorVerification } from '../types.ts';

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserFactor/ ; users by id, not by login */
export function createFactors(requester: Requester) {
  return {
    /** All of a user's enrolled factors; Okta does not page them. */
    async list(userId: string): Promise<OktaFactor[] | null> {
      const address = path`/api/v1/users/${userId}/factors`;
      return (await requester.request<OktaFactor[] | null>({ method: 'GET', path: address, answer: 'list' })).body;
    },

    /** Un-enrolls a factor. Answers the text of Okta's reply, usually none. */
    async reset(userId: string, factorId: string): Promise<string> {
      const address = path`/api/v1/users/${userId}/factors/${factorId}`;
      return (await requester.request({ method: 'DELETE', path: address, answer: 'text' })).response.text;
    },

    /** Sends a push to the user's device; what becomes of it is read at the poll link of the answer. */
    async verify(userId: string, factorId: string): Promise<OktaFactorVerification> {
      const address = path`/api/v1/users/${userId}/factors/${factorId}/verify`;
      const call = { method: 'POST', path: address, repeat: 'never', answer: 'entity' } as const;
      return (await requester.request<OktaFactorVerification>(call)).body;
    },

    /** What has become of a push so far, read at its poll link. */
    async poll(href: string): Promise<OktaFactorVerification> {
      return (await requester.follow<OktaFactorVerification>(href, 'entity')).body;
    },
  };
}
