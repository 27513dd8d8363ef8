import { OktaApiError, UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaUser } from '../../okta/types.ts';

/**
 * Whom a command acts on. Okta takes a login where it takes an id, which saves a request; but it takes a *shortname* too
 * (`jane` for `jane@example.com`), and a short name that somebody typed may be another person's. So only what can be no
 * shortname goes straight into the address: a login with an `@`, or an id. Every other name is looked up first, and must
 * be the very login, or id, that was typed.
 */

/** Logins of these characters can stand in an address; Okta's routers refuse some others even when they are encoded. */
const ADDRESSABLE = /^[A-Za-z0-9._@+-]+$/;

/** Ids of users, as Okta makes them: 20 characters. */
const USER_ID = /^00u[A-Za-z0-9]{17}$/;

/** In the place of an id or a login, Okta reads this word as "whoever asks". */
const SELF = 'me';

/** What the reference says where neither a user's id nor his login was given; content may look for it. */
export const USER_REQUIRED = "You must supply either 'Username' or 'userId";

/** How the arguments of a command name a user; the id wins. */
export interface UserArguments {
  readonly userId?: string | undefined;
  readonly username?: string | undefined;
}

/** What it takes to find a user. */
export interface UserLookup {
  readonly okta: OktaClient;
  /** The user whom the command is about, if they have been read already; their id is used in every path. */
  readonly known?: OktaUser | undefined;
}

/** A user as an address can name him, and the login by which he is meant where that is known. */
export interface UserTarget {
  readonly idOrLogin: string;
  readonly login: string | undefined;
}

/**
 * Runs an operation on a user by his login or id, whose address takes either.
 *
 * @throws {UsageError} `Failed to find userID for: …` where nobody has that login
 */
export async function actOnUser<T>(
  { okta, known }: UserLookup,
  username: string,
  act: (target: UserTarget) => Promise<T>,
): Promise<T> {
  if (known !== undefined) return act({ idOrLogin: known.id, login: toLogin(known) || undefined });
  if (!isUnmistakable(username)) {
    const user = await findByLogin(okta, username);
    return act({ idOrLogin: user.id, login: user.profile?.login ?? undefined });
  }
  try {
    return await act({ idOrLogin: username, login: isUserId(username) ? undefined : username });
  } catch (error) {
    // Okta says "not found" of users who are there too, such as deactivated ones: tell one from the other.
    if (isNotFound(error)) await findByLogin(okta, username);
    throw error;
  }
}

/**
 * The same by id or login, whichever is given; the id wins.
 *
 * @throws {UsageError} where nobody has that login, or what was given as an id is none
 */
export async function actOnNamedUser<T>(
  lookup: UserLookup,
  { userId, username = '' }: UserArguments,
  act: (target: UserTarget) => Promise<T>,
): Promise<T> {
  if (userId === undefined || lookup.known !== undefined) return actOnUser(lookup, username, act);
  // What is no id may be short for somebody's login, and Okta would take it.
  const id = isUserId(userId) ? userId : (await readById(lookup.okta, userId)).id;
  return act({ idOrLogin: id, login: undefined });
}

/** The user of this very id. @throws {UsageError} where Okta finds a user by it whose id is another one */
export async function readById(okta: OktaClient, userId: string): Promise<OktaUser> {
  const user = await findById(okta, userId);
  if (user.id === userId) return user;
  throw new UsageError(`'${userId}' is no user id. Give the id ${user.id}, or the login as username.`, {
    code: 'invalid_arguments',
  });
}

/**
 * The id of a user by id or login, for addresses that take an id alone; the id wins where both are given.
 *
 * @throws {UsageError} where nobody has that login
 */
export async function resolveUserId({ okta, known }: UserLookup, { userId, username }: UserArguments): Promise<string> {
  if (known !== undefined) return known.id;
  if (userId !== undefined) return checkedId(userId);
  if (username !== undefined) return (await findByLogin(okta, username)).id;
  throw new UsageError(USER_REQUIRED, { code: 'invalid_arguments' });
}

/**
 * The one user who has this login, without regard to case, or this id.
 *
 * @throws {UsageError} where nobody has it
 */
export async function findByLogin(okta: OktaClient, username: string): Promise<OktaUser> {
  const user = await findForReading(okta, username);
  if (user === undefined || !isCalled(user, username)) throw noSuchUser(username);
  return user;
}

/**
 * Whether this is the user's own login or id, and not just a shortname by which Okta found him. What can be no shortname
 * is not compared: Okta tells logins apart without regard to case and diacritics, and knows best.
 */
export function isCalled(user: OktaUser, username: string): boolean {
  if (isUnmistakable(username) || !isAddressable(username)) return true;
  return user.id === username || toLogin(user).toLowerCase() === username.toLowerCase();
}

/** The reference's words for a user who was not found by his login. */
export function noSuchUser(username: string): UsageError {
  return new UsageError(`Failed to find userID for: ${username} username.`, { code: 'user_not_found' });
}

/** Whom Okta finds under an id, a login or a shortname: good enough to look at, not to act on. */
export async function findForReading(okta: OktaClient, username: string): Promise<OktaUser | undefined> {
  refuseSelf(username);
  if (!isAddressable(username)) {
    const found = await okta.users.findBy('profile.login', username, 'search');
    // A login is unique; what matches several people is nobody's.
    return found.length === 1 ? found[0] : undefined;
  }
  try {
    return await okta.users.get(username);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Whether a login may stand in an address; any other has to be searched for. */
export const isAddressable = (username: string): boolean => ADDRESSABLE.test(username);

export const isUserId = (name: string): boolean => USER_ID.test(name);

/** An id as it was given. @throws {UsageError} for `me` */
export function checkedId(id: string): string {
  refuseSelf(id);
  return id;
}

/**
 * The user of an id, for addresses in which Okta would take a shortname as well.
 *
 * @throws {UsageError} where what was given as an id is the short form of somebody's login
 */
export async function findById(okta: OktaClient, userId: string): Promise<OktaUser> {
  const user = await okta.users.get(checkedId(userId));
  const login = toLogin(user);
  if (user.id !== userId && toPlain(login.split('@', 1)[0] ?? '') === toPlain(userId)) {
    throw new UsageError(
      `'${userId}' is no user id but short for ${login}. Give the id ${user.id}, or the whole login.`,
      {
        code: 'invalid_arguments',
      },
    );
  }
  return user;
}

/** Without case and diacritics, as Okta compares logins. */
const toPlain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** @throws {UsageError} for `me` */
export function refuseSelf(name: string): void {
  if (name.trim().toLowerCase() !== SELF) return;
  throw new UsageError(`'${name}' would mean the owner of the API token. Give the user's own login or id.`, {
    code: 'invalid_arguments',
  });
}

/** '' where the answer has none, or something that is none. */
export function toLogin({ profile }: OktaUser): string {
  return typeof profile?.login === 'string' ? profile.login : '';
}

export const isNotFound = (error: unknown): boolean => error instanceof OktaApiError && error.status === 404;

/** Whether a name can be no shortname, and may therefore go into an address as it is. */
export function isUnmistakable(username: string): boolean {
  return isUserId(username) || (username.includes('@') && isAddressable(username));
}
