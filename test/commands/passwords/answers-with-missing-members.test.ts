import { expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const { okta, run } = fakeOkta();

it('okta-set-password, reply lacks passwordChanged: says that it was changed, and not "on None"', async () => {
  okta().post('/api/v1/users/a@b.test').reply(200, { id: '00u1' });
  const entry = await run('okta-set-password', { username: 'a@b.test', password: 'N3wPa55word!' });
  expect(entry.HumanReadable).toBe('a@b.test password was changed');
});

it('okta-expire-password, empty object: writes no account', async () => {
  okta().post('/api/v1/users/a@b.test/lifecycle/expire_password').reply(200, {});
  const entry = await run('okta-expire-password', { username: 'a@b.test' });
  expect(entry.HumanReadable).toBe('### Okta Expired Password\n**No entries.**\n');
  expect(Object.keys(entry.EntryContext ?? {})).toEqual(['Okta.Metadata(true)']);
});
