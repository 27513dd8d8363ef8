import { OktaApiError, UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaUser } from '../../okta/types.ts';

/**
 * Whom a command acts on. Okta takes a login where it takes an id, which saves a request; but it takes a *shortname* too
 * (`jane` for `jane@example.com`), and a short name that somebody typed may be another person's. So only a login with an
 * `@` goes straight into the address; every other one is looked up first, and must be the very login that was typed.
 */

/** Logins of these characters can stand in an address; Okta's routers refuse some others even when they are encoded. */
const ADDRESSABLE = /^[A-Za-z0-9._@+-]+$/;

/** In the place of an id or a login, Okta reads this word as "whoever asks". */
const SELF = 'me';

/** What the reference says where neither a user's id nor his login was given; content may look for it. */
export const USER_REQUIRED = "You must supply either 'Username' or 'userId";

/**
 * Runs an operation on a user by his login, whose address takes an id or a login.
 *
 * @throws {UsageError} `Failed to find userID for: …` where nobody has that login
 */
export async function actOnUser<T>(
  okta: OktaClient,
  username: string,
  act: (idOrLogin: string) => Promise<T>,
): Promise<T> {
  if (!username.includes('@') || !ADDRESSABLE.test(username)) return act((await findByLogin(okta, username)).id);
  try {
    return await act(username);
  } catch (error) {
    // Okta says "not found" of users who are there too, such as deactivated ones: tell one from the other.
    if (isNotFound(error)) await findByLogin(okta, username);
    throw error;
  }
}

/**
 * The id of a user by id or login, for addresses that take an id alone; the id wins where both are given.
 *
 * @throws {UsageError} where nobody has that login
 */
export async function toUserId(
  okta: OktaClient,
  { userId, username }: { readonly userId?: string | undefined; readonly username?: string | undefined },
): Promise<string> {
  if (userId !== undefined) return checkedId(userId);
  if (username !== undefined) return (await findByLogin(okta, username)).id;
  throw new UsageError(USER_REQUIRED, { code: 'invalid_arguments' });
}

/**
 * The one user who has exactly this login, without regard to case.
 *
 * @throws {UsageError} where nobody has it
 */
export async function findByLogin(okta: OktaClient, username: string): Promise<OktaUser> {
  const user = await findForReading(okta, username);
  if (user?.profile?.login?.toLowerCase() !== username.toLowerCase()) {
    throw new UsageError(`Failed to find userID for: ${username} username.`, { code: 'user_not_found' });
  }
  return user;
}

/** Whom Okta finds under an id, a login or a shortname: good enough to look at, not to act on. */
export async function findForReading(okta: OktaClient, username: string): Promise<OktaUser | undefined> {
  refuseSelf(username);
  if (!ADDRESSABLE.test(username)) {
    const [user] = await okta.users.findBy('profile.login', username, 'search');
    return user;
  }
  try {
    return await okta.users.get(username);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** An id as it was given. @throws {UsageError} for `me` */
export function checkedId(id: string): string {
  refuseSelf(id);
  return id;
}

function refuseSelf(name: string): void {
  if (name.trim().toLowerCase() !== SELF) return;
  throw new UsageError(`'${name}' would mean the owner of the API token. Give the user's own login or id.`, {
    code: 'invalid_arguments',
  });
}

export const isNotFound = (error: unknown): boolean => error instanceof OktaApiError && error.status === 404;
