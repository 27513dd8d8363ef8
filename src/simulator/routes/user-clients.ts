import type { Hono } from 'hono';
import type { RefreshTokenRecord } from '../access-records.ts';
import { recordAction, toAppTarget, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { clientIdsOf, refreshTokensOf } from '../oauth-tokens.ts';
import { notFound } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import type { UserRecord } from '../records.ts';
import { toOAuthClient, toRefreshToken } from '../views/grant.ts';
import { userByIdOfPath } from './user-of-path.ts';

const LIMIT = { default: 20, max: 200, above: 'cap' } as const;

/** `/users/{userId}/clients` and the refresh tokens that each client has of the user. */
export function addUserClientRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const tokens = '/api/v1/users/:userId/clients/:clientId/tokens';

  app.get('/api/v1/users/:userId/clients', (c) => {
    const user = userByIdOfPath(c, org);
    return c.json(clientIdsOf(org, user).map((clientId) => toOAuthClient(org, user, clientId, originOf(c))));
  });
  app.get(tokens, (c) => {
    const page = pageByOrder(c, tokensOfClient(c, org), readLimit(c, LIMIT));
    return c.json(page.map((token) => toRefreshToken(org, token, originOf(c), withScope(c))));
  });
  app.get(`${tokens}/:tokenId`, (c) => c.json(toRefreshToken(org, tokenOfPath(c, org), originOf(c), withScope(c))));
  app.delete(tokens, (c) => {
    for (const token of tokensOfClient(c, org)) revoke(c, org, token);
    return c.body(null, 204);
  });
  app.delete(`${tokens}/:tokenId`, (c) => {
    revoke(c, org, tokenOfPath(c, org));
    return c.body(null, 204);
  });
}

const withScope = (c: RouteContext): boolean => readText(c, 'expand') === 'scope';

/** The client that the path names: an app of the org, whether or not it has something of the user. */
export function clientIdOfPath(c: RouteContext, org: Org, user: UserRecord): string {
  const clientId = segment(c, 'clientId');
  if (!org.apps.has(clientId) && !clientIdsOf(org, user).includes(clientId)) throw notFound(clientId, 'OAuth2Client');
  return clientId;
}

function tokensOfClient(c: RouteContext, org: Org): RefreshTokenRecord[] {
  const user = userByIdOfPath(c, org);
  const clientId = clientIdOfPath(c, org, user);
  return refreshTokensOf(org, user).filter((token) => token.clientId === clientId);
}

function tokenOfPath(c: RouteContext, org: Org): RefreshTokenRecord {
  const tokenId = segment(c, 'tokenId');
  const token = tokensOfClient(c, org).find((candidate) => candidate.id === tokenId);
  if (token === undefined) throw notFound(tokenId, 'OAuth2RefreshToken');
  return token;
}

function revoke(c: RouteContext, org: Org, token: RefreshTokenRecord): void {
  org.refreshTokens.delete(token.id);
  const app = org.apps.get(token.clientId);
  recordAction(org, {
    eventType: 'app.oauth2.token.revoke',
    displayMessage: 'OAuth2 token is revoked',
    targets: [
      toUserTarget(org.userById(token.userId)),
      ...(app === undefined ? [] : [toAppTarget(app)]),
      { id: token.id, type: 'refresh_token', alternateId: 'unknown', displayName: 'Refresh Token' },
    ],
    requestUri: c.req.path,
  });
}
