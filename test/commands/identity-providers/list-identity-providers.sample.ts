import type { Sample } from '../../support/sample.ts';

export const sample: Sample = {
  command: 'okta-list-identity-providers',
  calls: [
    { args: {}, requests: 1 },
    { args: { query: 'part', type: 'saml2' }, requests: 1 },
  ],
  org: {
    identityProviders: [
      {
        type: 'SAML2',
        name: 'Partner',
        protocol: { type: 'SAML2', credentials: { trust: { issuer: 'https://idp.example' } } },
        policy: { accountLink: { action: 'AUTO' }, provisioning: { action: 'DISABLED' } },
      },
    ],
  },
};
