import type { Column, TableBlock } from '../../core/block.ts';
import { toCellLines } from '../../readable/cell-lines.ts';
import { escapeControls } from '../../readable/escape-controls.ts';
import { toBriefTimes, toTimeline, UTC } from '../../readable/readable-time.ts';
import { isEmptyColumn, type TableSpace, type TextColumn } from './table-space.ts';

/** The columns of a table as text; for people, those that the view has for them, with values in their words. */
export function toTextColumns(
  table: TableBlock,
  { forPeople, timeZone }: Pick<TableSpace, 'forPeople' | 'timeZone'>,
): readonly TextColumn[] {
  const columns = (forPeople ? table.peopleColumns : undefined) ?? table.columns;
  const hasTimeline = forPeople && table.role === 'timeline' && table.rows.length > 1;
  return columns
    .map((column): TextColumn => {
      const values = table.rows.map((row) => column.read(row));
      if (hasTimeline && column.kind === 'time') return toTimelineColumn(column, values, timeZone);
      const cells = values.map((value) => toCellLines(value, column, forPeople, timeZone));
      const brief = forPeople && column.kind === 'time' ? toBriefer(values, timeZone) : {};
      return { ...column, label: escapeControls(column.label), cells, ...brief };
    })
    .filter((column) => !column.hidesWhenEmpty || !isEmptyColumn(column));
}

/** The title of a log's times names the time zone, and the year where all are of one year. */
function toTimelineColumn(column: Column<unknown>, values: readonly unknown[], zone: string | undefined): TextColumn {
  const { title, times, briefTimes } = toTimeline(values, zone);
  const briefer = [toCells(times), toCells(briefTimes)];
  return { ...column, label: title, cells: toCells(times), briefer, ...(title.startsWith(UTC) && { namesUtc: true }) };
}

function toBriefer(values: readonly unknown[], zone: string | undefined): Pick<TextColumn, 'briefer'> {
  const forms = values.map((value) => toBriefTimes(value ?? '', zone));
  return { briefer: [toCells(forms.map(([minute]) => minute)), toCells(forms.map(([, day]) => day))] };
}

const toCells = (texts: readonly string[]) => texts.map((text) => [escapeControls(text)]);
