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
/** Of one caller; over HTTP the lists of one must not push out those of another at once. */
const MOST_OF_ONE = 20;
const MOST = 60;

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
    const nowMs = this.#clock.now();
    for (const [known, { untilMs }] of this.#kept) if (untilMs <= nowMs) this.#kept.delete(known);
    this.#kept.set(id, { answer, untilMs: nowMs + KEPT_MS });
    const own = [...this.#kept].filter(([, kept]) => kept.answer.subject === answer.subject);
    const [oldest] = own.length > MOST_OF_ONE ? own : this.#kept.size > MOST ? this.#kept : [];
    if (oldest !== undefined) this.#kept.delete(oldest[0]);
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
