import type { OktaClient } from '../../okta/client.ts';
import type { CommandContext } from '../define.ts';
import { isNotFound, readById, type UserArguments } from './user-target.ts';

/** What became of a thing that was to be removed. */
export type Removal = 'done' | 'already';

/**
 * Removes things below one user. Okta says "not found" of a thing that is gone already and of a user who does not exist;
 * as long as no request about the user has succeeded, one look at them tells which it was.
 */
export class RemovalsOfUser {
  readonly #okta: OktaClient;
  readonly #userId: string;
  #isKnown: boolean;

  constructor(
    { okta, rules }: Pick<CommandContext, 'okta' | 'rules'>,
    userId: string,
    { userId: given }: UserArguments,
  ) {
    this.#okta = okta;
    this.#userId = userId;
    // A login was looked up, and a check of the protection has read something of them.
    this.#isKnown = given === undefined || rules.protection.isOn;
  }

  /** A request about the user has succeeded. */
  markKnown(): void {
    this.#isKnown = true;
  }

  /** @throws {OktaApiError} Okta's own answer where there is no such user */
  async remove(send: () => Promise<void>): Promise<Removal> {
    try {
      await send();
      this.#isKnown = true;
      return 'done';
    } catch (error) {
      if (!isNotFound(error)) throw error;
      if (!this.#isKnown) await this.#findUser(error);
      return 'already';
    }
  }

  async #findUser(refusal: unknown): Promise<void> {
    try {
      await readById(this.#okta, this.#userId);
    } catch (error) {
      throw isNotFound(error) ? refusal : error;
    }
    this.#isKnown = true;
  }
}
