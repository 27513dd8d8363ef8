import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaFactor, OktaFactorVerification } from '../types.ts';

export interface RecoveryQuery {
  /** Whether a phone number is also removed as a way of recovery; absent: it stays. */
  readonly removeRecoveryEnrollment?: boolean | undefined;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserFactor/ ; users by id, not by login */
export function createFactors(requester: Requester) {
  return {
    /** All of a user's enrolled factors; Okta does not page them. */
    async list(userId: string): Promise<OktaFactor[] | null> {
      const address = path`/api/v1/users/${userId}/factors`;
      return (await requester.request<OktaFactor[] | null>({ method: 'GET', path: address, answer: 'list' })).body;
    },

    /** Un-enrolls a factor. Answers the text of Okta's reply, usually none. */
    async reset(userId: string, factorId: string, query: RecoveryQuery = {}): Promise<string> {
      const address = path`/api/v1/users/${userId}/factors/${factorId}`;
      const { removeRecoveryEnrollment } = query;
      const call = { method: 'DELETE', path: address, query: { removeRecoveryEnrollment }, answer: 'text' } as const;
      return (await requester.request(call)).response.text;
    },

    /** Un-enrolls all factors of a user, those too that the list does not show. */
    async resetAll(userId: string, { removeRecoveryEnrollment }: RecoveryQuery = {}): Promise<void> {
      const address = path`/api/v1/users/${userId}/lifecycle/reset_factors`;
      await requester.request({
        method: 'POST',
        path: address,
        query: { removeRecoveryEnrollment },
        repeat: 'lifecycle',
      });
    },

    /** Sends a push to the user's device; what becomes of it is read at the poll link of the answer. */
    async verify(userId: string, factorId: string): Promise<OktaFactorVerification> {
      const address = path`/api/v1/users/${userId}/factors/${factorId}/verify`;
      const call = { method: 'POST', path: address, repeat: 'never', answer: 'entity' } as const;
      return (await requester.request<OktaFactorVerification>(call)).body;
    },

    /** What has become of a push so far, by the parts of its poll link. */
    async transaction(userId: string, factorId: string, transactionId: string): Promise<OktaFactorVerification> {
      const address = path`/api/v1/users/${userId}/factors/${factorId}/transactions/${transactionId}`;
      return (await requester.request<OktaFactorVerification>({ method: 'GET', path: address, answer: 'entity' })).body;
    },

    /** What has become of a push so far, read at its poll link. */
    async poll(href: string): Promise<OktaFactorVerification> {
      return (await requester.follow<OktaFactorVerification>(href, 'entity')).body;
    },
  };
}
