import type { Clock } from '../../clock.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { toHarmlessValue } from './harmless-value.ts';
import type { Fate } from './sent-changes.ts';

/** What became of a call. */
export type CallEnd =
  | 'read'
  | 'rest read'
  | 'saved'
  | 'dry run'
  | 'asked'
  | 'agreed'
  | 'refused'
  | 'declined'
  | 'done'
  | 'partly done'
  | 'failed';

export interface AuditedCall {
  readonly tool: string;
  /** Those of the tool, none of which is secret. */
  readonly args: RawArguments;
  /** Whose access token the call came with; empty on stdio. */
  readonly subject: string;
  readonly end: CallEnd;
  /** Who agreed to a change: a person whom the client asked, or the client alone. */
  readonly confirmedBy?: 'elicitation' | 'client';
  /** The code of an error, or a few words about a refusal. */
  readonly reason?: string;
  /** Of a change that was agreed to: whether its requests were sent and answered. */
  readonly fate?: Fate;
  /** Okta's ids of the requests of a change, for Okta's support. */
  readonly requestIds?: readonly string[];
  /** Okta's id of the request that failed. */
  readonly requestId?: string;
}

/** One JSON object a line for each step of a call. */
export type Audit = (call: AuditedCall) => void;

/** What comes before a change: where that cannot be written down, the change is not made. */
const BEFORE_CHANGES: readonly CallEnd[] = ['asked', 'agreed'];

/** @param write tells a person itself where it fails */
export function createAudit(write: (line: string) => void, clock: Clock): Audit {
  return ({ args, subject, ...call }) => {
    const time = new Date(clock.now()).toISOString();
    const line = { time, ...call, ...(subject !== '' && { subject }), args: toHarmlessValue(args) ?? {} };
    try {
      write(`${JSON.stringify(line)}\n`);
    } catch (error) {
      if (BEFORE_CHANGES.includes(call.end)) throw error;
    }
  };
}
