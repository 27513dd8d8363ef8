import { expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const { okta, run, fail } = fakeOkta();

it('okta-get-groups, a group whose profile is null: is shown with what there is', async () => {
  okta()
    .get('/api/v1/users/a@b.test')
    .reply(200, { id: '00u1', profile: { login: 'a@b.test' } });
  okta()
    .get('/api/v1/users/a@b.test/groups')
    .query(true)
    .reply(200, [{ id: '00g1', type: 'OKTA_GROUP', profile: null }]);
  const entry = await run('okta-get-groups', { username: 'a@b.test' });
  expect(entry.HumanReadable).toContain('|  |  | 00g1 |  |  |  |  | OKTA_GROUP |');
  expect(entry.EntryContext).toMatchObject({
    'Account(val.ID && val.ID === obj.ID)': { ID: '00u1', Group: [{ ID: '00g1', Type: 'OKTA_GROUP' }] },
  });
});

it('tells the user’s error first, whichever answer comes first', async () => {
  okta().get('/api/v1/users/a@b.test').delay(50).reply(404, { errorCode: 'E0000007' });
  okta().get('/api/v1/users/a@b.test/groups').query(true).reply(403, { errorCode: 'E0000006' });
  expect(await fail('okta-get-groups', { username: 'a@b.test' })).toContain(
    'Failed to find userID for: a@b.test username.',
  );
});

it('asks for the user and for the groups at the same time', async () => {
  let asked = 0;
  let release = () => {};
  const bothAsked = new Promise<void>((resolve) => {
    release = resolve;
  });
  const answer = (body: unknown) => async () => {
    asked += 1;
    if (asked === 2) release();
    await bothAsked;
    return JSON.stringify(body);
  };
  okta()
    .get('/api/v1/users/a@b.test')
    .reply(200, answer({ id: '00u1', profile: { login: 'a@b.test' } }));
  okta().get('/api/v1/users/a@b.test/groups').query(true).reply(200, answer([]));
  expect((await run('okta-get-groups', { username: 'a@b.test' })).Contents).toEqual([]);
});
