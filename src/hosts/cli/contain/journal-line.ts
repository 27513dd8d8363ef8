import * as z from 'zod/mini';
import { STEP_NAMES } from '../../../commands/users/containment/watch.ts';
import { UsageError } from '../../../errors.ts';

/**
 * The lines of a containment's journal, one JSON object each. A line is on the disk before the request that it announces is
 * sent, so that a run that ended at any moment, by whatever cause, can go on.
 */

const STEP = z.enum(STEP_NAMES);
const STATUS = z.exactOptional(z.string());

const STEP_END = {
  result: z.enum(['done', 'already', 'failed', 'accepted']),
  reason: z.exactOptional(z.string()),
  isReplyLost: z.exactOptional(z.literal(true)),
};

const ROW = z.object({
  UserID: z.exactOptional(z.string()),
  Login: z.exactOptional(z.string()),
  StatusBefore: STATUS,
  StatusAfter: STATUS,
  Success: z.boolean(),
  Error: z.exactOptional(z.string()),
  Steps: z.array(
    z.object({
      Name: STEP,
      Result: z.enum(['done', 'already', 'skipped', 'failed']),
      Error: z.exactOptional(z.string()),
    }),
  ),
});

const LINE = z.discriminatedUnion('event', [
  /** The first line: what the run is about, so that another one cannot go on with it by mistake. */
  z.object({
    event: z.literal('begin'),
    version: z.literal(1),
    org: z.string(),
    /** SHA-256 of the names, and their number. */
    names: z.string(),
    count: z.number(),
    /** The arguments of the command beside the names. */
    args: z.record(z.string(), z.string()),
  }),
  z.object({ event: z.literal('resume') }),
  z.object({
    event: z.literal('user'),
    name: z.string(),
    userId: z.string(),
    status: STATUS,
    passwordChanged: z.exactOptional(z.string()),
  }),
  z.object({ event: z.literal('step'), userId: z.string(), step: STEP }),
  /** The request of the step has not got to Okta, or was refused for the rate limit. */
  z.object({ event: z.literal('step withdrawn'), userId: z.string(), step: STEP }),
  z.object({ event: z.literal('step end'), userId: z.string(), step: STEP, ...STEP_END }),
  /** How it was found out what became of a step that an earlier run had begun and not ended. */
  z.object({
    event: z.literal('open step'),
    userId: z.string(),
    step: STEP,
    outcome: z.enum(['was done', 'sent again']),
  }),
  /** A user whom the file names by two names. */
  z.object({ event: z.literal('same user'), name: z.string(), userId: z.string() }),
  z.object({ event: z.literal('user end'), name: z.string(), row: ROW }),
]);

export type JournalLine = z.output<typeof LINE>;
export type BeginLine = Extract<JournalLine, { event: 'begin' }>;

/** @throws {UsageError} for a text that is no line of a journal */
export function parseJournalLine(text: string, lineNumber: number): JournalLine {
  const parsed = LINE.safeParse(parseJson(text), { jitless: true });
  if (parsed.success) return parsed.data;
  throw new UsageError(`Line ${lineNumber} of the journal is not a line that okta-v2 contain writes.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
