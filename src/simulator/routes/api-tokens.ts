import type { Hono } from 'hono';
import type { ApiTokenRecord } from '../access-records.ts';
import { recordAction } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { objectMember, readBody, textMember } from '../body.ts';
import { accessDenied, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import type { JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

/** `/api-tokens`: all at once, without pages, and never a token's value. */
export function addApiTokenRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/api-tokens';
  const one = `${all}/:apiTokenId`;
  const tokenOf = (c: RouteContext): ApiTokenRecord => org.apiToken(segment(c, 'apiTokenId'));

  app.get(all, (c) => c.json([...org.apiTokens.values()].map((token) => toApiToken(token, originOf(c)))));
  app.delete(`${all}/current`, (c) => {
    if (c.env.caller?.kind !== 'ssws') throw accessDenied();
    revoke(org, org.apiToken(org.ownTokenId));
    return c.body(null, 204);
  });
  app.get(one, (c) => c.json(toApiToken(tokenOf(c), originOf(c))));
  app.put(one, async (c) => {
    const token = tokenOf(c);
    const body = await readBody(c);
    const name = textMember(body, 'name');
    if (name === undefined || name === '') throw validationFailed('name', 'name: The field cannot be left blank');
    token.name = name;
    token.network = objectMember(body, 'network') ?? token.network;
    token.lastUpdatedMs = org.clock.now();
    record(org, token, 'update');
    return c.json(toApiToken(token, originOf(c)));
  });
  app.delete(one, (c) => {
    revoke(org, tokenOf(c));
    return c.body(null, 204);
  });
}

function revoke(org: Org, token: ApiTokenRecord): void {
  org.apiTokens.delete(token.id);
  record(org, token, 'revoke');
}

function toApiToken(token: ApiTokenRecord, origin: string): JsonObject {
  return {
    id: token.id,
    name: token.name,
    userId: token.userId,
    clientName: 'Okta API',
    tokenWindow: 'P30D',
    network: token.network,
    expiresAt: toTimestamp(token.expiresAtMs),
    created: toTimestamp(token.createdMs),
    lastUpdated: toTimestamp(token.lastUpdatedMs),
    _links: {
      self: { href: `${origin}/api/v1/api-tokens/${token.id}`, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: `${origin}/api/v1/users/${token.userId}` },
    },
  };
}

function record(org: Org, token: ApiTokenRecord, verb: 'update' | 'revoke'): void {
  recordAction(org, {
    eventType: `system.api_token.${verb}`,
    displayMessage: verb === 'update' ? 'Update API token' : 'Revoke API token',
    targets: [{ id: token.id, type: 'Token', alternateId: 'unknown', displayName: token.name }],
    requestUri: `/api/v1/api-tokens/${token.id}`,
  });
}
