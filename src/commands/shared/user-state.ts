import { OktaApiError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { LifecycleOperation } from '../../okta/resources/user-lifecycle.ts';
import type { OktaUser } from '../../okta/types.ts';
import { isAfterLostReply } from './lost-reply.ts';
import { actOnUser, isNotFound, type UserLookup } from './user-target.ts';

/** The states that an operation leads to. */
const REACHED: Readonly<Record<LifecycleOperation, readonly string[]>> = {
  activate: ['ACTIVE', 'PROVISIONED'],
  deactivate: ['DEPROVISIONED'],
  suspend: ['SUSPENDED'],
  unsuspend: ['ACTIVE'],
  unlock: ['ACTIVE'],
  expire_password: ['PASSWORD_EXPIRED'],
};

/**
 * Changes the state of a user who is named by login or id.
 *
 * @returns Okta's answer, or `{}` if its body was empty
 * @throws {UsageError} if nobody has that login
 */
export async function changeUserState(
  lookup: UserLookup,
  username: string,
  operation: LifecycleOperation,
): Promise<unknown> {
  return actOnUser(lookup, username, ({ idOrLogin }) => changeState(lookup.okta, idOrLogin, operation));
}

/**
 * Like `changeUserState`, for an id or a login that is safe in a path. Okta refuses a change that has already happened.
 * After a lost reply such a refusal may mean that the first request did it, so the user's state is read and decides.
 */
export async function changeState(
  okta: OktaClient,
  idOrLogin: string,
  operation: LifecycleOperation,
): Promise<unknown> {
  try {
    const answer = await okta.userLifecycle.changeState(idOrLogin, operation);
    return answer === undefined ? {} : answer;
  } catch (error) {
    if (!isRefusalAfterLostReply(error)) throw error;
    const user = await readUser(okta, idOrLogin);
    if (user === undefined || !hasReached(user, operation)) throw error;
    return operation === 'expire_password' ? user : {};
  }
}

/** The HTTP statuses with which Okta refuses a change in the wrong state. */
const REFUSALS: readonly number[] = [400, 403, 404, 409];

function isRefusalAfterLostReply(error: unknown): boolean {
  return error instanceof OktaApiError && isAfterLostReply(error) && REFUSALS.includes(error.status);
}

/** Whether a user is in the state that an operation leads to, or on the way there. */
export function hasReached({ status, transitioningToStatus }: OktaUser, operation: LifecycleOperation): boolean {
  return [status, transitioningToStatus].some(
    (state) => typeof state === 'string' && REACHED[operation].includes(state),
  );
}

async function readUser(okta: OktaClient, idOrLogin: string): Promise<OktaUser | undefined> {
  try {
    return await okta.users.get(idOrLogin);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
