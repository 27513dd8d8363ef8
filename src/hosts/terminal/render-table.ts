import { displayWidth, longestWord, wrapText } from './display-width.ts';
import { escapeControls } from './escape-controls.ts';
import { fitColumns } from './fit-columns.ts';
import type { MarkdownTable } from './parse-markdown.ts';
import { toReadableTime } from './readable-value.ts';
import { renderCompact } from './render-compact.ts';
import { renderGrid } from './render-grid.ts';
import { renderRecords } from './render-records.ts';
import { type Cell, GAP, MIN_WRAPPED_WIDTH, type TableSpace } from './table-space.ts';

/** Words up to this width are not broken in a grid, so that ids and e-mail addresses can be copied. */
const KEPT_WORDS = [48, 36];

/**
 * A table for a terminal: a grid where it fits the width, otherwise one block of key and value lines per row. Where room
 * is short, columns that are empty in every row are only named below.
 */
export function renderTable(given: MarkdownTable, space: TableSpace): string[] {
  const table = space.forPeople ? withoutLinks(given) : given;
  const headers = table.headers.map(escapeControls);
  const rows = table.rows.map((row) => row.map((cell) => toLines(cell, space)));
  const natural = widest(headers, rows, displayWidth);
  if (fits(natural, space.width)) {
    return [...renderGrid(headers, rows, natural, space.style), ...toFooter(rows.length, [], space)];
  }
  const compact = space.forPeople ? renderCompact(headers, rows, space) : undefined;
  if (compact !== undefined) return [...compact.lines, ...toFooter(rows.length, compact.notes, space)];
  const isFilled = headers.map((_, column) => rows.some((row) => row[column]?.some((line) => line !== '')));
  const onlyFilled = <T>(list: readonly T[]) => list.filter((_, column) => isFilled[column]);
  const shown = onlyFilled(headers);
  const shownRows = rows.map(onlyFilled);
  const widths = wrappedWidths(shown, shownRows, onlyFilled(natural), space.width);
  const body = widths ? renderGrid(shown, shownRows, widths, space.style) : renderRecords(shown, shownRows, space);
  const empty = headers.filter((_, column) => !isFilled[column]);
  const notes = empty.length > 0 ? [`empty: ${empty.join(', ')}`] : [];
  return body.concat(toFooter(rows.length, notes, space));
}

/** Where Okta's API goes on from a user is nothing for people; `raw-response=true` shows it. */
function withoutLinks({ headers, rows, ...table }: MarkdownTable): MarkdownTable {
  const isShown = (_: unknown, column: number) => headers[column] !== '_links' || headers.length === 1;
  return { ...table, headers: headers.filter(isShown), rows: rows.map((row) => row.filter(isShown)) };
}

function toFooter(rowCount: number, notes: readonly string[], space: TableSpace): string[] {
  if (!space.forPeople) return [];
  const text = [...(rowCount > 1 ? [`${rowCount} rows`] : []), ...notes].join('; ');
  return text === '' ? [] : wrapText(text, space.width).map(space.style.dim);
}

function toLines(cell: Cell, space: TableSpace): Cell {
  const lines = cell.map((line) => (space.forPeople ? toReadableTime(escapeControls(line)) : escapeControls(line)));
  // Members that Okta leaves empty: they would take a line each in an object's cell.
  if (space.forPeople && lines.length > 1)
    return lines.filter((line) => !/^\w+: null$/.test(line) && line.trim() !== '');
  // A text that ends in a line break (the targets of a log event do) would leave an empty line in every row.
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}

function fits(widths: readonly number[], width: number): boolean {
  return widths.reduce((sum, one) => sum + one, GAP * (widths.length - 1)) <= width;
}

/** The widths of a grid that fits, if need be with long texts wrapped; undefined where none does. */
function wrappedWidths(
  headers: readonly string[],
  rows: readonly Cell[][],
  natural: readonly number[],
  width: number,
): number[] | undefined {
  const words = widest(headers, rows, longestWord);
  for (const kept of KEPT_WORDS) {
    const columns = natural.map((one, column) => ({
      natural: one,
      least: Math.max(Math.min(one, MIN_WRAPPED_WIDTH), Math.min(words[column] ?? 0, kept)),
    }));
    const widths = fitColumns(columns, width);
    if (widths !== undefined) return widths;
  }
  return undefined;
}

function widest(headers: readonly string[], rows: readonly Cell[][], measure: (text: string) => number): number[] {
  const widths = headers.map(measure);
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      for (const line of cell) widths[column] = Math.max(widths[column] ?? 0, measure(line));
    }
  }
  return widths;
}
