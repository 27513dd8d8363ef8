import { describe, expect, it } from 'vitest';
import { createIntegration } from '../../../src/integration.ts';
import { openOrg } from '../../support/open-org.ts';

describe('test-module', () => {
  it('says ok, in a text entry, after asking who the API token belongs to', async () => {
    const { run, requestsOf } = await openOrg();
    const asked = await requestsOf(async () => {
      expect(await run('test-module')).toMatchObject({ HumanReadable: 'ok', Contents: 'ok', ContentsFormat: 'text' });
    });
    expect(asked).toEqual(['GET /api/v1/users/me']);
  });

  it('test-module, no URL: says what is missing', async () => {
    const result = await createIntegration({ params: { credentials: { password: '00token' } } }).run('test-module');
    expect(result.ok === false && result.message).toMatch(/^Failed to execute test-module command\. Error: .*URL/);
  });
});

describe('okta-auth-reset', () => {
  it('asks nothing of Okta', async () => {
    const { run, requestsOf } = await openOrg();
    const asked = await requestsOf(async () => {
      expect((await run('okta-auth-reset')).HumanReadable).toBe('Authentication data cleared successfully.');
    });
    expect(asked).toEqual([]);
  });
});
