import type { CallToolResult } from '@modelcontextprotocol/server';
import type { AnswerData } from './answer-data.ts';
import { createMark, encloseText, toAnswerText } from './answer-text.ts';
import { findWindow, shownIn, tablesOf, type Window } from './fit-answer.ts';
import { CHARACTERS_PER_TOKEN } from './options.ts';

/** What becomes of an answer that may be too long. */
export interface AnswerParts {
  readonly tool: string;
  readonly org: string;
  readonly data: AnswerData;
  /** How many rows of each table an answer before this one has shown. */
  readonly starts: readonly number[];
  readonly notes: readonly string[];
  readonly mostTokens: number;
  /** The documented context, where tools describe it. */
  readonly context?: unknown;
  /** A file that holds all rows. */
  readonly file?: { readonly uri: string; readonly name: string };
  /** Keeps the rest and gives the cursor to it; absent where there is no way to ask for the rest. */
  readonly keep?: (starts: readonly number[]) => string;
}

/** As long as a cursor is, for measuring. */
const SOME_CURSOR = 'x'.repeat(120);

/** A whole result: text for those who read, structured content for programs, together never over the limit. */
export function toToolResult({ data: given, ...rest }: AnswerParts): CallToolResult {
  const parts = { ...rest, data: withFewerTexts(given, rest.mostTokens) };
  const mark = createMark();
  const measure = (window: Window) => JSON.stringify(build(parts, window, SOME_CURSOR, mark)).length;
  const most = Math.floor(parts.mostTokens * CHARACTERS_PER_TOKEN);
  const window = findWindow(parts.data, parts.starts, measure, most);
  const isStuck = shownIn(window) === 0 && moreOf(parts.data, window) > 0;
  // The context repeats the rows; a client that wants it can ask for less.
  if (parts.context !== undefined && (isStuck || measure(window) > most)) {
    const { context: _, ...others } = parts;
    return toToolResult({ ...others, notes: [...parts.notes, 'The context was left out: it did not fit.'] });
  }
  // A cursor that leads to no row would be followed for ever.
  const hasRest = !isStuck && moreOf(parts.data, window) > 0;
  return build(parts, window, hasRest ? parts.keep?.(endsOf(window)) : undefined, mark);
}

/** Texts take a quarter of an answer at most; they are in it twice. */
function withFewerTexts({ tables, texts }: AnswerData, mostTokens: number): AnswerData {
  let left = (mostTokens * CHARACTERS_PER_TOKEN) / 8;
  const kept = texts.filter((text) => {
    left -= JSON.stringify(text).length;
    return left > 0;
  });
  const dropped = texts.length - kept.length;
  return { tables, texts: dropped === 0 ? kept : [...kept, `… (${dropped} texts more did not fit)`] };
}

function build(parts: AnswerParts, window: Window, cursor: string | undefined, mark: string): CallToolResult {
  const { tool, org, data, context, file } = parts;
  const isRest = parts.starts.some((start) => start > 0);
  const tables = tablesOf(data, window);
  const texts = isRest ? [] : data.texts;
  const shown = shownIn(window);
  const more = moreOf(data, window);
  const notes = [...toCutNotes(tool, more, cursor, window), ...parts.notes];
  const rows = `${shown} ${shown === 1 ? 'row' : 'rows'}`;
  const heading = `${tool} on ${org}: ${data.tables.length === 0 ? 'done' : rows}${more > 0 ? `, ${more} more` : ''}.`;
  return {
    content: [
      { type: 'text', text: toAnswerText({ heading, notes }, { tables, texts }, mark) },
      ...(file === undefined
        ? []
        : [{ type: 'resource_link' as const, uri: file.uri, name: file.name, mimeType: 'application/x-ndjson' }]),
    ],
    structuredContent: {
      org,
      tables: tables
        .map((table, index) => ({ ...table, more: leftOf(data, window, index) }))
        // Those that were shown before, or whose turn has not come, are counted in `more` of the whole.
        .filter(({ rows }, index) => rows.length > 0 || data.tables[index]?.rows.length === 0),
      texts,
      shown,
      more,
      ...(cursor !== undefined && { cursor }),
      notes,
      ...(context !== undefined && !isRest && { context }),
    },
  };
}

function toCutNotes(tool: string, more: number, cursor: string | undefined, window: Window): string[] {
  const isCut = window.cellCharacters < 200;
  return [
    ...(more === 0 ? [] : [`${more} more did not fit.${cursor ? ` Call ${tool} with cursor ${cursor}` : ''}`]),
    ...(isCut ? [`Cells were cut to ${window.cellCharacters} characters: a row is too long otherwise.`] : []),
  ];
}

const endsOf = ({ starts, counts }: Window): readonly number[] =>
  counts.map((count, index) => (starts[index] ?? 0) + count);

function moreOf(data: AnswerData, window: Window): number {
  return data.tables.reduce((sum, _, index) => sum + leftOf(data, window, index), 0);
}

function leftOf({ tables }: AnswerData, { starts, counts }: Window, index: number): number {
  return (tables[index]?.rows.length ?? 0) - (starts[index] ?? 0) - (counts[index] ?? 0);
}

/** A refusal or an error, in words that a model can act on; `quoted` may hold what Okta said. */
export function toErrorResult(words: string, quoted?: string, advice: readonly string[] = []): CallToolResult {
  const text = [words, ...(quoted === undefined ? [] : [encloseText(quoted)]), ...advice].join('\n');
  return { content: [{ type: 'text', text }], isError: true };
}
