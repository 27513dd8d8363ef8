import { type OktaPath, path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { Query } from '../pipeline/send.ts';

/** The part of a path that names a user: Okta takes an id or a login there. */
export type IdOrLogin = string;

/** Changes of a user's state that need no further data. */
export type LifecycleOperation = 'activate' | 'deactivate' | 'suspend' | 'unsuspend' | 'unlock' | 'expire_password';

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserLifecycle/ */
export function createUserLifecycle(requester: Requester) {
  const postLifecycle = async <Body>(user: IdOrLogin, operation: string, query: Query = {}): Promise<Body> => {
    const address = path`/api/v1/users/${user}/lifecycle/${operation}`;
    return (
      await requester.request<Body>({
        method: 'POST',
        path: address,
        query,
        repeat: 'lifecycle',
      })
    ).body;
  };

  const postOnce = async <Body>(address: OktaPath, query: Query): Promise<Body> => {
    const call = { method: 'POST', path: address, query, repeat: 'never', answer: 'entity or nothing' } as const;
    return (await requester.request<Body>(call)).body;
  };

  return {
    /** Answers `{}`, or with the user, or undefined where Okta's answer is empty. */
    changeState: (user: IdOrLogin, operation: LifecycleOperation) => postLifecycle<unknown>(user, operation),

    /** Replaces the password by one of Okta's choosing, which has expired already. */
    expirePasswordWithTemporary: (user: IdOrLogin, query: { readonly revokeSessions: boolean }) =>
      postLifecycle<{ readonly tempPassword?: string | null } | undefined>(
        user,
        'expire_password_with_temp_password',
        query,
      ),

    /**
     * Starts the reset of a password. Never repeated: a second request would send a second mail, or make a second link.
     * With `sendEmail` the answer is empty, else it holds the link.
     */
    async resetPassword(
      user: IdOrLogin,
      query: { readonly sendEmail: boolean; readonly revokeSessions: boolean },
    ): Promise<{ readonly resetPasswordUrl?: string | null } | undefined> {
      return postOnce(path`/api/v1/users/${user}/lifecycle/reset_password`, query);
    },

    /** Sends the activation mail again, or gives a new link. Never repeated, as above. */
    async reactivate(
      user: IdOrLogin,
      query: { readonly sendEmail: boolean },
    ): Promise<{ readonly activationUrl?: string | null; readonly activationToken?: string | null } | undefined> {
      return postOnce(path`/api/v1/users/${user}/lifecycle/reactivate`, query);
    },
  };
}
