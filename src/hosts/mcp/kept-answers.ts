import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { AnswerData } from './answer-data.ts';
import type { Seal } from './seal.ts';

/** An answer of which a part has been shown. */
export interface KeptAnswer {
  readonly tool: string;
  /** Who asked; over HTTP nobody gets the rest of somebody else's answer. */
  readonly subject: string;
  readonly data: AnswerData;
  /** How many rows of each table have been shown. */
  readonly starts: readonly number[];
}

const PURPOSE = 'cursor';
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 20;

/**
 * What did not fit into an answer, kept for a while: a cursor gives exactly the rows that were read then, although the org
 * has changed since, and asks nothing of Okta again.
 */
export class KeptAnswers {
  readonly #seal: Seal;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { readonly answer: KeptAnswer; readonly untilMs: number }>();

  constructor(seal: Seal, clock: Clock) {
    this.#seal = seal;
    this.#clock = clock;
  }

  /** @returns the cursor that gives the rest */
  keep(answer: KeptAnswer): string {
    const id = randomUUID();
    this.#kept.set(id, { answer, untilMs: this.#clock.now() + KEPT_MS });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return this.#seal.sign(PURPOSE, { id });
  }

  /** Undefined where the cursor is none of ours, or has expired, or belongs to another tool or another caller. */
  find(cursor: string, tool: string, subject: string): KeptAnswer | undefined {
    const id = this.#seal.open(PURPOSE, cursor)?.id;
    const kept = typeof id === 'string' ? this.#kept.get(id) : undefined;
    if (kept === undefined || kept.untilMs <= this.#clock.now()) return undefined;
    return kept.answer.tool === tool && kept.answer.subject === subject ? kept.answer : undefined;
  }
}
