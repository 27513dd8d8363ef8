import { toMoreText } from '../../core/outcome.ts';
import { membersOf } from '../../core/rows/row-choice.ts';
import { toRecords } from '../../core/rows/to-records.ts';
import type { Entry } from '../../cortex-text/entry.ts';
import type { Result } from '../../cortex-text/result.ts';
import { say } from '../terminal/write.ts';
import { changeOutcome, chooseResults } from './choose-results.ts';
import { toCsv } from './csv.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, write } from './io.ts';
import type { PageFacts } from './page-facts.ts';

export interface PrintOptions {
  /** Okta's own answer instead of the readable text. */
  readonly rawResponse?: boolean;
  /** Word text for people even if stdout is no terminal; default: only if it is one. */
  readonly forPeople?: boolean;
  /** What a page says of itself. */
  readonly facts?: () => PageFacts;
  /** Where the text goes; default: stdout as it is. */
  readonly page?: (text: string) => Promise<void>;
}

/** How results are to be printed. */
export type PrintFlags = Pick<GlobalFlags, 'format' | 'choice' | 'localTime' | 'debug'>;

/**
 * Prints results in the chosen form on stdout.
 *
 * @throws {UsageError} where rows are chosen by a name that none of them has
 */
export async function printResults(
  results: readonly Result[],
  flags: PrintFlags,
  io: CliIo,
  { page = (text) => write(io.stdout, text), ...options }: PrintOptions = {},
): Promise<void> {
  const chosen = chooseResults(results, flags);
  // Tables for people say so themselves.
  const isForPeople = (options.forPeople ?? io.stdout.isTTY === true) && ['text', 'record'].includes(flags.format);
  if (!isForPeople && flags.format !== 'json') tellMore(chosen, io);
  const text = await toText(chosen, flags, io, options);
  if (text !== '') await page(text);
}

async function toText(
  results: readonly Result[],
  flags: PrintFlags,
  io: CliIo,
  options: Omit<PrintOptions, 'page'>,
): Promise<string> {
  const entries = results.flatMap((result): readonly Entry[] => result.entries);
  switch (flags.format) {
    case 'json':
      return toHarmless(`${JSON.stringify(entries, null, 2)}\n`, 'json', io);
    case 'ndjson':
      return toRowText(toRows(entries, io), io);
    case 'csv': {
      const lines = toCsv(toRows(entries, io), flags.choice && membersOf(flags.choice));
      return toHarmless(lines.map((line) => `${line}\n`).join(''), 'text', io);
    }
    case 'html': {
      if (flags.localTime) say(io.stderr, 'The times of a page are in UTC, also with --local-time.\n');
      const { toPage } = await import('./to-page.ts');
      return toHarmless(toPage(results, options.facts?.() ?? {}, options.rawResponse ?? false), 'text', io);
    }
    case 'markdown':
      return toHarmless(entries.map((entry) => `${readableOf(entry)}\n`).join('\n'), 'text', io);
    case 'record':
      return toReadable(
        results.map((result) => changeOutcome(result, toRecords)),
        flags,
        io,
        options,
      );
    case 'text':
      return toReadable(results, flags, io, options);
  }
}

async function toReadable(
  results: readonly Result[],
  { localTime, debug }: PrintFlags,
  io: CliIo,
  { rawResponse = false, forPeople = io.stdout.isTTY === true }: PrintOptions,
): Promise<string> {
  const { renderResult } = await import('../terminal/render-result.ts');
  const { wantsColor } = await import('../terminal/style.ts');
  const options = {
    width: io.stdout.columns ?? 120,
    color: wantsColor(io.env, io.stdout.isTTY === true),
    isTty: forPeople,
    rawResponse,
    showsAnswers: debug,
    ...(localTime && { timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }),
  };
  return results.map((result) => `${renderResult(result, options)}\n`).join('\n');
}

/** A file that lacks rows looks like one that has them all. */
function tellMore(results: readonly Result[], io: CliIo): void {
  for (const result of results) {
    if (result.ok && result.outcome.more !== undefined) {
      say(io.stderr, `These are not all: ${toMoreText(result.outcome.more)}\n`);
    }
  }
}

/** Rows of Okta's own objects, one JSON text a line (https://github.com/ndjson/ndjson-spec). */
export function toRowText(rows: readonly unknown[], io: CliIo): Promise<string> {
  return toHarmless(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), 'json', io);
}

/** Nothing in the data may command a terminal; files and other programs get the data unchanged. */
async function toHarmless(text: string, kind: 'json' | 'text', { stdout }: CliIo): Promise<string> {
  if (stdout.isTTY !== true) return text;
  const { escapeControlsInJson, toEscapedLines } = await import('../../readable/escape-controls.ts');
  return kind === 'json' ? escapeControlsInJson(text) : toEscapedLines(text).join('\n');
}

/** What a war room would show of an entry. */
function readableOf(entry: Entry): string {
  if (entry.Type === 4) return entry.Contents;
  return (
    entry.HumanReadable ??
    (typeof entry.Contents === 'string' ? entry.Contents : JSON.stringify(entry.Contents, null, 2))
  );
}

/** Rows are Okta's objects. A sentence such as "No users found in Okta" is for people and goes to stderr. */
function toRows(entries: readonly Entry[], io: CliIo): readonly unknown[] {
  return entries.flatMap(({ ContentsFormat, Contents }) => {
    if (ContentsFormat === 'json') return Contents;
    say(io.stderr, `${String(Contents)}\n`);
    return [];
  });
}
