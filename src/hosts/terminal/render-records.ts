import { displayWidth, wrapText } from './display-width.ts';
import { colorState, isStateColumn } from './readable-value.ts';
import { type Cell, GAP, MIN_WRAPPED_WIDTH, type TableSpace } from './table-space.ts';

const MAX_LABEL_WIDTH = 32;

/** One block per row: each column's title with its value beside it, long values wrapped under themselves. */
export function renderRecords(headers: readonly string[], rows: readonly Cell[][], space: TableSpace): string[] {
  const { style, width } = space;
  const labelWidth = Math.min(MAX_LABEL_WIDTH, Math.max(...headers.map(displayWidth)));
  const valueWidth = Math.max(MIN_WRAPPED_WIDTH, width - labelWidth - GAP);
  const labels = headers.map((header) => wrapText(header, labelWidth));
  const gap = ' '.repeat(GAP);

  const toRecord = (row: readonly Cell[]): string[] =>
    row.flatMap((cell, column) => {
      const label = labels[column] ?? [];
      const values = cell.flatMap((line) => wrapText(line, valueWidth));
      const isState = isStateColumn(headers[column] ?? '');
      return Array.from({ length: Math.max(label.length, values.length) }, (_, line) => {
        const title = label[line] ?? '';
        const value = values[line] ?? '';
        const blanks = ' '.repeat(labelWidth - displayWidth(title));
        return `${style.cyan(title)}${blanks}${gap}${isState ? colorState(value, style) : value}`.trimEnd();
      });
    });

  const ruleWidth = Math.min(width, labelWidth + GAP + MIN_WRAPPED_WIDTH);
  const toRule = (index: number) => style.dim(`── ${index + 1} of ${rows.length} `.padEnd(ruleWidth, '─'));
  return rows.flatMap((row, index) => (rows.length > 1 ? [toRule(index), ...toRecord(row)] : toRecord(row)));
}
