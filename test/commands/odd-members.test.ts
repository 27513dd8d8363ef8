import { expect, it } from 'vitest';
import { fakeOkta } from '../support/fake-okta.ts';

const { okta, run } = fakeOkta();
const ODD = [
  ['a text', 'odd'],
  ['a number', 7],
  ['a list', [1]],
  ['true', true],
] as const;

it.each(ODD)('a profile that is %s does not keep the other factors from being shown', async (_what, profile) => {
  const factors = [
    { id: 'opf1', factorType: 'push', profile },
    { id: 'sms2', factorType: 'sms', profile: { phoneNumber: '+1' } },
  ];
  okta().get('/api/v1/users/00u1111111111111aaaa/factors').reply(200, factors);
  const entry = await run('okta-get-user-factors', { userId: '00u1111111111111aaaa' });
  expect(entry.Contents).toEqual(factors);
  expect(entry.HumanReadable).toContain('sms2');
});

it.each(ODD)('a profile that is %s is shown with the user', async (_what, profile) => {
  for (const verbose of ['false', 'true']) {
    const user = { id: '00u1111111111111aaaa', status: 'ACTIVE', profile };
    okta().get(`/api/v1/users/${user.id}`).reply(200, user);
    const entry = await run('okta-get-user', { userId: user.id, verbose });
    expect(entry.Contents).toEqual(user);
    expect(entry.HumanReadable).toContain(user.id);
  }
});

it.each(ODD)('members of a log event that are %s do not keep the other events from being shown', async (_what, odd) => {
  const events = [
    { uuid: 'u1', actor: odd, client: odd, outcome: odd, target: odd, request: odd, published: odd },
    { uuid: 'u2', displayMessage: 'User login to Okta' },
  ];
  okta().get('/api/v1/logs').query(true).reply(200, events);
  const entry = await run('okta-get-logs', {});
  expect(entry.Contents).toEqual(events);
  expect(entry.HumanReadable).toContain('User login to Okta');
});

it.each(ODD)(
  'a profile that is %s does not keep the other groups and users from being shown',
  async (_what, profile) => {
    const groups = [
      { id: '00g1', profile },
      { id: '00g2', profile: { name: 'Everyone' } },
    ];
    okta().get('/api/v1/groups').query(true).reply(200, groups);
    expect((await run('okta-list-groups', {})).HumanReadable).toContain('Everyone');
    const users = [
      { id: '00u1', profile },
      { id: '00u2', profile: { login: 'ann@acme.test' } },
    ];
    okta().get('/api/v1/users').query(true).reply(200, users);
    expect((await run('okta-list-users', { verbose: 'false' })).HumanReadable).toContain('00u2');
    okta().get('/api/v1/users').query(true).reply(200, users);
    expect((await run('okta-list-users', { verbose: 'true' })).HumanReadable).toContain('00u2');
  },
);
