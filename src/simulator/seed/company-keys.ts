import { CAST } from './cast.ts';
import type { ApiTokenSeed, IdentityProviderSeed } from './org-seed.ts';
import type { DaysAgo } from './seed-dates.ts';

/** What the insider leaves behind; the log has the moment. */
export const INSIDER_TOKEN = 'backup job 2';
export const INSIDER_PROVIDER = 'Acme SSO test';

export function toApiTokens(iso: DaysAgo): ApiTokenSeed[] {
  return [
    { name: 'terraform', user: CAST.admin, created: iso(700), lastUpdated: iso(1) },
    // Its owner left the company long ago.
    { name: 'HR sync', user: CAST.leaver, created: iso(1150), lastUpdated: iso(29) },
    { name: INSIDER_TOKEN, user: CAST.insider, created: iso(2) },
  ];
}

export function toIdentityProviders(iso: DaysAgo): IdentityProviderSeed[] {
  return [
    {
      type: 'SAML2',
      name: 'Partner portal',
      created: iso(800),
      protocol: {
        type: 'SAML2',
        endpoints: { sso: { url: 'https://login.partner.example/saml', binding: 'HTTP-POST', destination: null } },
        credentials: { trust: { issuer: 'https://login.partner.example', audience: 'https://acme.example/saml' } },
      },
      policy: {
        accountLink: { action: 'DISABLED', filter: null },
        provisioning: { action: 'DISABLED', profileMaster: false, groups: { action: 'NONE' } },
        subject: { userNameTemplate: { template: 'idpuser.subjectNameId' }, matchType: 'USERNAME' },
        maxClockSkew: 120_000,
      },
    },
    {
      // It links itself to any account, so its owner can sign in as anybody.
      type: 'OIDC',
      name: INSIDER_PROVIDER,
      created: iso(2),
      protocol: {
        type: 'OIDC',
        scopes: ['openid', 'profile', 'email'],
        credentials: {
          client: { client_id: 'acme-sso-test', client_secret: 'not-a-secret-of-anybody' },
          trust: { issuer: 'https://login.acme-sso.example', audience: 'acme-sso-test' },
        },
      },
      policy: {
        accountLink: { action: 'AUTO', filter: null },
        provisioning: { action: 'AUTO', profileMaster: false, groups: { action: 'NONE' } },
        subject: { userNameTemplate: { template: 'idpuser.email' }, matchType: 'USERNAME' },
        maxClockSkew: 0,
      },
    },
  ];
}
