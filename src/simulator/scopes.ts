/** The scopes that this org's authorization server knows: the management API's, as far as its routes need them. */
const AREAS = ['users', 'groups', 'apps', 'logs', 'networkZones', 'devices', 'roles', 'sessions'] as const;
export const KNOWN_SCOPES: ReadonlySet<string> = new Set(
  AREAS.flatMap((area) => (area === 'logs' ? ['okta.logs.read'] : [`okta.${area}.read`, `okta.${area}.manage`])),
);

const BY_FIRST_SEGMENT: Record<string, (typeof AREAS)[number]> = {
  users: 'users',
  groups: 'groups',
  apps: 'apps',
  logs: 'logs',
  zones: 'networkZones',
  devices: 'devices',
};

/** The scope that a request needs (okta-api.md Appendix A), undefined for a path that is none of ours. */
export function requiredScope(method: string, path: string): string | undefined {
  const [first = '', , third] = path.replace(/^\/api\/v1\//, '').split('/');
  const area = first === 'users' && third === 'roles' ? 'roles' : BY_FIRST_SEGMENT[first];
  if (area === undefined) return undefined;
  return `okta.${area}.${method === 'GET' || area === 'logs' ? 'read' : 'manage'}`;
}

/** A `manage` scope permits the matching reads too. */
export function coversScope(granted: readonly string[], needed: string): boolean {
  return granted.includes(needed) || granted.includes(needed.replace(/\.read$/, '.manage'));
}
