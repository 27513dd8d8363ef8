import { colorValue } from './color-value.ts';
import { displayWidth, wrapText } from './display-width.ts';
import { GAP, MIN_WRAPPED_WIDTH, type TableSpace, type TextColumn } from './table-space.ts';

const MAX_LABEL_WIDTH = 32;

/** One block per row: each column's title with its value beside it, long values wrapped under themselves. */
export function renderRecords(columns: readonly TextColumn[], { style, width }: TableSpace): string[] {
  const labelWidth = Math.min(MAX_LABEL_WIDTH, Math.max(...columns.map(({ label }) => displayWidth(label))));
  const valueWidth = Math.max(MIN_WRAPPED_WIDTH, width - labelWidth - GAP);
  const gap = ' '.repeat(GAP);

  const toField = ({ label, kind, cells }: TextColumn, row: number): string[] => {
    const labels = wrapText(label, labelWidth);
    const values = (cells[row] ?? []).flatMap((line) => wrapText(line, valueWidth));
    return Array.from({ length: Math.max(labels.length, values.length) }, (_, line) => {
      const title = labels[line] ?? '';
      const blanks = ' '.repeat(labelWidth - displayWidth(title));
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
