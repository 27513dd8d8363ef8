import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaAuthenticator, OktaAuthenticatorEnrollment } from '../types.ts';

export interface TemporaryAccessCodeProfile {
  /** Minutes, 10 to 14400. */
  readonly ttl: number;
  readonly multiUse: boolean;
}

/** Both belong to Okta's Identity Engine; an org may lack temporary access codes alone. */
const AUTHENTICATORS = { feature: 'authenticators' } as const;
const ACCESS_CODES = { feature: 'temporary access codes' } as const;

/**
 * The authenticators of an org, and what users have enrolled; users by id.
 *
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Authenticator/
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserAuthenticatorEnrollments/
 */
export function createAuthenticators(requester: Requester) {
  return {
    /** Okta does not page them. */
    async list(): Promise<readonly OktaAuthenticator[]> {
      const call = { method: 'GET', path: path`/api/v1/authenticators`, answer: 'list', ...AUTHENTICATORS } as const;
      return (await requester.request<OktaAuthenticator[] | null>(call)).body ?? [];
    },

    /** What a user has enrolled. Okta's specification describes one object, but the answer is a list. */
    async enrollments(userId: string): Promise<readonly OktaAuthenticatorEnrollment[]> {
      const call = {
        method: 'GET',
        path: path`/api/v1/users/${userId}/authenticator-enrollments`,
        answer: 'list or entity',
        ...ACCESS_CODES,
      } as const;
      const { body } = await requester.request<OktaAuthenticatorEnrollment[] | OktaAuthenticatorEnrollment | null>(
        call,
      );
      if (body === null || body === undefined) return [];
      return Array.isArray(body) ? body : [body];
    },

    /** The answer holds the code, which Okta never shows again. */
    async createTemporaryAccessCode(
      userId: string,
      authenticatorId: string,
      profile: TemporaryAccessCodeProfile,
    ): Promise<OktaAuthenticatorEnrollment> {
      const call = {
        method: 'POST',
        path: path`/api/v1/users/${userId}/authenticator-enrollments/tac`,
        body: { authenticatorId, profile },
        repeat: 'never',
        answer: 'entity',
        ...ACCESS_CODES,
      } as const;
      return (await requester.request<OktaAuthenticatorEnrollment>(call)).body;
    },

    async deleteEnrollment(userId: string, enrollmentId: string): Promise<void> {
      const address = path`/api/v1/users/${userId}/authenticator-enrollments/${enrollmentId}`;
      await requester.request({ method: 'DELETE', path: address, ...ACCESS_CODES });
    },
  };
}
