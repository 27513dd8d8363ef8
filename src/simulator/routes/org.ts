import type { Hono } from 'hono';
import { originOf, type SimulatorEnv } from '../bindings.ts';
import type { Org } from '../org.ts';

const CREATED = '2016-05-09T08:00:00.000Z';

/** Whether a path is answered without a token: what everybody may read of an org and of its authorization servers (RFC 8615). */
export const isPublic = (path: string): boolean => /^(?:\/oauth2\/[^/]+)?\/\.well-known\/[^/]+$/.test(path);

/** The org itself: its settings, and what everybody may know about it. */
export function addOrgRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  app.get('/.well-known/okta-organization', (c) =>
    c.json({ id: org.id, pipeline: 'idx', _links: { organization: { href: originOf(c) } } }),
  );
  // RFC 8414: the authorization server of the org, which gives tokens to service apps alone.
  app.get('/.well-known/oauth-authorization-server', (c) => {
    const issuer = originOf(c);
    return c.json({
      issuer,
      token_endpoint: `${issuer}/oauth2/v1/token`,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      response_types_supported: ['token'],
    });
  });
  app.get('/api/v1/org', (c) =>
    c.json({
      id: org.id,
      companyName: 'Acme',
      subdomain: 'acme',
      status: 'ACTIVE',
      website: 'https://acme.example',
      city: 'Amsterdam',
      country: 'Netherlands',
      created: CREATED,
      lastUpdated: CREATED,
      expiresAt: null,
      _links: { contacts: { href: `${originOf(c)}/api/v1/org/contacts` } },
    }),
  );
}
