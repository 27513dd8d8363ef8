import { type Column, column, type Drawing, type TableView } from '../block.ts';
import type { AnswerRow, AnswerTable } from './answer-tables.ts';
import { type Field, kindOf } from './find-field.ts';
import { leavesOf } from './leaves-of.ts';
import { readPath } from './read-path.ts';

/** How a table shows its rows; where the answer has no table for them, with the first values that they have. */
export function viewOf({ block, rows }: AnswerTable): TableView<AnswerRow> {
  if (block === undefined) return { columns: toPlainColumns(rows) };
  const { columns, peopleColumns, role, drawing } = block;
  return {
    columns: columns.map(ofItem),
    ...(peopleColumns && { peopleColumns: peopleColumns.map(ofItem) }),
    ...(role && { role }),
    ...(drawing && { drawing: ofItems(drawing) }),
    peopleNote: (shown) => block.peopleNote?.(shown.map(({ item }) => item)),
  };
}

/** The view with the number of each row before it. */
export function withNumbers({ columns, peopleColumns, ...view }: TableView<AnswerRow>): TableView<AnswerRow> {
  return {
    ...view,
    columns: [NUMBER, ...columns],
    ...(peopleColumns && { peopleColumns: [NUMBER, ...peopleColumns] }),
  };
}

const NUMBER: Field = { ...column('#', 'number', ({ number }: AnswerRow) => number, { isKept: true }), key: 'row' };

function ofItem(shown: Column<unknown>): Field {
  return { ...shown, read: ({ item }) => shown.read(item) };
}

function ofItems({ lane, isSuspect }: Drawing<unknown>): Drawing<AnswerRow> {
  return {
    lane: ({ item }) => lane(item),
    ...(isSuspect && { isSuspect: ({ item }: AnswerRow) => isSuspect(item) }),
  };
}

const MOST_COLUMNS = 12;
const KEPT_COLUMNS = 3;

function toPlainColumns(rows: readonly AnswerRow[]): readonly Field[] {
  const leaves = new Map(rows.flatMap(({ whole }) => leavesOf(whole, { opensLists: false })));
  return [...leaves].slice(0, MOST_COLUMNS).map(([path, sample], index) => {
    const layout = index < KEPT_COLUMNS ? { isKept: true as const } : { dropOrder: MOST_COLUMNS - index };
    const read = ({ whole }: AnswerRow) => readPath(whole, path);
    return { ...column(path, kindOf(path, sample), read, { ...layout, wraps: true }), key: path };
  });
}
