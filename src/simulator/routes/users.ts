import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { isJsonObject, objectMember, readBody, textMember } from '../body.ts';
import { compileFilter } from '../filter/dialects.ts';
import { methodNotAllowed, notFound, OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder, pageByPosition } from '../paging.ts';
import { setPassword } from '../password-policy.ts';
import { readBoolean, readLimit, readText } from '../query.ts';
import type { Json, JsonObject, UserRecord } from '../records.ts';
import { checkProfile } from '../user-profile.ts';
import { afterPasswordSet, deleteUser } from '../user-states.ts';
import { toGroup, toListedUser, toUser, toUserCore } from '../views.ts';

const LIST_LIMIT = { default: 200, max: 200, above: 'cap' } as const;
const LOOK_AHEAD_LIMIT = { default: 10, max: 200, above: 'cap' } as const;
/** A search gives no row past this one. */
const SEARCH_CAP = 50_000;
const MAX_GROUPS_AT_CREATION = 20;

/** `/users` and `/users/{id}` without its lifecycle. */
export function addUserRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/api/v1/users', (c) => listUsers(c, org));
  app.post('/api/v1/users', (c) => createUser(c, org));
  app.get('/api/v1/users/:id', (c) => {
    const user = userOfPath(c, org);
    const body = toUser(org, user, originOf(c));
    c.header('etag', entityTag(body));
    return c.json(body);
  });
  app.post('/api/v1/users/:id', (c) => updateUser(c, org));
  app.delete('/api/v1/users/:id', (c) => {
    readBoolean(c, 'sendEmail', false);
    const user = userOfPath(c, org);
    const outcome = deleteUser(org, user);
    recordAction(org, {
      eventType: outcome === 'deactivated' ? 'user.lifecycle.deactivate' : 'user.lifecycle.delete.initiated',
      displayMessage: outcome === 'deactivated' ? 'Deactivate Okta user' : 'Delete Okta user',
      targets: [toUserTarget(user)],
      requestUri: `/api/v1/users/${user.id}`,
    });
    return c.body(null, 204);
  });
  app.get('/api/v1/users/:id/groups', (c) => {
    const user = userOfPath(c, org);
    const page = pageByOrder(c, org.groupsOf(user), readLimit(c, LIST_LIMIT));
    return c.json(page.map((group) => toGroup(group, originOf(c))));
  });
}

/**
 * The user that the path parameter `id` means: an id, a login, a shortname, or `me`, the owner of the API token.
 * Okta cannot take a login with a slash or a question mark in a path, nor one with a semicolon or a backslash.
 */
export function userOfPath(c: RouteContext, org: Org): UserRecord {
  const sent = segment(c, 'id');
  if (sent.includes('/')) throw methodNotAllowed();
  if (/[?;\\]/.test(sent)) throw notFound(sent, 'User');
  if (sent === 'me') {
    if (c.env.caller?.kind !== 'ssws') throw notFound('me', 'User');
    return org.userById(org.ownerId);
  }
  return org.resolveUser(sent);
}

function entityTag(body: JsonObject): string {
  return `W/"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32)}"`;
}

function listUsers(c: RouteContext, org: Org): Response {
  const [search, filter, q] = [readText(c, 'search'), readText(c, 'filter'), readText(c, 'q')];
  if ([search, filter, q].filter((one) => one !== undefined).length > 1) {
    throw new OktaError(400, 'E0000033', 'Search and filter parameters cannot be combined.');
  }
  const toBody = (user: UserRecord): JsonObject => toListedUser(org, user, originOf(c));
  const everyone = [...org.users.values()];
  const mayUse = c.env.caller?.isAdmin !== false;
  if (q !== undefined) {
    const limit = readLimit(c, LOOK_AHEAD_LIMIT);
    const hits = everyone.filter((user) => user.status !== 'DEPROVISIONED' && startsWith(user, q));
    return c.json((mayUse ? hits : []).slice(0, limit).map(toBody));
  }
  const limit = readLimit(c, LIST_LIMIT);
  if (search !== undefined) {
    const matches = compileFilter('users.search', search);
    const hits = everyone.filter((user) => matches(toUserCore(org, user)));
    const sorted = sortBy(c, org, hits);
    if (Number.parseInt(c.req.query('after')?.slice(4, 12) ?? '0', 36) >= SEARCH_CAP && sorted.length > SEARCH_CAP) {
      throw new OktaError(400, 'E0000031', 'Invalid search criteria.', ['Search results are limited to 50,000.']);
    }
    return c.json(pageByPosition(c, mayUse ? sorted : [], limit).map(toBody));
  }
  if (readText(c, 'sortBy') !== undefined) {
    throw new OktaError(400, 'E0000031', 'Invalid search criteria.', ['sortBy is only supported with search.']);
  }
  const matches = filter === undefined ? undefined : compileFilter('users.filter', filter);
  const hits = everyone.filter((user) =>
    matches === undefined ? user.status !== 'DEPROVISIONED' : matches(toUserCore(org, user)),
  );
  return c.json(pageByOrder(c, mayUse ? hits : [], limit).map(toBody));
}

function startsWith(user: UserRecord, q: string): boolean {
  const { firstName, lastName, email } = user.profile;
  const start = q.toLowerCase();
  return [firstName, lastName, email].some((text) => typeof text === 'string' && text.toLowerCase().startsWith(start));
}

function sortBy(c: RouteContext, org: Org, users: UserRecord[]): UserRecord[] {
  const path = readText(c, 'sortBy');
  if (path === undefined) return users;
  const direction = c.req.query('sortOrder')?.toLowerCase() === 'desc' ? -1 : 1;
  const sortValue = (user: UserRecord): string => {
    let value: Json | undefined = toUserCore(org, user);
    for (const name of path.split('.')) value = isJsonObject(value) ? value[name] : undefined;
    return value === null || value === undefined ? '' : String(value).toLowerCase();
  };
  // Equal values are in order of id, as Okta's documentation has it.
  return [...users].sort((left, right) => {
    const [a, b] = [sortValue(left), sortValue(right)];
    if (a !== b) return a < b ? -direction : direction;
    return left.id < right.id ? -1 : 1;
  });
}

async function createUser(c: RouteContext, org: Org): Promise<Response> {
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

async function updateUser(c: RouteContext, org: Org): Promise<Response> {
  readBoolean(c, 'strict', false);
  const user = userOfPath(c, org);
  const body = await readBody(c);
  const wanted = c.req.header('if-match');
  if (wanted !== undefined && wanted !== '*' && wanted !== entityTag(toUser(org, user, originOf(c)))) {
    throw new OktaError(412, 'E0000231', 'The resource has been modified since it was last read.');
  }
  if (user.status === 'DEPROVISIONED') throw notFound(user.id, 'User');
  if (user.transitioningToStatus !== null) {
    throw new OktaError(
      409,
      'E0000112',
      'Unable to update the user. The user is in the process of being activated. Please wait and try again later.',
    );
  }
  const changes = objectMember(body, 'profile');
  const credentials = objectMember(body, 'credentials') ?? {};
  const password = passwordOf(credentials);
  const profile = { ...user.profile, ...changes };
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
  return c.json(toUser(org, user, originOf(c)));
}

function passwordOf(credentials: JsonObject): string | undefined {
  const password = objectMember(credentials, 'password');
  if (password === undefined) return undefined;
  const value = textMember(password, 'value');
  if (value === undefined && Object.keys(password).length > 0 && password.hash === undefined) {
    throw validationFailed('password', 'password: The field cannot be left blank');
  }
  return value;
}

function setRecoveryQuestion(user: UserRecord, credentials: JsonObject): void {
  const recovery = objectMember(credentials, 'recovery_question');
  if (recovery === undefined) return;
  const question = textMember(recovery, 'question');
  const answer = textMember(recovery, 'answer');
  if (question === undefined || question === '') {
    throw validationFailed('recovery_question', 'recovery_question.question: The field cannot be left blank');
  }
  if (answer === undefined || answer.length < 4) {
    throw validationFailed(
      'recovery_question',
      'recovery_question.answer: The security question answer must be at least 4 characters in length',
    );
  }
  user.recoveryQuestion = question;
}

const PROVIDER_TYPES = ['ACTIVE_DIRECTORY', 'FEDERATION', 'IMPORT', 'LDAP', 'OKTA', 'SOCIAL'];

function providerOf(credentials: JsonObject): { type: string; name: string } | undefined {
  const provider = objectMember(credentials, 'provider');
  if (provider === undefined) return undefined;
  const type = textMember(provider, 'type') ?? 'OKTA';
  if (!PROVIDER_TYPES.includes(type)) throw validationFailed('provider', `provider: Invalid provider type ${type}`);
  return { type, name: textMember(provider, 'name') ?? type };
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
