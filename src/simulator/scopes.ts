/**
 * Which paths need the scopes of which area; the first that matches counts
 * (https://developer.okta.com/docs/api/oauth2/). Areas that have no routes here are known all the same, so that a
 * client may ask for them.
 */
const AREA_OF_PATH: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v1\/users\/[^/]+\/roles/, 'roles'],
  [/^\/api\/v1\/users\/[^/]+\/risk/, 'userRisk'],
  [/^\/api\/v1\/users/, 'users'],
  [/^\/api\/v1\/groups\/(?!rules)[^/]+\/roles/, 'roles'],
  [/^\/api\/v1\/groups/, 'groups'],
  [/^\/api\/v1\/apps\/[^/]+\/grants/, 'appGrants'],
  [/^\/api\/v1\/apps/, 'apps'],
  [/^\/api\/v1\/logs/, 'logs'],
  [/^\/api\/v1\/zones/, 'networkZones'],
  [/^\/api\/v1\/devices/, 'devices'],
  [/^\/api\/v1\/iam\//, 'roles'],
  [/^\/oauth2\/v1\/clients\/[^/]+\/roles/, 'roles'],
  [/^\/oauth2\/v1\/clients/, 'clients'],
  [/^\/api\/v1\/api-tokens/, 'apiTokens'],
  [/^\/api\/v1\/idps/, 'idps'],
  [/^\/api\/v1\/authenticators/, 'authenticators'],
  [/^\/api\/v1\/org(\/|$)/, 'orgs'],
  [/^\/attack-protection\//, 'orgs'],
  [/^\/api\/v1\/policies/, 'policies'],
  [/^\/api\/v1\/eventHooks/, 'eventHooks'],
  [/^\/api\/v1\/inlineHooks/, 'inlineHooks'],
  [/^\/api\/v1\/sessions/, 'sessions'],
  [/^\/api\/v1\/threats/, 'threatInsights'],
  [/^\/api\/v1\/behaviors/, 'behaviors'],
  [/^\/api\/v1\/logStreams/, 'logStreams'],
  [/^\/api\/v1\/trustedOrigins/, 'trustedOrigins'],
  [/^\/api\/v1\/features/, 'features'],
  [/^\/api\/v1\/principal-rate-limits/, 'principalRateLimits'],
  [/^\/api\/v1\/security-events-providers/, 'securityEventsProviders'],
  [/^\/api\/v1\/meta\/schemas\/user\/linkedObjects/, 'linkedObjects'],
];

/** The scopes that the org's authorization server can give. */
export const KNOWN_SCOPES: ReadonlySet<string> = new Set(
  AREA_OF_PATH.flatMap(([, area]) =>
    area === 'logs' ? ['okta.logs.read'] : [`okta.${area}.read`, `okta.${area}.manage`],
  ),
);

/** The scope that a request needs, or undefined for a path that needs none. */
export function requiredScope(method: string, path: string): string | undefined {
  const area = AREA_OF_PATH.find(([pattern]) => pattern.test(path))?.[1];
  if (area === undefined) return undefined;
  return `okta.${area}.${method === 'GET' || area === 'logs' ? 'read' : 'manage'}`;
}

/** A `manage` scope permits the matching reads too. */
export function coversScope(granted: readonly string[], needed: string): boolean {
  return granted.includes(needed) || granted.includes(needed.replace(/\.read$/, '.manage'));
}
