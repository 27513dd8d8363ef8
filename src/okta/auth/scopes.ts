/**
 * What the commands need of Okta's API, and what a token is requested for. Okta grants those of them that the app has and
 * silently leaves out the others (https://developer.okta.com/docs/api/oauth2/).
 */
export const SCOPES = [
  'okta.apps.manage',
  'okta.apps.read',
  'okta.groups.manage',
  'okta.groups.read',
  'okta.logs.read',
  'okta.networkZones.manage',
  'okta.networkZones.read',
  'okta.users.manage',
  'okta.users.read',
] as const;

/** The names in a space-separated list (RFC 6749 §3.3). */
export function parseScopes(text: string): readonly string[] {
  return text.split(/\s+/).filter((name) => name !== '');
}

/** Those of `needed` without which Okta refuses: a `manage` scope permits the matching reads too. */
export function missingScopes(needed: readonly string[], granted: readonly string[]): readonly string[] {
  return needed.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace(/\.read$/, '.manage')));
}
