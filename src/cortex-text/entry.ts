import { isEmpty } from '../core/is-empty.ts';
import type { Outcome } from '../core/outcome.ts';
import { renderBlocks } from './render-blocks.ts';
import type { TableWriter } from './table-writer.ts';

/** Type 1 is a note, type 4 an error (Cortex: entry types). */
export interface NoteEntry {
  readonly Type: 1;
  /** Markdown; null where `Contents` is a text that says it all. */
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

/** A war-room entry as Cortex takes it from an integration. */
export type Entry = NoteEntry | ErrorEntry;

/**
 * The rules are those of Cortex's `return_outputs` and `CommandResults`: what `Contents` holds (the raw answer, which
 * `raw-response` and `extend-context` read) depends on which of the readable text, the context and the raw answer exist.
 */
export function toNoteEntry(outcome: Outcome, writer?: TableWriter): NoteEntry {
  const readable = renderBlocks(outcome.blocks, writer);
  if (outcome.isBareText) return toNote(null, 'text', readable, null);
  const raw = outcome.raw ?? null;
  const context = outcome.context && Object.keys(outcome.context).length > 0 ? outcome.context : null;
  if (outcome.raw !== undefined && readable !== '' && context === null && isFalsy(raw)) {
    return toNote(readable, 'text', readable, null);
  }
  const format = typeof raw === 'string' ? 'text' : 'json';
  return toNote(readable, format, context !== null && raw === null ? context : raw, context);
}

/** Whether Python counts a value as false: nothing, `''`, 0, false, and an empty list or object. */
function isFalsy(value: unknown): boolean {
  return !value || isEmpty(value);
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
