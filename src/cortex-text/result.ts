import type { Dispatched } from '../core/dispatch.ts';
import type { Outcome } from '../core/outcome.ts';
import { type ErrorEntry, type NoteEntry, toErrorEntry, toNoteEntry } from './entry.ts';
import { failedCommandText, failuresText } from './error-text.ts';
import type { TableWriter } from './table-writer.ts';

/** What became of a command, with the war-room entries that Cortex shows of it. */
export type Result = Succeeded | PartlyFailed | Failed;

interface Succeeded {
  readonly ok: true;
  readonly outcome: Outcome;
  readonly entry: NoteEntry;
  readonly entries: readonly [NoteEntry];
}

/** Some of several things failed: a note of what was done, and behind it an error that names those that failed. */
interface PartlyFailed {
  readonly ok: 'partial';
  readonly outcome: Outcome;
  /** The text of the error entry. */
  readonly message: string;
  readonly entry: NoteEntry;
  readonly entries: readonly [NoteEntry, ErrorEntry];
}

interface Failed {
  readonly ok: false;
  readonly error: unknown;
  /** The text of the error entry. */
  readonly message: string;
  readonly entry: ErrorEntry;
  readonly entries: readonly [ErrorEntry];
}

/**
 * The entries of a command's outcome or error.
 *
 * @param writer has written the rows that came while the command ran
 */
export function toResult(command: string, dispatched: Dispatched, writer?: TableWriter): Result {
  if (!dispatched.ok) return toFailedResult(failedCommandText(command, dispatched.error), dispatched.error);
  const { outcome } = dispatched;
  const entry = toNoteEntry(outcome, writer);
  if (dispatched.ok === true) return { ok: true, outcome, entry, entries: [entry] };
  const message = failuresText(command, outcome.failures ?? []);
  return { ok: 'partial', outcome, message, entry, entries: [entry, toErrorEntry(message)] };
}

export function toFailedResult(message: string, error: unknown): Result {
  const entry = toErrorEntry(message);
  return { ok: false, error, message, entry, entries: [entry] };
}
