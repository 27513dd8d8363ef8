/**
 * Okta counts requests in buckets of paths; the most specific one wins, and some tell reads from writes
 * (https://developer.okta.com/docs/reference/rl-global-mgmt/). Orgs may have buckets of their own: where these are
 * coarser or finer than Okta's, the headers of the answers still tell the truth about each.
 *
 * @param path of a request, without its query
 * @returns a name for people and for keeping buckets apart, such as `GET /users/{id}`
 */
export function toBucket(method: string, path: string): string {
  const [, first, second, third, ...rest] = path.split('/');
  if (first === 'oauth2') return '/oauth2/v1/token';
  if (first !== 'api' || second !== 'v1') return '/';
  const isList = rest.length === 0 || rest[0] === '';
  const isOne = !isList && rest.length === 1;
  switch (third) {
    case 'apps':
      return isOne ? '/apps/{id}' : '/apps';
    case 'groups':
      return isList ? '/groups' : '/groups/{id}';
    case 'users':
      if (isList) return '/users';
      if (isOne) return method === 'GET' ? 'GET /users/{id}' : 'POST, PUT, DELETE /users/{id}';
      return '/api/v1';
    case 'logs':
      return '/logs';
    case 'devices':
      return '/devices';
    default:
      return '/api/v1';
  }
}
