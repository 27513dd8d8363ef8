import { OktaApiError } from '../../../errors.ts';
import type { OktaClient } from '../../../okta/client.ts';
import type { OktaUser } from '../../../okta/types.ts';
import type { StepName } from '../../../views/containment.ts';
import { hasReached } from '../../shared/user-state.ts';
import { isNotFound } from '../../shared/user-target.ts';
import { createRandomPassword } from './random-password.ts';
import type { PastContainment, StepEnd } from './watch.ts';

export interface StepOptions {
  readonly revokeOauthTokens: boolean;
  readonly forgetDevices: boolean;
  readonly removeRecoveryEnrollment?: boolean | undefined;
}

/** One thing that is done to contain a user, who is named by id. */
export interface Step {
  readonly name: StepName;
  /** Throws what Okta refuses. */
  send(okta: OktaClient, userId: string, options: StepOptions): Promise<StepEnd['result']>;
  /** The user is so already, and nothing has to be sent. */
  isNeedless?(statusBefore: string | undefined): boolean;
  /**
   * How an earlier request ended whose fate is not known, by what can be read now; undefined: it was not carried out, or
   * nobody can tell. Then the request is sent again; where that could do harm, this tells it for certain.
   */
  findEnd?(okta: OktaClient, user: OktaUser, past: PastContainment): Promise<StepEnd['result'] | undefined>;
}

/**
 * The steps in the order in which Okta's states allow them. Only an ACTIVE user can be suspended: an expired or reset
 * password ends that state, a new one does not. The factors and the password of a suspended user may be out of reach. A
 * session that was opened between two steps ends with the sessions.
 */
export const STEPS: readonly Step[] = [
  {
    name: 'reset_factors',
    async send(okta, userId, { removeRecoveryEnrollment }) {
      await okta.factors.resetAll(userId, { removeRecoveryEnrollment });
      return 'done';
    },
    async findEnd(okta, { id }) {
      try {
        const factors = (await okta.factors.list(id)) ?? [];
        return factors.length === 0 ? 'done' : undefined;
      } catch (error) {
        if (!(error instanceof OktaApiError)) throw error;
        return undefined;
      }
    },
  },
  {
    name: 'replace_password',
    async send(okta, userId) {
      const value = createRandomPassword();
      await okta.users.update(userId, { credentials: { password: { value } } }, [value]);
      return 'done';
    },
    async findEnd(_, { passwordChanged }, { passwordChangedBefore }) {
      return (passwordChanged ?? undefined) === passwordChangedBefore ? undefined : 'done';
    },
  },
  {
    name: 'suspend',
    async send(okta, userId) {
      await okta.userLifecycle.changeState(userId, 'suspend');
      return 'accepted';
    },
    isNeedless: (statusBefore) => statusBefore === 'SUSPENDED',
    async findEnd(_, user) {
      return hasReached(user, 'suspend') ? 'accepted' : undefined;
    },
  },
  {
    name: 'clear_sessions',
    async send(okta, userId, { revokeOauthTokens, forgetDevices }) {
      await okta.sessions.clear(userId, { oauthTokens: revokeOauthTokens, forgetDevices });
      return 'done';
    },
  },
  {
    name: 'revoke_grants',
    async send(okta, userId) {
      try {
        await okta.grants.revokeAll(userId);
        return 'done';
      } catch (error) {
        // The user has been read: it is the grants that are not there.
        if (isNotFound(error)) return 'already';
        throw error;
      }
    },
  },
];
