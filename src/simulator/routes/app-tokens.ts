import type { Hono } from 'hono';
import type { RefreshTokenRecord } from '../access-records.ts';
import { recordAction, toAppTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { notFound } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { pageByOrder } from '../paging.ts';
import { readLimit, readText } from '../query.ts';
import { toRefreshToken } from '../views/grant.ts';

const LIMIT = { default: 20, max: 200, above: 'cap' } as const;

/** `/apps/{appId}/tokens`: the refresh tokens that an OAuth app has, of all users. */
export function addAppTokenRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/apps/:appId/tokens';
  const one = `${all}/:tokenId`;
  const withScope = (c: RouteContext): boolean => readText(c, 'expand') === 'scope';

  app.get(all, (c) => {
    const page = pageByOrder(c, tokensOf(c, org), readLimit(c, LIMIT));
    return c.json(page.map((token) => toRefreshToken(org, token, originOf(c), withScope(c))));
  });
  app.get(one, (c) => c.json(toRefreshToken(org, tokenOf(c, org), originOf(c), withScope(c))));
  app.delete(all, (c) => {
    revoke(c, org, tokensOf(c, org));
    return c.body(null, 204);
  });
  app.delete(one, (c) => {
    revoke(c, org, [tokenOf(c, org)]);
    return c.body(null, 204);
  });
}

function tokensOf(c: RouteContext, org: Org): RefreshTokenRecord[] {
  const appId = org.app(segment(c, 'appId')).id;
  return [...org.refreshTokens.values()].filter((token) => token.clientId === appId);
}

function tokenOf(c: RouteContext, org: Org): RefreshTokenRecord {
  const tokenId = segment(c, 'tokenId');
  const token = tokensOf(c, org).find((candidate) => candidate.id === tokenId);
  if (token === undefined) throw notFound(tokenId, 'OAuth2RefreshToken');
  return token;
}

function revoke(c: RouteContext, org: Org, tokens: readonly RefreshTokenRecord[]): void {
  if (tokens.length === 0) return;
  for (const token of tokens) org.refreshTokens.delete(token.id);
  recordAction(org, {
    eventType: 'app.oauth2.token.revoke.implicit.client',
    displayMessage: 'OAuth2 tokens of a client are revoked',
    targets: [toAppTarget(org.app(segment(c, 'appId')))],
    requestUri: c.req.path,
  });
}
