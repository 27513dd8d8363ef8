import { describe, expect, it } from 'vitest';
import { answerLine, type Message } from '../../src/hosts/cortex/host.ts';
import { testKey } from '../support/oauth-keys.ts';
import { CLIENT_ID, type OAuthOrg, openOAuthOrg } from '../support/oauth-org.ts';

async function answer(org: OAuthOrg, command: string, integrationContext: unknown): Promise<Message[]> {
  const key = await testKey('ES256');
  const params = {
    url: org.simulator.url,
    use_oauth: true,
    client_id: CLIENT_ID,
    private_key: key.pkcs8,
    jwt_algorithm: 'ES256',
  };
  const messages: Message[] = [];
  const line = JSON.stringify({ command, args: {}, params, integrationContext });
  await answerLine(line, (message) => messages.push(message), org.clock);
  return messages;
}

const ops = (messages: readonly Message[]): string[] => messages.map(({ op }) => op);
const keptBy = (messages: readonly Message[]) =>
  messages.find((message) => message.op === 'setIntegrationContext')?.value;

describe('OAuth in the Cortex host', () => {
  it('hands the new token to Cortex before the result, and takes it from there in the next job', async () => {
    const org = await openOAuthOrg({ app: { dpop: true } });
    const first = await answer(org, 'okta-list-groups', {});
    expect(ops(first)).toEqual(['setIntegrationContext', 'results', 'done']);
    expect(keptBy(first)).toMatchObject({ token: expect.any(String), token_expiration: '2026-06-01T13:00:00' });
    const second = await answer(org, 'okta-list-groups', keptBy(first));
    expect(ops(second)).toEqual(['results', 'done']);
    expect(org.simulator.oauth.issued).toBe(1);
  });

  it('hands it over when the command fails, too', async () => {
    const org = await openOAuthOrg({ app: { scopes: ['okta.users.read'] } });
    expect(ops(await answer(org, 'okta-list-groups', {}))).toEqual(['setIntegrationContext', 'error', 'done']);
  });

  it('sets nothing where the context cannot be read, as under the Test button', async () => {
    const org = await openOAuthOrg();
    expect(ops(await answer(org, 'test-module', null))).toEqual(['results', 'done']);
    expect(ops(await answer(org, 'okta-auth-reset', null))).toEqual(['results', 'done']);
  });

  it('empties the context at okta-auth-reset, and says nothing where it was empty', async () => {
    const org = await openOAuthOrg();
    const kept = keptBy(await answer(org, 'test-module', {}));
    const reset = await answer(org, 'okta-auth-reset', kept);
    expect(keptBy(reset)).toEqual({});
    expect(ops(await answer(org, 'okta-auth-reset', {}))).toEqual(['results', 'done']);
  });
});
