import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext } from '../bindings.ts';
import { objectMember, readBody } from '../body.ts';
import { entityTag } from '../entity-tag.ts';
import { applyRulesTo } from '../group-rules.ts';
import { notFound, OktaError } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { setPassword } from '../password-policy.ts';
import { readBoolean } from '../query.ts';
import { passwordOf, providerOf, setRecoveryQuestion } from '../user-credentials.ts';
import { checkProfile } from '../user-profile.ts';
import { afterPasswordSet } from '../user-states.ts';
import { toUser } from '../views/user.ts';
import { userOfPath } from './user-of-path.ts';

/**
 * POST changes the attributes that it names; PUT replaces the whole profile, so that what it does not name is gone.
 */
export async function updateUser(c: RouteContext, org: Org): Promise<Response> {
  readBoolean(c, 'strict', false);
  const user = userOfPath(c, org);
  const body = await readBody(c);
  const wanted = c.req.header('if-match');
  if (wanted !== undefined && wanted !== '*' && wanted !== entityTag(toUser(org, user, originOf(c)))) {
    throw new OktaError(412, 'E0000231', "ETag value doesn't match.");
  }
  if (user.status === 'DEPROVISIONED') throw notFound(user.id, 'User');
  if (user.transitioningToStatus !== null) {
    throw new OktaError(
      409,
      'E0000112',
      'Cannot update this user because they are still being activated. Please try again in a few minutes.',
    );
  }
  const changes = objectMember(body, 'profile');
  const credentials = objectMember(body, 'credentials') ?? {};
  const password = passwordOf(credentials);
  const profile = c.req.method === 'PUT' ? { ...changes } : { ...user.profile, ...changes };
  if (changes !== undefined) checkProfile(org, profile, 'updatedUser', user);
  if (password !== undefined) setPassword(org, user, password);
  if (changes !== undefined) user.profile = profile;
  setRecoveryQuestion(user, credentials);
  const provider = providerOf(credentials);
  if (provider !== undefined) user.provider = provider;
  user.lastUpdatedMs = org.clock.now();
  if (password !== undefined) afterPasswordSet(org, user);
  const action = password === undefined ? 'profile' : 'password';
  recordAction(org, {
    eventType: action === 'profile' ? 'user.account.update_profile' : 'user.account.update_password',
    displayMessage: action === 'profile' ? 'Update user profile for Okta' : 'User update password for Okta',
    targets: [toUserTarget(user)],
    requestUri: `/api/v1/users/${user.id}`,
  });
  if (changes !== undefined) applyRulesTo(org, user);
  return c.json(toUser(org, user, originOf(c)));
}
