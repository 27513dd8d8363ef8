import { colorValue } from './color-value.ts';
import { displayWidth, wrapText } from './display-width.ts';
import { GAP, MIN_WRAPPED_WIDTH, type TableSpace, type TextColumn } from './table-space.ts';

/** Titles that are wider have a line of their own, above their value. */
const MAX_LABEL_WIDTH = 44;
const MIN_LABEL_WIDTH = 8;

/** One block per row: each column's title with its value beside it, long values wrapped under themselves. */
export function renderRecords(columns: readonly TextColumn[], { style, width }: TableSpace): string[] {
  const mostWidth = Math.min(MAX_LABEL_WIDTH, Math.max(MIN_LABEL_WIDTH, width - GAP - MIN_WRAPPED_WIDTH));
  const labelWidth = Math.min(mostWidth, Math.max(...columns.map(({ label }) => displayWidth(label))));
  const valueWidth = Math.max(MIN_WRAPPED_WIDTH, width - labelWidth - GAP);
  const gap = ' '.repeat(GAP);

  const toField = ({ label, kind, cells }: TextColumn, row: number): string[] => {
    const isWide = displayWidth(label) > labelWidth;
    const labels = isWide ? wrapText(label, width) : [label];
    const values = (cells[row] ?? []).flatMap((line) => wrapText(line, valueWidth));
    if (isWide) values.unshift(...labels.map(() => ''));
    return Array.from({ length: Math.max(labels.length, values.length) }, (_, line) => {
      const title = labels[line] ?? '';
      const blanks = ' '.repeat(Math.max(0, labelWidth - displayWidth(title)));
      return `${style.cyan(title)}${blanks}${gap}${colorValue(values[line] ?? '', kind, style)}`.trimEnd();
    });
  };

  const rowCount = columns[0]?.cells.length ?? 0;
  const ruleWidth = Math.min(width, labelWidth + GAP + MIN_WRAPPED_WIDTH);
  const toRule = (row: number) => style.dim(`── ${row + 1} of ${rowCount} `.padEnd(ruleWidth, '─'));
  return Array.from({ length: rowCount }, (_, row) => [
    ...(rowCount > 1 ? [toRule(row)] : []),
    ...columns.flatMap((column) => toField(column, row)),
  ]).flat();
}
