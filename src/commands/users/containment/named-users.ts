import { IntegrationError, TransportError, UsageError } from '../../../errors.ts';
import type { OktaUser } from '../../../okta/types.ts';
import type { CommandContext } from '../../define.ts';
import { settleEach } from '../../shared/each.ts';
import { isOwnAccount } from '../../shared/own-account.ts';
import { settleTogether } from '../../shared/settle-together.ts';
import { findByLogin, isNotFound, readById, type UserArguments } from '../../shared/user-target.ts';

/** What became of one of the users that were named. */
export interface SettledUser<Value> {
  readonly named: UserArguments;
  /** Absent where nobody was found, or nobody was looked for. */
  readonly user?: OktaUser | undefined;
  /** What the work on the user gave; absent where nothing was done. */
  readonly value?: Value | undefined;
  /** Why nothing was done. */
  readonly error?: unknown;
}

export interface UserWork<Value> {
  /** Is done to each user who may be changed. @param name how they were named */
  act(user: OktaUser, name: string): Promise<Value>;
  /** A user was refused for good, and not only because Okta could not be asked. */
  onRefused?(refused: SettledUser<Value>): void;
}

/**
 * Works on users who are named by login or id, five at a time. It refuses those who are protected, and the account of our
 * own API token, before anything is changed for them; one who is refused does not stop the others.
 */
export class NamedUsers<Value> {
  readonly #context: CommandContext;
  readonly #work: UserWork<Value>;
  readonly #found = new Map<UserArguments, OktaUser>();
  /** Users can be named twice, by login and by id. */
  readonly #values = new Map<string, Value | undefined>();
  #ownId: Promise<string | undefined> | undefined;
  /** Why nobody is worked on any more. */
  #failure: unknown;
  #done = 0;

  constructor(context: CommandContext, work: UserWork<Value>) {
    this.#context = context;
    this.#work = work;
  }

  /**
   * @returns in the order of the names, each user once
   * @throws what reading the account of our own API token throws; then nothing was changed
   */
  async settle(names: readonly UserArguments[]): Promise<readonly SettledUser<Value>[]> {
    const { progress } = this.#context;
    const settled = await settleEach(
      names,
      async (named) => {
        try {
          await this.#settleOne(named);
        } catch (error) {
          if (isFinal(error)) this.#work.onRefused?.({ named, user: this.#found.get(named), error });
          // Once somebody may have been changed, it is told of each what was done, and not just that all was cancelled.
          throw isCancelled(error) && this.#values.size > 0 ? isEnded() : error;
        } finally {
          this.#done += 1;
          progress({ kind: 'users', done: this.#done, total: names.length });
        }
      },
      this.#context,
    );
    await this.#ownId;
    const told = new Set<string>();
    return settled.flatMap(({ item: named, error }): readonly SettledUser<Value>[] => {
      const user = this.#found.get(named);
      const id = user?.id ?? named.userId;
      const value = id === undefined ? undefined : this.#values.get(id);
      // Of somebody on whom was worked by one name, the error of another one is nothing to tell.
      if ((id !== undefined && told.has(id)) || (error === undefined) !== (value !== undefined)) return [];
      if (id !== undefined) told.add(id);
      return [error === undefined ? { named, user, value } : { named, user, error }];
    });
  }

  async #settleOne(named: UserArguments): Promise<void> {
    const { rules, watch } = this.#context;
    const name = nameIn(named);
    if (this.#failure !== undefined) throw this.#failure;
    rules.protection.refuseNamed(name);
    if (watch?.isStopping) throw isEnded();
    const [ownId, user] = await settleTogether<[string | undefined, OktaUser]>([this.#findOwn(), this.#find(named)]);
    this.#found.set(named, user);
    if (user.id === ownId) throw isOwnAccount(name);
    await rules.protection.checkUser(this.#context.okta, user, name);
    if (this.#values.has(user.id)) {
      watch?.onSameUser(name, user.id);
      return;
    }
    this.#values.set(user.id, undefined);
    this.#values.set(user.id, await this.#work.act(user, name));
  }

  #find({ userId, username = '' }: UserArguments): Promise<OktaUser> {
    const { okta } = this.#context;
    return userId === undefined ? findByLogin(okta, username) : readById(okta, userId);
  }

  /** Our own account, read once; a service app has none. */
  #findOwn(): Promise<string | undefined> {
    this.#ownId ??= this.#readOwn();
    return this.#ownId;
  }

  async #readOwn(): Promise<string | undefined> {
    const { okta } = this.#context;
    if (okta.auth.kind !== 'api-token') return undefined;
    try {
      return (await okta.users.getCurrent()).id;
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }
}

/** How a user was named. */
export const nameIn = ({ userId, username }: UserArguments): string => userId ?? username ?? '';

const isFinal = (error: unknown): boolean => error instanceof UsageError || isNotFound(error);

const isCancelled = (error: unknown): boolean => error instanceof TransportError && error.fault === 'aborted';

const isEnded = (): IntegrationError =>
  new IntegrationError('step_failed', 'The command was ended before it came to this user.');
