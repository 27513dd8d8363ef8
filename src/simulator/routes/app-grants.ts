import type { Hono } from 'hono';
import type { AppGrantRecord } from '../access-records.ts';
import { recordAction, toAppTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { readBody, textMember } from '../body.ts';
import { notFound, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import type { AppRecord } from '../records.ts';
import { KNOWN_SCOPES } from '../scopes.ts';
import { toAppGrant } from '../views/grant.ts';

/** `/apps/{appId}/grants`: the scopes of Okta's own API that a service app may ask for. Not paged. */
export function addAppGrantRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/apps/:appId/grants';
  const one = `${all}/:grantId`;
  const appOf = (c: RouteContext): AppRecord => org.app(segment(c, 'appId'));

  app.get(all, (c) => {
    const record = appOf(c);
    return c.json([...record.grants.values()].map((grant) => toAppGrant(record, grant, originOf(c))));
  });
  app.post(all, async (c) => {
    const record = appOf(c);
    const body = await readBody(c);
    const scopeId = textMember(body, 'scopeId') ?? '';
    if (!KNOWN_SCOPES.has(scopeId)) throw validationFailed('scopeId', 'scopeId: The field is not valid');
    if (textMember(body, 'issuer') !== originOf(c)) {
      throw validationFailed('issuer', "issuer: must be the org's own address");
    }
    const isThere = [...record.grants.values()].find((grant) => grant.scopeId === scopeId);
    const grant = isThere ?? { id: org.ids.next('oag'), scopeId, createdMs: org.clock.now() };
    record.grants.set(grant.id, grant);
    if (isThere === undefined) recordConsent(org, record, 'grant');
    return c.json(toAppGrant(record, grant, originOf(c)), 201);
  });
  app.get(one, (c) => {
    const record = appOf(c);
    return c.json(toAppGrant(record, grantOf(c, record), originOf(c)));
  });
  app.delete(one, (c) => {
    const record = appOf(c);
    record.grants.delete(grantOf(c, record).id);
    recordConsent(org, record, 'revoke');
    return c.body(null, 204);
  });
}

function grantOf(c: RouteContext, app: AppRecord): AppGrantRecord {
  const grantId = segment(c, 'grantId');
  const grant = app.grants.get(grantId);
  if (grant === undefined) throw notFound(grantId, 'OAuth2ScopeConsentGrant');
  return grant;
}

function recordConsent(org: Org, app: AppRecord, verb: 'grant' | 'revoke'): void {
  recordAction(org, {
    eventType: `app.oauth2.admin.consent.${verb}`,
    displayMessage: verb === 'grant' ? 'Grant API scope to app' : 'Revoke API scope of app',
    targets: [toAppTarget(app)],
    requestUri: `/api/v1/apps/${app.id}/grants`,
  });
}
