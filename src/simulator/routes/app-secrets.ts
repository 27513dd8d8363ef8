import type { Hono } from 'hono';
import type { ClientSecretRecord } from '../access-records.ts';
import { recordAction, toAppTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { notFound, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import type { AppRecord, JsonObject } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

/** `/apps/{appId}/credentials/secrets`: the client secrets of an OAuth app, in clear. The last active one must stay. */
export function addAppSecretRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/apps/:appId/credentials/secrets';
  const one = `${all}/:secretId`;
  const appOf = (c: RouteContext): AppRecord => org.app(segment(c, 'appId'));

  app.get(all, (c) => {
    const record = appOf(c);
    return c.json(record.secrets.map((secret) => toSecret(record, secret, originOf(c))));
  });
  app.get(one, (c) => {
    const record = appOf(c);
    return c.json(toSecret(record, secretOf(c, record), originOf(c)));
  });
  app.delete(one, (c) => {
    const record = appOf(c);
    const secret = secretOf(c, record);
    if (secret.status === 'ACTIVE') throw validationFailed('secret', 'secret: An active secret cannot be deleted');
    record.secrets = record.secrets.filter((candidate) => candidate !== secret);
    recordLifecycle(org, record, secret, 'delete');
    return c.body(null, 204);
  });
  for (const verb of ['activate', 'deactivate'] as const) {
    app.post(`${one}/lifecycle/${verb}`, (c) => {
      const record = appOf(c);
      const secret = secretOf(c, record);
      const others = record.secrets.filter((candidate) => candidate !== secret && candidate.status === 'ACTIVE');
      if (verb === 'deactivate' && others.length === 0) {
        throw validationFailed('secret', 'secret: The last active secret cannot be deactivated');
      }
      secret.status = verb === 'activate' ? 'ACTIVE' : 'INACTIVE';
      recordLifecycle(org, record, secret, verb);
      return c.json(toSecret(record, secret, originOf(c)));
    });
  }
}

function secretOf(c: RouteContext, app: AppRecord): ClientSecretRecord {
  const secretId = segment(c, 'secretId');
  const secret = app.secrets.find((candidate) => candidate.id === secretId);
  if (secret === undefined) throw notFound(secretId, 'OAuth2ClientSecret');
  return secret;
}

function toSecret(app: AppRecord, secret: ClientSecretRecord, origin: string): JsonObject {
  const self = `${origin}/api/v1/apps/${app.id}/credentials/secrets/${secret.id}`;
  const change = secret.status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    id: secret.id,
    client_secret: secret.value,
    secret_hash: secret.hash,
    status: secret.status,
    created: toTimestamp(secret.createdMs),
    lastUpdated: toTimestamp(secret.createdMs),
    _links: { [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } } },
  };
}

function recordLifecycle(
  org: Org,
  app: AppRecord,
  secret: ClientSecretRecord,
  verb: 'activate' | 'deactivate' | 'delete',
): void {
  recordAction(org, {
    eventType: `app.oauth2.credentials.lifecycle.${verb}`,
    displayMessage: `OAuth2 client secret ${verb}`,
    targets: [toAppTarget(app), { id: secret.id, type: 'Secret', alternateId: 'unknown', displayName: secret.id }],
    requestUri: `/api/v1/apps/${app.id}/credentials/secrets/${secret.id}`,
  });
}
