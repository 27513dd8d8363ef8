import { expect, it } from 'vitest';
import { FAKE_ORG, fakeOkta } from '../../support/fake-okta.ts';

const { okta, fail } = fakeOkta();
const args = { userId: 'u1', factorId: 'f1', polling_time: '0' };
const VERIFY = '/api/v1/users/u1/factors/f1/verify';
const linkTo = (href: string) => ({ factorResult: 'WAITING', _links: { poll: { href } } });

it.each([
  ['no _links', { factorResult: 'WAITING' }],
  ['_links null', { factorResult: 'WAITING', _links: null }],
  ['no poll link', { factorResult: 'WAITING', _links: { cancel: { href: 'x' } } }],
])('okta-verify-push-factor, %s: says that there is nothing to poll', async (_name, body) => {
  okta().post(VERIFY).reply(201, body);
  expect(await fail('okta-verify-push-factor', args)).toBe(
    'Failed to execute okta-verify-push-factor command. Error: No poll link for the push factor challenge',
  );
});

it('okta-verify-push-factor, poll lacks factorResult: says so instead of reporting "None"', async () => {
  okta()
    .post(VERIFY)
    .reply(201, linkTo(`${FAKE_ORG}/poll`));
  okta().get('/poll').reply(200, {});
  expect(await fail('okta-verify-push-factor', args)).toContain('has no factorResult');
});

it('follows no poll link to another address, since the credential would go there', async () => {
  okta().post(VERIFY).reply(201, linkTo('https://elsewhere.test/poll'));
  expect(await fail('okta-verify-push-factor', args)).toContain('https://elsewhere.test');
});

it('sends the push once and never again', async () => {
  okta().post(VERIFY).reply(503, '');
  expect(await fail('okta-verify-push-factor', args)).toContain('Error in API call [503]');
});
