import { expect, it } from 'vitest';
import { openOrg } from '../support/open-org.ts';

const TOKENS = 'Okta.APIToken(val.ID && val.ID === obj.ID)';
const PROVIDERS = 'Okta.IdentityProvider(val.ID && val.ID === obj.ID)';
const RULES = 'Okta.GroupRule(val.ID && val.ID === obj.ID)';

it("What an insider left behind is found and taken away: a token and a rule; the identity provider's trust is seen", async () => {
  const { run, org } = await openOrg({
    seed: {
      users: [
        { profile: { login: 'soar@acme.example' } },
        { profile: { login: 'ivy@acme.example', userType: 'Contractor' } },
      ],
      owner: 'soar@acme.example',
      groups: [{ name: 'Production' }],
      groupRules: [
        { name: 'Forgotten', status: 'ACTIVE', expression: 'user.userType=="Contractor"', groups: ['Production'] },
      ],
      apiTokens: [
        { name: 'backup job 2', user: 'ivy@acme.example' },
        { name: 'soar', user: 'soar@acme.example' },
      ],
      identityProviders: [
        {
          type: 'SAML2',
          name: 'SSO test',
          protocol: { type: 'SAML2', credentials: { trust: { issuer: 'https://rogue.example' } } },
          policy: { accountLink: { action: 'AUTO' }, provisioning: { action: 'DISABLED' } },
        },
      ],
    },
  });

  const tokens = (await run('okta-list-api-tokens', { username: 'ivy@acme.example' })).EntryContext?.[TOKENS];
  const [token] = tokens as { ID: string; Name: string }[];
  expect(token?.Name).toBe('backup job 2');
  await run('okta-revoke-api-token', { apiTokenId: token?.ID });
  expect([...org.apiTokens.values()].map(({ name }) => name)).not.toContain('backup job 2');

  const providers = (await run('okta-list-identity-providers')).EntryContext?.[PROVIDERS];
  expect(providers).toMatchObject([{ Issuer: 'https://rogue.example', AccountLinkAction: 'AUTO' }]);

  const rules = (await run('okta-list-group-rules', { groupName: 'Production' })).EntryContext?.[RULES];
  expect(rules).toMatchObject([{ Name: 'Forgotten', Status: 'ACTIVE' }]);
  await run('okta-delete-group-rule', { ruleName: 'Forgotten', removeUsers: 'true' });
  expect(org.groupRules.size).toBe(0);

  const events = await run('okta-get-persistence-events', { categories: 'persistence' });
  expect(JSON.stringify(events.Contents)).toContain('system.api_token.revoke');
});
