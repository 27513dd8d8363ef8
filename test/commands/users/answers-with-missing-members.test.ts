import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const { okta, run, fail } = fakeOkta();
const BARE = { id: '00u1', status: 'ACTIVE' };
const NULLS = { id: '00u1', profile: { login: 'a@b.test', firstName: null, lastName: null } };
const LIST_KEY = 'Account(val.ID && val.ID == obj.ID)';
const ACCOUNT_KEY = 'Account(val.ID && val.ID === obj.ID)';

describe('okta-list-users', () => {
  it('okta-list-users, next link without limit: follows it as it is, and stops at the limit', async () => {
    const next = '<https://acme.okta.test/api/v1/users?after=c1>; rel="next"';
    okta().get('/api/v1/users').query({ limit: 200 }).reply(200, users(200), { link: next });
    okta().get('/api/v1/users').query({ after: 'c1' }).reply(200, users(200, 200));
    expect((await run('okta-list-users', { limit: '300' })).Contents).toHaveLength(300);
  });

  it('okta-list-users, next link without after: has no tag to print', async () => {
    const next = '<https://acme.okta.test/api/v1/users?limit=200>; rel="next"';
    okta().get('/api/v1/users').query({ limit: 1 }).reply(200, users(1), { link: next });
    const entry = await run('okta-list-users', { limit: '1' });
    expect(entry.EntryContext).toMatchObject({ 'Okta.User(val.tag)': { tag: null } });
    expect(entry.HumanReadable).not.toContain('tag');
  });

  it('okta-list-users, a user without profile: is shown with what there is', async () => {
    okta().get('/api/v1/users').query({ limit: 200 }).reply(200, [BARE]);
    const entry = await run('okta-list-users', { limit: '200', verbose: 'false' });
    expect(entry.HumanReadable).toContain('|  | 00u1 |  |  |  |  |  |  | ACTIVE |');
    expect(entry.EntryContext).toMatchObject({
      [LIST_KEY]: [{ ID: '00u1', DisplayName: ' ', Status: 'ACTIVE', Type: 'Okta' }],
    });
  });

  it('okta-list-users, limit missing: takes 200', async () => {
    okta().get('/api/v1/users').query({ limit: 200 }).reply(200, []);
    expect((await run('okta-list-users', { verbose: 'false' })).Contents).toEqual([]);
  });
});

describe('okta-search', () => {
  it('okta-search, a user without profile: is shown with what there is', async () => {
    okta().get('/api/v1/users').query({ limit: 200, q: 'test' }).reply(200, [BARE]);
    const entry = await run('okta-search', { term: 'test', verbose: 'false' });
    expect(entry.HumanReadable).toContain('| 00u1 |');
  });
});

describe('okta-get-user', () => {
  it('okta-get-user, e-mail with a quote: keeps the quote inside the filter', async () => {
    const filter = 'profile.email eq "a\\" or status eq \\"ACTIVE"';
    okta().get('/api/v1/users').query({ filter, limit: 2 }).reply(200, []);
    const entry = await run('okta-get-user', { userEmail: 'a" or status eq "ACTIVE' });
    expect(entry.HumanReadable).toBe(`User 'a" or status eq "ACTIVE' was not found.`);
  });

  it('okta-get-user, two users with one e-mail address: names both instead of choosing one', async () => {
    const sharing = users(2).map(({ profile, ...user }) => ({ ...user, profile: { ...profile, email: 'u@b.test' } }));
    okta().get('/api/v1/users').query(true).reply(200, sharing);
    expect(await fail('okta-get-user', { userEmail: 'u@b.test' })).toContain('u0@b.test (00u0), u1@b.test (00u1)');
  });

  it('okta-get-user, 403 whose errorId has 404 in it: is Okta’s error and not an unknown user', async () => {
    okta().get('/api/v1/users/a@b.test').reply(403, { errorCode: 'E0000006', errorId: 'oae404' });
    expect(await fail('okta-get-user', { username: 'a@b.test' })).toContain('Error in API call [403] - Forbidden');
  });

  it.each([
    ['a name with a slash', 'corp/jdoe'],
    ['a name with dot segments', '../groups'],
    ['a name with a question mark', 'a?b=c'],
    ['a name with a number sign', 'isaac#1@example.com'],
  ])('okta-get-user, %s: is found by a filter', async (_name, username) => {
    const filter = `profile.login eq ${JSON.stringify(username)}`;
    okta()
      .get('/api/v1/users')
      .query({ filter, limit: 2 })
      .reply(200, [{ id: '00u9', profile: { login: username } }]);
    const entry = await run('okta-get-user', { username });
    expect(entry.EntryContext).toMatchObject({ [ACCOUNT_KEY]: [{ ID: '00u9', Username: username }] });
  });

  it.each([
    ['nulls', NULLS, 'false'],
    ['nulls, verbose', NULLS, 'true'],
    ['missing profile', BARE, 'false'],
    ['profile null', { ...BARE, profile: null }, 'true'],
  ])('okta-get-user, %s: shows the user, and no name "None"', async (_name, user, verbose) => {
    okta().get('/api/v1/users/00u1').reply(200, user);
    const entry = await run('okta-get-user', { userId: '00u1', verbose });
    expect(entry.HumanReadable).toContain('00u1');
    expect(entry.HumanReadable).not.toMatch(/None|null|undefined/);
    expect(entry.EntryContext).toMatchObject({ [ACCOUNT_KEY]: [{ ID: '00u1', DisplayName: ' ' }] });
  });
});

describe('okta-delete-user', () => {
  it('refuses the short form of a login as an id, accents or not', async () => {
    okta()
      .get('/api/v1/users/Jose')
      .reply(200, { id: '00u1', profile: { login: 'josé@b.test' } });
    expect(await fail('okta-delete-user', { userId: 'Jose' })).toContain(
      "'Jose' is not a user id but short for josé@b.test",
    );
  });
});

describe('okta-update-user', () => {
  it('okta-update-user, profile with one key that is an empty list: shows a table without entries', async () => {
    okta()
      .post('/api/v1/users/a@b.test')
      .reply(200, { id: '1', profile: { tags: [] } });
    const entry = await run('okta-update-user', { username: 'a@b.test' });
    expect(entry.HumanReadable).toBe('### Okta user: a@b.test Updated:\n**No entries.**\n');
  });
});

function users(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({
    id: `00u${from + index}`,
    profile: { login: `u${from + index}@b.test` },
  }));
}
