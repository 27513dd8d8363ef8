import { describe, expect, it } from 'vitest';
import { fakeOkta } from '../support/fake-okta.ts';

const { okta, fail } = fakeOkta();
const ID = '00u00000000000000ann';
const ANN = { id: ID, status: 'ACTIVE', profile: { login: 'ann@example.com' } };
const REFUSAL = { errorCode: 'E0000006', errorSummary: 'You do not have permission' };

describe('a change of two steps whose second fails says what was done and what was not:', () => {
  it('okta-delete-user', async () => {
    okta().get('/api/v1/users/ann@example.com').reply(200, ANN);
    okta().post(`/api/v1/users/${ID}/lifecycle/deactivate`).reply(200, {});
    okta().delete(`/api/v1/users/${ID}`).reply(403, REFUSAL);
    const text = await fail('okta-delete-user', { username: 'ann@example.com' });
    expect(text).toMatch(/^Failed to execute okta-delete-user command\. Error: Error in API call \[403\]/);
    expect(text).toMatch(/\nThe user was deactivated\. The user was not deleted\.$/);
  });

  it('okta-delete-user, where the first step fails, says nothing of the kind', async () => {
    okta().get('/api/v1/users/ann@example.com').reply(200, ANN);
    okta().post(`/api/v1/users/${ID}/lifecycle/deactivate`).reply(403, REFUSAL);
    expect(await fail('okta-delete-user', { username: 'ann@example.com' })).not.toContain('was deactivated');
  });

  it('okta-set-password with temporary_password', async () => {
    okta().post('/api/v1/users/ann@example.com').reply(200, ANN);
    okta().post(`/api/v1/users/${ID}/lifecycle/expire_password`).reply(403, REFUSAL);
    const args = { username: 'ann@example.com', password: 'hunter2-hunter2', temporary_password: 'true' };
    const text = await fail('okta-set-password', args);
    expect(text).toMatch(/\nThe password was set\. It was not expired: the user can go on using it\.$/);
    expect(text).not.toContain('hunter2');
  });
});
