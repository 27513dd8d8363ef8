import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext } from '../bindings.ts';
import { objectMember, readBody } from '../body.ts';
import { OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { setPassword } from '../password-policy.ts';
import { readBoolean, readText } from '../query.ts';
import type { JsonObject, UserRecord } from '../records.ts';
import { passwordOf, providerOf, setRecoveryQuestion } from '../user-credentials.ts';
import { checkProfile } from '../user-profile.ts';
import { toUser } from '../views/user.ts';

const MAX_GROUPS_AT_CREATION = 20;

export async function createUser(c: RouteContext, org: Org): Promise<Response> {
  const activate = readBoolean(c, 'activate', true);
  const withProvider = readBoolean(c, 'provider', false);
  const nextLogin = readText(c, 'nextLogin');
  const body = await readBody(c);
  const profile = objectMember(body, 'profile');
  if (profile === undefined) throw validationFailed('profile', 'profile: The field cannot be left blank');
  const credentials = objectMember(body, 'credentials') ?? {};
  const password = passwordOf(credentials);
  const provider = providerOf(credentials);
  if (nextLogin !== undefined) {
    if (nextLogin !== 'changePassword') throw validationFailed('nextLogin', 'nextLogin: must be changePassword');
    if (!activate)
      throw new OktaError(
        400,
        'E0000124',
        'Could not create user. To create a user and expire their password immediately, "activate" must be true',
      );
    if (password === undefined)
      throw new OktaError(
        400,
        'E0000125',
        'Could not create user. To create a user and expire their password immediately, a password must be specified',
      );
  }
  const groupIds = groupIdsOf(body);
  checkProfile(org, profile, 'newUser');
  const groups = groupIds.map((id) => org.group(id));
  for (const group of groups) {
    if (group.type !== 'OKTA_GROUP') throw validationFailed('groupIds', `groupIds: ${group.id} is not an Okta group`);
  }

  const now = org.clock.now();
  const user: UserRecord = {
    id: '',
    order: 0,
    status: 'STAGED',
    transitioningToStatus: null,
    createdMs: now,
    activatedMs: null,
    statusChangedMs: null,
    lastLoginMs: null,
    lastUpdatedMs: now,
    passwordChangedMs: null,
    profile: { firstName: null, lastName: null, mobilePhone: null, secondEmail: null, ...profile },
    passwordDigests: [],
    recoveryQuestion: null,
    provider: provider ?? { type: 'OKTA', name: 'OKTA' },
    sessions: 0,
    oauthTokens: 0,
    factors: [],
    roles: [],
  };
  if (password !== undefined) setPassword(org, user, password);
  setRecoveryQuestion(user, credentials);
  const federated = withProvider && (user.provider.type === 'FEDERATION' || user.provider.type === 'SOCIAL');
  if (activate) {
    user.status = password !== undefined || federated ? 'ACTIVE' : 'PROVISIONED';
    if (nextLogin !== undefined) user.status = 'PASSWORD_EXPIRED';
    user.activatedMs = now;
    user.statusChangedMs = now;
  }
  // The id comes last: a request that was refused must not use one up.
  const created: UserRecord = { ...user, id: org.ids.next('00u'), order: org.nextOrder() };
  org.users.set(created.id, created);
  org.groupByName('Everyone')?.members.add(created.id);
  for (const group of groups) {
    group.members.add(created.id);
    group.lastMembershipUpdatedMs = now;
  }
  recordAction(org, {
    eventType: 'user.lifecycle.create',
    displayMessage: 'Create Okta user',
    targets: [toUserTarget(created)],
    requestUri: '/api/v1/users',
  });
  return c.json(toUser(org, created, originOf(c)));
}

function groupIdsOf(body: JsonObject): string[] {
  const value = body.groupIds;
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string')) {
    throw validationFailed('groupIds', 'groupIds: must be an array of strings');
  }
  if (value.length > MAX_GROUPS_AT_CREATION) throw new OktaError(400, 'E0000093', 'Target count limit exceeded');
  return value;
}
