import { UsageError } from '../../errors.ts';
import type { OktaClient } from '../../okta/client.ts';
import type { OktaUser } from '../../okta/types.ts';
import {
  findByLogin,
  isNotFound,
  isUnmistakable,
  isUserId,
  readById,
  toLogin,
  type UserArguments,
} from './user-target.ts';

export interface ProtectionSettings {
  /** Logins or ids. */
  readonly users: readonly string[];
  /** Names or ids. */
  readonly groups: readonly string[];
}

/**
 * How the paths of a command name its user: always by id, or as they were named, by login or id. It decides which
 * requests a check needs that the command does not make anyway.
 */
export type PathName = 'id' | 'login or id';

/** The people on whom commands must not act, as the instance's settings name them. */
export class Protection {
  readonly #users: readonly string[];
  readonly #groups: readonly string[];

  constructor({ users, groups }: ProtectionSettings) {
    this.#users = users;
    this.#groups = groups;
  }

  get isOn(): boolean {
    return this.#users.length > 0 || this.#groups.length > 0;
  }

  /**
   * Reads what has to be read to know whether a user is protected; nothing where nobody is.
   *
   * @returns the user, if they were read
   * @throws {UsageError} if they are protected
   * @throws whatever reading them throws: a command does not act on someone of whom that is unknown
   */
  async check(okta: OktaClient, named: UserArguments, pathName: PathName): Promise<OktaUser | undefined> {
    const name = named.userId ?? named.username;
    if (name === undefined || !this.isOn) return undefined;
    this.refuseNamed(name);
    const user = this.#mustRead(named, pathName) ? await readUser(okta, named) : undefined;
    if (user !== undefined) this.refuseUser(user, name);
    await this.#refuseMember(okta, user?.id ?? name, name, named);
    return user;
  }

  /** The same for a user who has been read already. */
  async checkUser(okta: OktaClient, user: OktaUser, name: string): Promise<void> {
    this.refuseUser(user, name);
    await this.#refuseMember(okta, user.id, name, { userId: user.id });
  }

  /** @param name how the user was named, for the error */
  refuseUser(user: OktaUser, name: string): void {
    const login = toLogin(user);
    const isListed = this.#users.some((entry) => entry === user.id || (login !== '' && isSameText(entry, login)));
    if (isListed) throw isProtected(name, 'protected_users');
  }

  /** @throws {UsageError} where the group itself is one of the protected ones, by its id or name */
  refuseGroup({ id, name }: { readonly id: string; readonly name: string }): void {
    if (this.#isListedGroup(id, name)) throw isProtected(name || id, 'protected_groups');
  }

  /** Refuses by the name alone, so that nothing has to be asked. @throws {UsageError} if they are protected */
  refuseNamed(name: string): void {
    const isListed = this.#users.some((entry) => (isUserId(name) ? entry === name : isSameText(entry, name)));
    if (isListed) throw isProtected(name, 'protected_users');
  }

  #isListedGroup(id: string, name: string): boolean {
    return this.#groups.some((entry) => entry === id || (name !== '' && isSameText(entry, name)));
  }

  #mustRead({ userId, username = '' }: UserArguments, pathName: PathName): boolean {
    if (this.#users.length > 0) return true;
    if (userId !== undefined) return pathName === 'login or id' && !isUserId(userId);
    return pathName === 'id' ? !isUserId(username) : !isUnmistakable(username);
  }

  async #refuseMember(okta: OktaClient, idOrLogin: string, name: string, named: UserArguments): Promise<void> {
    if (this.#groups.length === 0) return;
    try {
      for await (const { rows } of okta.users.groupPages(idOrLogin)) {
        for (const { id, profile } of rows) {
          const group = profile?.name ?? '';
          if (this.#isListedGroup(id, group)) throw isProtected(name, `protected_groups: ${group || id}`);
        }
      }
    } catch (error) {
      // Tell someone who does not exist from someone whose groups are not shown.
      if (isNotFound(error) && named.userId === undefined && !isUserId(name)) await findByLogin(okta, name);
      throw error;
    }
  }
}

function readUser(okta: OktaClient, { userId, username = '' }: UserArguments): Promise<OktaUser> {
  return userId === undefined ? findByLogin(okta, username) : readById(okta, userId);
}

const isSameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function isProtected(name: string, setting: string): UsageError {
  const message = `${name} is protected by the instance's settings (${setting}); nothing was changed.`;
  return new UsageError(message, { code: 'protected_user' });
}
