import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../../support/fake-okta.ts';

const { okta, run } = fakeOkta();
const HEADERS = { 'x-rate-limit-limit': '600', 'x-rate-limit-remaining': '599', 'x-rate-limit-reset': '1735689600' };

describe('an answer that lacks what is usually there', () => {
  it.each([
    ['okta-unlock-user', 'unlock', 204],
    ['okta-unlock-user', 'unlock', 200],
    ['okta-unsuspend-user', 'unsuspend', 204],
  ])('%s: operation %s, %d, empty body counts as done', async (command, operation, status) => {
    okta().post(`/api/v1/users/a@b.test/lifecycle/${operation}`).reply(status, '', HEADERS);
    const entry = await run(command, { username: 'a@b.test' });
    expect(entry.HumanReadable).toContain('a@b.test');
    expect(entry.Contents).toEqual({});
    expect(entry.EntryContext).toEqual({ 'Okta.Metadata(true)': HEADERS });
  });

  it('okta-unlock-user: no rate-limit headers leave the metadata empty', async () => {
    okta().post('/api/v1/users/a@b.test/lifecycle/unlock').reply(200, {});
    const entry = await run('okta-unlock-user', { username: 'a@b.test' });
    expect(entry.HumanReadable).toBe('### User a@b.test unlocked');
    expect(entry.EntryContext).toEqual({ 'Okta.Metadata(true)': {} });
  });

  it('okta-get-user: no rate-limit headers still show the user', async () => {
    okta()
      .get('/api/v1/users/00u1')
      .reply(200, { id: '00u1', profile: { login: 'a@b.test' } });
    const entry = await run('okta-get-user', { userId: '00u1' });
    expect(entry.HumanReadable).toContain('| a@b.test |');
  });

  it('leaves out the rate-limit headers that Okta did not send', async () => {
    okta().post('/api/v1/users/a@b.test/lifecycle/unlock').reply(200, {}, { 'x-rate-limit-limit': '600' });
    const entry = await run('okta-unlock-user', { username: 'a@b.test' });
    expect(entry.EntryContext).toEqual({ 'Okta.Metadata(true)': { 'x-rate-limit-limit': '600' } });
  });
});
