import type { Column, TableBlock } from '../../core/block.ts';
import { toCellLines } from '../../readable/cell-lines.ts';
import { escapeControls } from '../../readable/escape-controls.ts';
import { toTimeline } from '../../readable/readable-time.ts';
import { isEmptyColumn, type TextColumn } from './table-space.ts';

/**
 * The columns of a table as text.
 *
 * @param forPeople words values for people, and takes the columns that the view has for them
 */
export function toTextColumns(table: TableBlock, forPeople: boolean): readonly TextColumn[] {
  const columns = (forPeople ? table.peopleColumns : undefined) ?? table.columns;
  const hasTimeline = forPeople && table.role === 'timeline' && table.rows.length > 1;
  return columns
    .map((column): TextColumn => {
      if (hasTimeline && column.kind === 'time') return toTimelineColumn(column, table.rows);
      const cells = table.rows.map((row) => toCellLines(column.read(row), column, forPeople));
      return { ...column, label: escapeControls(column.label), cells };
    })
    .filter((column) => !column.hidesWhenEmpty || !isEmptyColumn(column));
}

/** The title of a log's times names the time zone, and the year where all are of one year. */
function toTimelineColumn(column: Column<unknown>, rows: readonly unknown[]): TextColumn {
  const values = rows.map((row) => column.read(row));
  const { title, times } = toTimeline(values);
  return { ...column, label: title, cells: times.map((time) => [escapeControls(time)]) };
}
