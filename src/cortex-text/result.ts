import type { OutputSpec } from '../core/command.ts';
import type { Dispatched } from '../core/dispatch.ts';
import { toIntegrationError } from '../core/error-text.ts';
import type { Outcome } from '../core/outcome.ts';
import { createOutputReader } from '../core/output-values.ts';
import type { IntegrationError } from '../errors.ts';
import { type ErrorEntry, type NoteEntry, toErrorEntry, toNoteEntry } from './entry.ts';
import { failedCommandText, failuresText } from './error-text.ts';
import type { TableWriter } from './table-writer.ts';

/**
 * What became of a command, with the war-room entries that Cortex shows of it.
 *
 * @typeParam Outputs what the command leaves in the context, by path; `run` infers it from the command's name
 */
export type Result<Outputs = Readonly<Record<string, unknown>>> = Succeeded<Outputs> | PartlyFailed<Outputs> | Failed;

interface Answered<Outputs> {
  readonly outcome: Outcome;
  readonly entry: NoteEntry;
  /**
   * The values at a context path that the command documents, such as `Account.ID`, in the order of the entities. The items
   * of a list come one by one; what is null or absent is left out.
   */
  values<Path extends keyof Outputs & string>(path: Path): readonly Outputs[Path][];
}

interface Succeeded<Outputs> extends Answered<Outputs> {
  readonly ok: true;
  readonly entries: readonly [NoteEntry];
}

/** Some of several things failed: a note of what was done, and behind it an error that names those that failed. */
interface PartlyFailed<Outputs> extends Answered<Outputs> {
  readonly ok: 'partial';
  /** The text of the error entry. */
  readonly message: string;
  readonly entries: readonly [NoteEntry, ErrorEntry];
}

interface Failed {
  readonly ok: false;
  /** Its `code` says what happened. A bug is an `InternalError`. */
  readonly error: IntegrationError;
  /** The text of the error entry. */
  readonly message: string;
  readonly entry: ErrorEntry;
  readonly entries: readonly [ErrorEntry];
}

interface Told {
  /** Has written the rows that came while the command ran. */
  readonly writer?: TableWriter;
  /** What the command documents of its context. */
  readonly outputs?: readonly OutputSpec[];
}

/** The entries of a command's outcome or error. */
export function toResult(command: string, dispatched: Dispatched, { writer, outputs = [] }: Told = {}): Result {
  if (!dispatched.ok) return toFailedResult(failedCommandText(command, dispatched.error), dispatched.error);
  const { outcome } = dispatched;
  const entry = toNoteEntry(outcome, writer);
  const answered = { outcome, entry, values: createOutputReader(outcome.context ?? {}, outputs) };
  if (dispatched.ok === true) return { ok: true, ...answered, entries: [entry] };
  const message = failuresText(command, outcome.failures ?? []);
  return { ok: 'partial', ...answered, message, entries: [entry, toErrorEntry(message)] };
}

export function toFailedResult(message: string, error: unknown): Result {
  const entry = toErrorEntry(message);
  return { ok: false, error: toIntegrationError(error), message, entry, entries: [entry] };
}

/** The same result with another outcome, such as fewer rows: its note is that of the new one. */
export function withOutcome(result: Result, outcome: Outcome): Result {
  if (!result.ok) return result;
  const entry = toNoteEntry(outcome);
  if (result.ok === true) return { ...result, outcome, entry, entries: [entry] };
  return { ...result, outcome, entry, entries: [entry, result.entries[1]] };
}
