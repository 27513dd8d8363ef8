import { createHash, randomUUID } from 'node:crypto';
import {
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
} from '@modelcontextprotocol/server';
import type { Clock } from '../../clock.ts';
import type { PlannedChange } from './plan-change.ts';
import type { Seal } from './seal.ts';

/** What a client sent with a call that repeats one. */
export interface Reply {
  readonly state: string | undefined;
  readonly responses: Readonly<Record<string, unknown>> | undefined;
}

export type Verdict = 'ask' | 'agreed' | 'declined' | 'not typed' | 'stale';

const PURPOSE = 'confirmation';
/** A person has so long to decide. What they were told is true for about as long. */
export const VALID_MS = 2 * 60_000;
const ANSWER = 'confirmation';

/**
 * Asks a person through their client. The question is bound to the tool, its arguments, the requests that would be sent
 * and the state of what they hit, by a state that this process signs, that expires, and that is good for one answer.
 */
export class Confirmations {
  readonly #seal: Seal;
  readonly #clock: Clock;
  /** Nonces that have been answered, and when they expire anyway. */
  readonly #used = new Map<string, number>();

  constructor(seal: Seal, clock: Clock) {
    this.#seal = seal;
    this.#clock = clock;
  }

  ask(change: PlannedChange, subject: string): InputRequiredResult {
    return inputRequired({
      inputRequests: {
        [ANSWER]: inputRequired.elicit({ message: change.question, requestedSchema: toSchema(change) }),
      },
      requestState: this.#seal.sign(PURPOSE, {
        nonce: randomUUID(),
        untilMs: this.#clock.now() + VALID_MS,
        digest: digestOf(change, subject),
      }),
    });
  }

  /** What a reply says about the change as it would be made now. An answer without our state is as good as none. */
  judge(change: PlannedChange, { state, responses }: Reply, subject: string): Verdict {
    const response = inputResponse(responses, ANSWER);
    // A client that has lost the answer is asked once more.
    if (state === undefined || response.kind === 'missing') return 'ask';
    const payload = this.#seal.open(PURPOSE, state);
    const { nonce, untilMs, digest } = payload ?? {};
    if (typeof nonce !== 'string' || typeof untilMs !== 'number') return 'stale';
    const nowMs = this.#clock.now();
    for (const [known, endMs] of this.#used) if (endMs <= nowMs) this.#used.delete(known);
    if (untilMs <= nowMs || this.#used.has(nonce) || digest !== digestOf(change, subject)) return 'stale';
    this.#used.set(nonce, untilMs);
    return toVerdict(change, response);
  }
}

function toVerdict({ typed }: PlannedChange, response: ReturnType<typeof inputResponse>): Verdict {
  if (response.kind !== 'elicit' || response.action !== 'accept') return 'declined';
  if (typed === undefined) return response.content?.confirm === true ? 'agreed' : 'declined';
  const given = response.content?.typed;
  return typeof given === 'string' && given.trim() === typed ? 'agreed' : 'not typed';
}

type RequestedSchema = Extract<Parameters<typeof inputRequired.elicit>[0]['requestedSchema'], { type: 'object' }>;

function toSchema({ typed }: PlannedChange): RequestedSchema {
  return typed === undefined
    ? {
        type: 'object',
        properties: { confirm: { type: 'boolean', title: 'Make this change', default: false } },
        required: ['confirm'],
      }
    : {
        type: 'object',
        properties: { typed: { type: 'string', title: `Type ${typed} to confirm` } },
        required: ['typed'],
      };
}

function digestOf({ tool, args, question, requests }: PlannedChange, subject: string): string {
  const sorted = Object.entries(args).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([tool, sorted, question, requests, subject]))
    .digest('base64url');
}

/** What a model reads where no change was made. */
export const UNMADE: Readonly<Record<Exclude<Verdict, 'ask' | 'agreed'>, string>> = {
  declined: 'The person who was asked did not agree. Nothing was changed. Do not ask again unless they want it.',
  'not typed': 'What had to be typed was not typed. Nothing was changed.',
  stale:
    'The confirmation does not fit: it has expired, was used before, or what it was about has changed since. Nothing was changed. Call the tool again to ask again.',
};

export type ChangeResult = CallToolResult | InputRequiredResult;
