import { type RouteContext, segment } from '../bindings.ts';
import { methodNotAllowed, notFound } from '../okta-error.ts';
import type { Org } from '../org.ts';
import type { UserRecord } from '../records.ts';

/**
 * The user that the path parameter `id` means: an id, a login, a shortname, or `me`, the owner of the API token.
 * Okta cannot take a login with a slash or a question mark in a path, nor one with a semicolon or a backslash.
 */
export function userOfPath(c: RouteContext, org: Org): UserRecord {
  const sent = segment(c, 'id');
  if (sent.includes('/')) throw methodNotAllowed();
  if (/[?;\\]/.test(sent)) throw notFound(sent, 'User');
  if (sent === 'me') {
    if (c.env.caller?.kind !== 'ssws') throw notFound('me', 'User');
    return org.userById(org.ownerId);
  }
  return org.resolveUser(sent);
}

/** The user that the path parameter `userId` means: an id and nothing else. */
export function userByIdOfPath(c: RouteContext, org: Org): UserRecord {
  return org.userById(segment(c, 'userId'));
}
