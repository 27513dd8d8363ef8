import type { RunOptions } from '../../integration.ts';

type SentChange = Parameters<NonNullable<RunOptions['onChange']>>[0];

/** Whether what a change would do can have happened. */
export type Fate = 'not sent' | 'answered' | 'sent, outcome unknown';

/** More would make a line of the audit a book. */
const MOST_IDS = 50;

/** What became of the requests of one change; its command tells the last error alone. */
export class SentChanges {
  readonly #requestIds: string[] = [];
  #accepted = 0;
  #refused = 0;
  #unanswered = 0;

  readonly add = ({ isSent, status, requestId }: SentChange): void => {
    if (requestId !== undefined && this.#requestIds.length < MOST_IDS) this.#requestIds.push(requestId);
    // A server that broke may have done it before.
    if (status === undefined || status >= 500) this.#unanswered += isSent ? 1 : 0;
    else if (status < 400) this.#accepted += 1;
    else this.#refused += 1;
  };

  /** Okta's ids, for Okta's support. */
  get requestIds(): readonly string[] {
    return this.#requestIds;
  }

  get fate(): Fate {
    if (this.#unanswered > 0) return 'sent, outcome unknown';
    return this.#accepted + this.#refused > 0 ? 'answered' : 'not sent';
  }

  /** What a model has to know before it says anything to its user about a change that failed. */
  get words(): string {
    if (this.#unanswered > 0)
      return 'A request had been sent, and it is not known whether Okta has carried it out. Look at it before anybody runs it again.';
    if (this.#accepted > 0)
      return `Okta had accepted ${this.#accepted} of its requests before: a part of it may have been done.`;
    return this.#refused > 0
      ? 'Okta refused it; nothing was changed.'
      : 'No request had been sent; nothing was changed.';
  }
}
