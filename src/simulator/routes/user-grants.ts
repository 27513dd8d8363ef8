import type { Hono } from 'hono';
import type { GrantRecord } from '../access-records.ts';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { grantsOf } from '../oauth-tokens.ts';
import { notFound } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import type { UserRecord } from '../records.ts';
import { toGrant } from '../views/grant.ts';
import { clientIdOfPath } from './user-clients.ts';
import { userByIdOfPath } from './user-of-path.ts';

const LIMIT = { default: 20, max: 200, above: 'cap' } as const;

/** `/users/{userId}/grants` and `/users/{userId}/clients/{clientId}/grants`: the consents of a user. */
export function addUserGrantRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/users/:userId/grants';
  const ofClient = '/api/v1/users/:userId/clients/:clientId/grants';
  const one = `${all}/:grantId`;

  app.get(all, (c) => {
    const scopeId = readText(c, 'scopeId');
    const grants = grantsOf(org, userByIdOfPath(c, org));
    return listGrants(
      c,
      org,
      grants.filter((grant) => scopeId === undefined || grant.scopeId === scopeId),
    );
  });
  app.get(ofClient, (c) => listGrants(c, org, grantsOfClient(c, org)));
  app.get(one, (c) => c.json(toGrant(org, grantOfPath(c, org), originOf(c), withScope(c))));

  app.delete(all, (c) => {
    const user = userByIdOfPath(c, org);
    revoke(c, org, user, grantsOf(org, user), 'app.oauth2.as.consent.revoke.user');
    return c.body(null, 204);
  });
  app.delete(ofClient, (c) => {
    const user = userByIdOfPath(c, org);
    revoke(c, org, user, grantsOfClient(c, org), 'app.oauth2.as.consent.revoke.user.client');
    return c.body(null, 204);
  });
  app.delete(one, (c) => {
    const user = userByIdOfPath(c, org);
    revoke(c, org, user, [grantOfPath(c, org)], 'app.oauth2.as.consent.revoke');
    return c.body(null, 204);
  });
}

const withScope = (c: RouteContext): boolean => readText(c, 'expand') === 'scope';

function listGrants(c: RouteContext, org: Org, grants: readonly GrantRecord[]): Response {
  const page = pageByOrder(c, grants, readLimit(c, LIMIT));
  return c.json(page.map((grant) => toGrant(org, grant, originOf(c), withScope(c))));
}

function grantsOfClient(c: RouteContext, org: Org): GrantRecord[] {
  const user = userByIdOfPath(c, org);
  const clientId = clientIdOfPath(c, org, user);
  return grantsOf(org, user).filter((grant) => grant.clientId === clientId);
}

function grantOfPath(c: RouteContext, org: Org): GrantRecord {
  const grantId = segment(c, 'grantId');
  const grant = grantsOf(org, userByIdOfPath(c, org)).find((candidate) => candidate.id === grantId);
  if (grant === undefined) throw notFound(grantId, 'OAuth2ScopeConsentGrant');
  return grant;
}

/** Tokens stay: a consent can go without them. */
function revoke(c: RouteContext, org: Org, user: UserRecord, grants: readonly GrantRecord[], eventType: string): void {
  if (grants.length === 0) return;
  for (const grant of grants) org.grants.delete(grant.id);
  recordAction(org, {
    eventType,
    displayMessage: 'Consent is revoked',
    targets: [
      toUserTarget(user),
      ...grants.map(({ id, scopeId }) => ({ id, type: 'Grant', alternateId: scopeId, displayName: scopeId })),
    ],
    requestUri: c.req.path,
  });
}
