/**
 * War-room entries as Cortex takes them from an integration, and how a command's outcome becomes one.
 *
 * The rules are those of Cortex's `return_outputs` and `CommandResults`: what stands in `Contents` (the raw answer, read
 * by `raw-response` and `extend-context`) depends on which of the readable text, the context and the raw answer are there.
 */

import { isFalsy } from '../cortex-text/python-truth.ts';

/** What a command hands back; a text alone is a result without context or raw answer. */
export type Outcome = string | StructuredOutcome;

export interface StructuredOutcome {
  /** Markdown for people. */
  readonly readable: string;
  /** Context entries by key, e.g. `Account(val.ID && val.ID === obj.ID)`; absent or empty where nothing is kept. */
  readonly context?: Readonly<Record<string, unknown>>;
  /**
   * Okta's own answer; `null` where Okta answered with nothing. Absent where Okta was not asked at all: then `Contents`
   * stays null, as `CommandResults` does with a readable text alone.
   */
  readonly raw?: unknown;
}

/** Type 1 is a note, type 4 an error (Cortex: entry types). */
export interface NoteEntry {
  readonly Type: 1;
  readonly HumanReadable: string | null;
  readonly ContentsFormat: 'json' | 'text';
  readonly Contents: unknown;
  readonly EntryContext: Readonly<Record<string, unknown>> | null;
  readonly IgnoreAutoExtract: false;
  readonly IndicatorTimeline: null;
}

export interface ErrorEntry {
  readonly Type: 4;
  readonly ContentsFormat: 'text';
  readonly Contents: string;
  readonly EntryContext: null;
}

export type Entry = NoteEntry | ErrorEntry;

export function toEntry(outcome: Outcome): NoteEntry {
  if (typeof outcome === 'string') return toNote(null, 'text', outcome, null);
  const { readable, context } = outcome;
  const raw = outcome.raw ?? null;
  const kept = context && Object.keys(context).length > 0 ? context : null;
  let contents = raw;
  let format: NoteEntry['ContentsFormat'] = typeof raw === 'string' ? 'text' : 'json';
  if (outcome.raw !== undefined && readable && !kept && isFalsy(raw)) {
    contents = readable;
    format = 'text';
  } else if (kept && raw === null) {
    contents = kept;
  }
  return toNote(readable, format, contents, kept);
}

function toNote(
  HumanReadable: NoteEntry['HumanReadable'],
  ContentsFormat: NoteEntry['ContentsFormat'],
  Contents: unknown,
  EntryContext: NoteEntry['EntryContext'],
): NoteEntry {
  return {
    Type: 1,
    IgnoreAutoExtract: false,
    IndicatorTimeline: null,
    HumanReadable,
    ContentsFormat,
    Contents,
    EntryContext,
  };
}

export function toErrorEntry(message: string): ErrorEntry {
  return { Type: 4, ContentsFormat: 'text', Contents: message, EntryContext: null };
}
