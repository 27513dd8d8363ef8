import { OktaApiError, UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaUser } from '../../okta/types.ts';

/**
 * Whom a command acts on. Okta takes a login where it takes an id, which saves a request; but it takes a *shortname* too
 * (`jane` for `jane@example.com`), and a short name that somebody typed may be another person's. So only what can be no
 * shortname goes straight into the path: a login with an `@`, or an id. Every other name is looked up first, and must be
 * the very login, or id, that was typed.
 */

/** A login of these characters can be part of a path; Okta's routers refuse some others even when they are encoded. */
const ADDRESSABLE = /^[A-Za-z0-9._@+'-]+$/;

/** No encoding brings these through Okta's routers; control characters are refused everywhere. */
const REFUSED_IN_PATHS = /[/\\?;\p{Cc}]/u;

/** Ids of users, as Okta makes them: 20 characters. */
const USER_ID = /^00u[A-Za-z0-9]{17}$/;

/** In the place of an id or a login, this word means the owner of the credential to Okta. */
const SELF = 'me';

/** The original's words where neither an id nor a login was given; playbooks may look for them. */
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

/** A user as a path can name them, and the login by which they are meant, where that is known. */
export interface UserTarget {
  readonly idOrLogin: string;
  readonly login: string | undefined;
}

/**
 * Runs an operation on a user by their login or id; its path takes either.
 *
 * @throws {UsageError} `Failed to find userID for: …` where nobody has that login
 */
export async function actOnUser<T>(
  { okta, known }: UserLookup,
  username: string,
  act: (target: UserTarget) => Promise<T>,
): Promise<T> {
  if (known !== undefined) return actOnKnown(known, act);
  if (!isUnmistakable(username)) return actOnKnown(await findByLogin(okta, username), act);
  try {
    return await act({ idOrLogin: username, login: isUserId(username) ? undefined : username });
  } catch (error) {
    // Okta answers "not found" for some users who do exist, such as deactivated ones.
    if (isNotFound(error)) throw withStatus(error, await findByLogin(okta, username));
    throw error;
  }
}

async function actOnKnown<T>(user: OktaUser, act: (target: UserTarget) => Promise<T>): Promise<T> {
  try {
    return await act({ idOrLogin: user.id, login: toLogin(user) || undefined });
  } catch (error) {
    throw isNotFound(error) ? withStatus(error, user) : error;
  }
}

/** Okta's 404 for a user who exists, with the status that explains it. */
function withStatus({ failure, cause }: OktaApiError, user: OktaUser): OktaApiError {
  if (user.status !== 'DEPROVISIONED' || failure.hint !== undefined) return new OktaApiError(failure, { cause });
  const hint = `The user ${toLogin(user) || user.id} exists but is deactivated (status DEPROVISIONED). Activate them first.`;
  return new OktaApiError({ ...failure, hint }, { cause });
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
  throw new UsageError(`'${userId}' is not a user id. Give the id ${user.id}, or the login as username.`, {
    code: 'invalid_arguments',
  });
}

/**
 * The id of a user by id or login, for paths that take nothing but an id; the id wins where both are given.
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
 * Whether this is the user's own login or id, and not just a shortname by which Okta found them. What can be no shortname
 * is not compared: a path names it without doubt, and a filter's answer has been compared already.
 */
export function isCalled(user: OktaUser, username: string): boolean {
  if (isUnmistakable(username) || !isAddressable(username)) return true;
  return user.id === username || isSameName(toLogin(user), username);
}

/** Case does not count, nor whether a letter's accent is a character of its own. */
export function isSameName(one: string, other: string): boolean {
  const fold = (text: string) => text.normalize('NFC').toLowerCase();
  return fold(one) === fold(other);
}

/** The original's words for a login that nobody has. */
export function noSuchUser(username: string): UsageError {
  return new UsageError(`Failed to find userID for: ${username} username.`, { code: 'user_not_found' });
}

/** The user whom Okta finds by an id, a login or a shortname: good enough to show, not to act on. */
export async function findForReading(okta: OktaClient, username: string): Promise<OktaUser | undefined> {
  refuseSelf(username);
  return isAddressable(username) ? readIfThere(okta, username) : findByFilter(okta, username);
}

async function readIfThere(okta: OktaClient, idOrLogin: string): Promise<OktaUser | undefined> {
  try {
    return await okta.users.get(idOrLogin);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The user of a login that Okta's routers may refuse in a path. */
async function findByFilter(okta: OktaClient, username: string): Promise<OktaUser | undefined> {
  const found = await okta.users.findBy('profile.login', username);
  const named = found.filter((user) => isSameName(toLogin(user), username));
  const [user, ...others] = named.length > 0 ? named : found;
  // A login is unique: several matches identify nobody.
  if (user === undefined || others.length > 0) return undefined;
  return named.length > 0 || (await isLoginOf(okta, user, username)) ? user : undefined;
}

/**
 * Okta compares letters beyond ASCII by rules of its own. Where the login that it found is spelt in another way, its user
 * directory has to confirm, under the path of that login, that the same user is meant.
 */
async function isLoginOf(okta: OktaClient, { id }: OktaUser, username: string): Promise<boolean> {
  const isConfirmable = username.includes('@') && !REFUSED_IN_PATHS.test(username);
  return isConfirmable && (await readIfThere(okta, username))?.id === id;
}

/** Whether a login may be part of a path; any other is looked up by a filter. */
export const isAddressable = (username: string): boolean => ADDRESSABLE.test(username);

export const isUserId = (name: string): boolean => USER_ID.test(name);

/** An id as it was given. @throws {UsageError} for `me` */
export function checkedId(id: string): string {
  refuseSelf(id);
  return id;
}

/**
 * The user of an id, for paths in which Okta would take a shortname as well.
 *
 * @throws {UsageError} where what was given as an id is the short form of somebody's login
 */
export async function findById(okta: OktaClient, userId: string): Promise<OktaUser> {
  const user = await okta.users.get(checkedId(userId));
  const login = toLogin(user);
  if (user.id !== userId && toPlain(login.split('@', 1)[0] ?? '') === toPlain(userId)) {
    throw new UsageError(
      `'${userId}' is not a user id but short for ${login}. Give the id ${user.id}, or the whole login.`,
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

/** '' where the answer has none, or something that is not a text. */
export function toLogin({ profile }: OktaUser): string {
  return typeof profile?.login === 'string' ? profile.login : '';
}

export const isNotFound = (error: unknown): error is OktaApiError =>
  error instanceof OktaApiError && error.status === 404;

/** Whether a name can be no shortname, and may therefore go into a path as it is. */
export function isUnmistakable(username: string): boolean {
  return isUserId(username) || (username.includes('@') && isAddressable(username));
}
