import { describe, expect, it } from 'vitest';
import { createOrgClient, failureOf, loginsOf, NOW, nextOf } from './org-client.ts';

const query = (name: string, text: string): string => `/api/v1/users?${name}=${encodeURIComponent(text)}`;

describe('the path parameter id', () => {
  it.each([
    ['a login', 'jane.doe@acme.example', 'jane.doe@acme.example'],
    ['a login in other letters', 'JANE.DOE@ACME.EXAMPLE', 'jane.doe@acme.example'],
    ['a login without its diacritics', 'tomas.silva%40acme.example', 'tomas.silva@acme.example'],
    ['an unambiguous shortname', 'jane.doe', 'jane.doe@acme.example'],
    ["a login that is also somebody else's shortname", 'alex.kent', 'alex.kent'],
    ['me, the owner of the API token', 'me', 'oliver.brandt@acme.example'],
  ])('takes %s', async (_what, sent, login) => {
    const { call } = createOrgClient();
    const { body } = await call('GET', `/api/v1/users/${sent}`);
    expect((body as { profile: { login: string } }).profile.login).toBe(login);
  });

  it('does not take a shortname that two logins have', async () => {
    const { call } = createOrgClient({
      seed: { users: [{ profile: { login: 'sam@a.example' } }, { profile: { login: 'sam@b.example' } }] },
    });
    expect(failureOf(await call('GET', '/api/v1/users/sam'))).toMatchObject({ status: 404, code: 'E0000007' });
  });

  it('cannot carry a login with a slash, which only a search finds', async () => {
    const { call, list } = createOrgClient();
    const login = "o'neil/vendor@acme.example";
    expect(failureOf(await call('GET', `/api/v1/users/${encodeURIComponent(login)}`)).status).toBe(405);
    expect(loginsOf(await list(query('search', `profile.login eq "${login}"`)))).toEqual([login]);
  });

  it('differs from userId, which takes ids only', async () => {
    const { call } = createOrgClient();
    for (const sent of ['jane.doe@acme.example', 'jane.doe', 'me']) {
      const answer = await call('GET', `/api/v1/users/${sent}/factors`);
      expect(failureOf(answer).summary).toBe(`Not found: Resource not found: ${sent} (User)`);
    }
  });
});

describe('listing users', () => {
  it('omits the DEPROVISIONED by default and with q, and shows them with filter and search', async () => {
    const { list } = createOrgClient();
    const dora = 'dora.leaver@acme.example';
    expect(loginsOf(await list('/api/v1/users'))).not.toContain(dora);
    expect(await list(query('q', 'dora'))).toEqual([]);
    expect(loginsOf(await list(query('filter', 'status eq "DEPROVISIONED"')))).toEqual([dora]);
    expect(loginsOf(await list(query('search', 'status eq "deprovisioned"')))).toEqual([dora]);
  });

  it('looks with q at the beginnings of first name, last name and e-mail, ten rows by default, and has no next', async () => {
    const { call, list } = createOrgClient({ users: 300 });
    expect(loginsOf(await list(query('q', 'NWOSU')))).toEqual(['amara.nwosu@acme.example']);
    expect(loginsOf(await list(query('q', 'sean.o')))).toEqual(["o'neil/vendor@acme.example"]);
    expect(await list(query('q', 'doe@acme'))).toEqual([]);
    const answer = await call('GET', query('q', 'employee'));
    expect(answer.body).toHaveLength(10);
    expect(answer.headers.get('link')).toBeNull();
    expect(await list('/api/v1/users?q=employee&limit=200')).toHaveLength(200);
  });

  it('refuses two of q, filter and search together', async () => {
    const { call } = createOrgClient();
    const answer = await call('GET', '/api/v1/users?q=a&search=status%20eq%20%22ACTIVE%22');
    expect(failureOf(answer)).toMatchObject({ status: 400, code: 'E0000033' });
  });

  it('gives every user once over pages, and lowers a limit above 200', async () => {
    const { pages, call } = createOrgClient({ users: 1003, seed: 'empty' });
    const { rows, pages: count } = await pages('/api/v1/users?limit=500');
    expect(new Set(rows.map((row) => row.id)).size).toBe(1003);
    expect([rows.length, count]).toEqual([1003, 6]);
    const first = await call('GET', '/api/v1/users?limit=500');
    expect(first.headers.get('link')).toMatch(
      /^<https:\/\/acme\.okta\.example\/api\/v1\/users\?limit=200>; rel="self", <https:\/\/acme\.okta\.example\/api\/v1\/users\?after=200\w+&limit=200>; rel="next"$/,
    );
  });

  it('neither doubles nor loses a row when users come and go between two pages', async () => {
    const { call, simulator } = createOrgClient({ users: 10, seed: 'empty' });
    const first = await call('GET', '/api/v1/users?limit=4');
    const ids = [...simulator.org.users.keys()];
    for (const id of [ids[0], ids[3]]) simulator.org.users.delete(id ?? '');
    const second = await call('GET', nextOf(first) ?? '');
    expect((second.body as { id: string }[]).map((row) => row.id)).toEqual(ids.slice(4, 8));
  });

  it('keeps filter and limit in the next link', async () => {
    const { call } = createOrgClient();
    const next = nextOf(await call('GET', `${query('filter', 'status eq "ACTIVE"')}&limit=2`)) ?? '';
    expect(new URL(next).searchParams.get('filter')).toBe('status eq "ACTIVE"');
    expect(new URL(next).searchParams.get('limit')).toBe('2');
    expect(next).not.toContain('+');
  });

  it('sorts a search, over pages too, and refuses to sort anything else', async () => {
    const { pages, call } = createOrgClient();
    const search = `${query('search', 'status eq "ACTIVE"')}&sortBy=profile.lastName&sortOrder=desc&limit=7`;
    const { rows } = await pages(search);
    const names = rows.map((row) => String((row.profile as { lastName: string }).lastName).toLowerCase());
    expect(names.length).toBeGreaterThan(20);
    expect(names).toEqual([...names].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    expect(failureOf(await call('GET', '/api/v1/users?sortBy=profile.lastName')).status).toBe(400);
  });

  it.each(['0', '-3', 'ten'])('refuses limit=%s', async (limit) => {
    const { call } = createOrgClient();
    expect(failureOf(await call('GET', `/api/v1/users?limit=${limit}`))).toMatchObject({
      status: 400,
      code: 'E0000001',
    });
  });

  it('ends a search at 50,000 rows', async () => {
    const { call } = createOrgClient();
    const after = `200p${(50_000).toString(36).padStart(8, '0')}5d7`;
    const answer = await call('GET', `${query('search', 'status eq "ACTIVE"')}&after=${after}`);
    expect(failureOf(answer)).toMatchObject({ status: 400, code: 'E0000031' });
  });

  it('refuses a cursor that it never gave', async () => {
    const { call } = createOrgClient();
    expect(failureOf(await call('GET', '/api/v1/users?after=200nonsense'))).toMatchObject({ code: 'E0000029' });
  });
});

const PROFILE = { login: 'new@acme.example', email: 'new@acme.example', firstName: 'New', lastName: 'Person' };

describe('creating a user', () => {
  it.each([
    ['', {}, 'PROVISIONED'],
    ['', { credentials: { password: { value: 'Correct-Horse-1' } } }, 'ACTIVE'],
    ['?activate=false', { credentials: { password: { value: 'Correct-Horse-1' } } }, 'STAGED'],
    ['?provider=true', { credentials: { provider: { type: 'FEDERATION', name: 'FEDERATION' } } }, 'ACTIVE'],
    ['?nextLogin=changePassword', { credentials: { password: { value: 'Correct-Horse-1' } } }, 'PASSWORD_EXPIRED'],
  ])('with "%s" and %j makes one who is %s', async (parameters, more, status) => {
    const { call, simulator } = createOrgClient();
    const answer = await call('POST', `/api/v1/users${parameters}`, { profile: PROFILE, ...more });
    expect(answer.status, answer.text).toBe(200);
    const { id } = answer.body as { id: string };
    expect(id).toMatch(/^00u[A-Za-z0-9]{17}$/);
    expect(simulator.org.userById(id)).toMatchObject({ status, createdMs: NOW });
    expect(simulator.org.groupByName('Everyone')?.members.has(id)).toBe(true);
  });

  it('puts them into the groups and keeps their recovery question', async () => {
    const { call, simulator } = createOrgClient();
    const finance = simulator.org.groupByName('Finance')?.id ?? '';
    const { body } = await call('POST', '/api/v1/users?activate=false', {
      profile: PROFILE,
      credentials: { recovery_question: { question: 'Why?', answer: 'Because' } },
      groupIds: [finance],
    });
    const { id } = body as { id: string };
    expect(simulator.org.group(finance).members.has(id)).toBe(true);
    expect(simulator.org.userById(id).recoveryQuestion).toBe('Why?');
    expect(JSON.stringify(body)).not.toContain('Because');
  });

  it.each<[string, string, object, string, string]>([
    [
      'a login that exists, in other letters',
      '',
      { profile: { ...PROFILE, login: 'Jane.Doe@acme.example' } },
      'E0000001 Api validation failed: login',
      'login: An object with this field already exists in the current organization',
    ],
    [
      'no last name',
      '',
      { profile: { ...PROFILE, lastName: '' } },
      'E0000001 Api validation failed: lastName',
      'lastName: The field cannot be left blank',
    ],
    [
      'no login',
      '',
      { profile: { ...PROFILE, login: null } },
      'E0000001 Api validation failed: login',
      'login: The field cannot be left blank',
    ],
    [
      'an unknown attribute',
      '',
      { profile: { ...PROFILE, shoeSize: '44' } },
      'E0000001 Api validation failed: newUser',
      "Property name 'shoeSize' is not defined in profile",
    ],
    [
      'an e-mail that is none',
      '',
      { profile: { ...PROFILE, email: 'nobody' } },
      'E0000001 Api validation failed: email',
      'email: Does not match required pattern',
    ],
    [
      'a first name of 51 letters',
      '',
      { profile: { ...PROFILE, firstName: 'x'.repeat(51) } },
      'E0000001 Api validation failed: firstName',
      'firstName: String length must be less than or equal to 50',
    ],
    ['no profile', '', {}, 'E0000001 Api validation failed: profile', 'profile: The field cannot be left blank'],
    [
      'a weak password',
      '',
      { profile: PROFILE, credentials: { password: { value: 'short' } } },
      'E0000001 Api validation failed: password',
      'password: Password requirements were not met.',
    ],
    [
      'a short answer',
      '',
      { profile: PROFILE, credentials: { recovery_question: { question: 'Why?', answer: 'x' } } },
      'E0000001 Api validation failed: recovery_question',
      'recovery_question.answer',
    ],
    [
      '21 groups',
      '',
      { profile: PROFILE, groupIds: Array(21).fill('00g1') },
      'E0000093 Target count limit exceeded',
      '',
    ],
    [
      'an unknown group',
      '',
      { profile: PROFILE, groupIds: ['00g1'] },
      'E0000007 Not found: Resource not found: 00g1 (UserGroup)',
      '',
    ],
    ['nextLogin without activation', '?activate=false&nextLogin=changePassword', { profile: PROFILE }, 'E0000125', ''],
    ['nextLogin without password', '?nextLogin=changePassword', { profile: PROFILE }, 'E0000124', ''],
    [
      'activate=perhaps',
      '?activate=perhaps',
      { profile: PROFILE },
      'E0000001 Api validation failed: activate',
      'activate: must be true or false',
    ],
  ])('is refused with %s', async (_what, parameters, body, expected, cause) => {
    const { call, simulator } = createOrgClient();
    const before = simulator.org.snapshot();
    const { code, summary, causes } = failureOf(await call('POST', `/api/v1/users${parameters}`, body));
    expect(`${code} ${summary}`).toContain(expected);
    expect(causes.join()).toContain(cause);
    expect(simulator.org.snapshot()).toEqual(before);
  });

  it('is refused with a body that is no JSON, or not sent as JSON', async () => {
    const { call } = createOrgClient();
    expect(failureOf(await call('POST', '/api/v1/users', '{"profile":'))).toMatchObject({
      status: 400,
      code: 'E0000003',
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(failureOf(await call('POST', '/api/v1/users', 'profile=x', headers)).code).toBe('E0000021');
  });
});

describe('updating a user', () => {
  it('changes the members that were sent, and clears with null', async () => {
    const { call, simulator } = createOrgClient();
    const jane = simulator.org.resolveUser('jane.doe');
    await call('POST', '/api/v1/users/jane.doe@acme.example', { profile: { title: 'CFO', department: null } });
    expect(jane.profile).toMatchObject({ title: 'CFO', department: null, lastName: 'Doe' });
    expect(jane.lastUpdatedMs).toBe(NOW);
  });

  it('replaces the whole profile with PUT', async () => {
    const { call, simulator } = createOrgClient();
    const jane = simulator.org.resolveUser('jane.doe');
    const { login, email, firstName, lastName } = jane.profile;
    const profile = { login, email, firstName, lastName, title: 'CFO' };
    expect((await call('PUT', `/api/v1/users/${jane.id}`, { profile })).status).toBe(200);
    expect(jane.profile).toEqual(profile);
    expect(failureOf(await call('PUT', `/api/v1/users/${jane.id}`, { profile: { title: 'CEO' } })).code).toBe(
      'E0000001',
    );
  });

  it.each([
    ['STAGED', 'STAGED'],
    ['PROVISIONED', 'ACTIVE'],
    ['ACTIVE', 'ACTIVE'],
    ['PASSWORD_EXPIRED', 'ACTIVE'],
    ['RECOVERY', 'ACTIVE'],
    ['SUSPENDED', 'SUSPENDED'],
  ] as const)('with a password leads from %s to %s', async (status, after) => {
    const { call, simulator } = createOrgClient({
      seed: { users: [{ profile: { login: 'ann@acme.example' }, status }] },
    });
    const body = { credentials: { password: { value: 'Correct-Horse-1' } } };
    expect((await call('POST', '/api/v1/users/ann@acme.example', body)).status).toBe(200);
    const ann = simulator.org.resolveUser('ann');
    expect(ann).toMatchObject({ status: after, passwordChangedMs: NOW });
    expect(simulator.org.passwordMatches(ann.id, 'Correct-Horse-1')).toBe(true);
  });

  it.each([
    [
      'is too short',
      'Ab1',
      'password: Password requirements were not met. Password requirements: at least 8 characters',
    ],
    ['holds a part of the login', 'Xjane9zzz', 'password: Password requirements were not met.'],
    ['is the current one', 'Current-Pass-1', 'password: Password cannot be your current password'],
    ['was used before', 'Before-Pass-1', 'password: Password has been used too recently'],
  ])('is refused with a password that %s', async (_what, value, cause) => {
    const { call } = createOrgClient({ seed: { users: [{ profile: { login: 'jane@acme.example' } }] } });
    const set = (password: string) =>
      call('POST', '/api/v1/users/jane@acme.example', { credentials: { password: { value: password } } });
    await set('Before-Pass-1');
    await set('Current-Pass-1');
    const failure = failureOf(await set(value));
    expect(failure).toMatchObject({ status: 400, code: 'E0000001', summary: 'Api validation failed: password' });
    expect(failure.causes[0]).toContain(cause);
  });

  it('is refused for a DEPROVISIONED user, for one being activated, and for an old ETag', async () => {
    const { call, simulator } = createOrgClient();
    const body = { profile: { title: 'X' } };
    expect(failureOf(await call('POST', '/api/v1/users/dora.leaver@acme.example', body))).toMatchObject({
      status: 404,
      code: 'E0000007',
    });
    simulator.org.resolveUser('noah.kim').transitioningToStatus = 'ACTIVE';
    expect(failureOf(await call('POST', '/api/v1/users/noah.kim@acme.example', body))).toMatchObject({
      status: 409,
      code: 'E0000112',
    });
    const { headers } = await call('GET', '/api/v1/users/jane.doe');
    const tag = { 'if-match': headers.get('etag') ?? '' };
    expect((await call('POST', '/api/v1/users/jane.doe', body, tag)).status).toBe(200);
    expect(failureOf(await call('POST', '/api/v1/users/jane.doe', body, tag))).toMatchObject({
      status: 412,
      code: 'E0000231',
    });
  });
});

describe("a user's groups, sessions, roles", () => {
  it('come in pages of 200, Everyone among them', async () => {
    const groups = Array.from({ length: 450 }, (_, index) => ({ name: `Group ${index}` }));
    const { pages } = createOrgClient({
      seed: { groups, users: [{ profile: { login: 'ann@acme.example' }, groups: groups.map((group) => group.name) }] },
    });
    const { rows, pages: count } = await pages('/api/v1/users/ann@acme.example/groups');
    expect([rows.length, count]).toEqual([451, 3]);
  });

  it('end with one call, the tokens only when asked', async () => {
    const { call, simulator } = createOrgClient();
    const jane = simulator.org.resolveUser('jane.doe');
    Object.assign(jane, { sessions: 2, oauthTokens: 1 });
    expect((await call('DELETE', `/api/v1/users/${jane.id}/sessions`)).status).toBe(204);
    expect([jane.sessions, jane.oauthTokens]).toEqual([0, 1]);
    await call('DELETE', `/api/v1/users/${jane.id}/sessions?oauthTokens=true`);
    expect(jane.oauthTokens).toBe(0);
    expect(failureOf(await call('DELETE', '/api/v1/users/jane.doe/sessions')).status).toBe(404);
  });

  it('are given once and taken back', async () => {
    const { call, list, simulator } = createOrgClient();
    const { id } = simulator.org.resolveUser('jane.doe');
    const { status, body } = await call('POST', `/api/v1/users/${id}/roles`, { type: 'APP_ADMIN' });
    expect(status).toBe(201);
    const role = body as { id: string; label: string };
    expect(role.label).toBe('Application Administrator');
    expect(failureOf(await call('POST', `/api/v1/users/${id}/roles`, { type: 'APP_ADMIN' }))).toMatchObject({
      status: 409,
      code: 'E0000090',
    });
    expect((await call('GET', `/api/v1/users/${id}/roles/${role.id}`)).status).toBe(200);
    expect((await call('DELETE', `/api/v1/users/${id}/roles/${role.id}`)).status).toBe(204);
    expect(await list(`/api/v1/users/${id}/roles`)).toEqual([]);
    expect(failureOf(await call('GET', `/api/v1/users/${id}/roles/${role.id}`)).summary).toContain('(RoleAssignment)');
  });
});
