import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext } from '../bindings.ts';
import { objectMember, readBody } from '../body.ts';
import { applyRulesTo } from '../group-rules.ts';
import { addUserToOrg, newUser } from '../new-user.ts';
import { OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { setPassword } from '../password-policy.ts';
import { readBoolean, readText } from '../query.ts';
import type { GroupRecord, JsonObject, UserRecord } from '../records.ts';
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
  if (nextLogin !== undefined) checkNextLogin(nextLogin, activate, password);
  const groupIds = groupIdsOf(body);
  checkProfile(org, profile, 'newUser');
  const groups = groupIds.map((id) => org.group(id));
  for (const group of groups) {
    if (group.type !== 'OKTA_GROUP') throw validationFailed('groupIds', `groupIds: ${group.id} is not an Okta group`);
  }

  const user = newUser(org, profile);
  user.provider = providerOf(credentials) ?? user.provider;
  if (password !== undefined) setPassword(org, user, password);
  setRecoveryQuestion(user, credentials);
  if (activate) {
    const federated = withProvider && (user.provider.type === 'FEDERATION' || user.provider.type === 'SOCIAL');
    user.status = password !== undefined || federated ? 'ACTIVE' : 'PROVISIONED';
    if (nextLogin !== undefined) user.status = 'PASSWORD_EXPIRED';
    user.activatedMs = user.createdMs;
    user.statusChangedMs = user.createdMs;
  }
  return c.json(toUser(org, addToOrg(org, user, groups), originOf(c)));
}

const EXPIRE_AT_ONCE = 'Could not create user. To create a user and expire their password immediately,';

/** `nextLogin=changePassword` expires the password at once, so it needs a password and an active user. */
function checkNextLogin(nextLogin: string, activate: boolean, password: string | undefined): void {
  if (nextLogin !== 'changePassword') throw validationFailed('nextLogin', 'nextLogin: must be changePassword');
  if (!activate) throw new OktaError(400, 'E0000125', `${EXPIRE_AT_ONCE} "activate" must be true`);
  if (password === undefined) {
    throw new OktaError(400, 'E0000124', `${EXPIRE_AT_ONCE} a password must be specified`);
  }
}

function addToOrg(org: Org, user: UserRecord, groups: readonly GroupRecord[]): UserRecord {
  const created = addUserToOrg(org, user);
  for (const group of groups) {
    group.members.add(created.id);
    group.lastMembershipUpdatedMs = created.createdMs;
  }
  recordAction(org, {
    eventType: 'user.lifecycle.create',
    displayMessage: 'Create Okta user',
    targets: [toUserTarget(created)],
    requestUri: '/api/v1/users',
  });
  applyRulesTo(org, created);
  return created;
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
