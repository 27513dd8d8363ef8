import type { Entry } from '../../core/entry.ts';
import { toCsv } from './csv.ts';
import type { Format } from './global-flags.ts';
import { type CliIo, write } from './io.ts';

export interface PrintOptions {
  /** Okta's own answer instead of the readable text. */
  readonly rawResponse?: boolean;
}

/** Prints entries in the chosen form on stdout. */
export async function printEntries(
  entries: readonly Entry[],
  format: Format,
  io: CliIo,
  { rawResponse = false }: PrintOptions = {},
): Promise<void> {
  switch (format) {
    case 'json':
      return write(io.stdout, `${JSON.stringify(entries, null, 2)}\n`);
    case 'ndjson':
    case 'csv':
      return printRows(entries.flatMap(rowsOf), format, io);
    case 'markdown':
      return write(io.stdout, entries.map((entry) => `${readableOf(entry)}\n`).join('\n'));
    case 'text': {
      const { renderEntry } = await import('../war-room/render-entry.ts');
      const { wantsColor } = await import('../war-room/style.ts');
      const options = {
        width: io.stdout.columns ?? 120,
        color: wantsColor(io.env, io.stdout.isTTY === true),
        isTty: io.stdout.isTTY === true,
        rawResponse,
      };
      return write(io.stdout, entries.map((entry) => `${renderEntry(entry, options)}\n`).join('\n'));
    }
  }
}

/** Prints rows of Okta's own objects: one JSON object a line, or comma-separated values under one header. */
export async function printRows(rows: readonly unknown[], format: 'ndjson' | 'csv', io: CliIo): Promise<void> {
  const lines = format === 'csv' ? toCsv(rows) : rows.map((row) => JSON.stringify(row));
  if (lines.length > 0) await write(io.stdout, `${lines.join('\n')}\n`);
}

/** What a war room would show of an entry. */
export function readableOf(entry: Entry): string {
  if (entry.Type === 4) return entry.Contents;
  return (
    entry.HumanReadable ??
    (typeof entry.Contents === 'string' ? entry.Contents : JSON.stringify(entry.Contents, null, 2))
  );
}

function rowsOf({ Contents }: Entry): readonly unknown[] {
  return Array.isArray(Contents) ? Contents : [Contents];
}
