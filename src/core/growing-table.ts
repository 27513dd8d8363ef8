import { type TableBlock, type TableView, tableBlock } from './block.ts';

/**
 * Called with rows that have just been added to a table, so that a renderer can write them while the next page is on its
 * way. A renderer that ignores it finds all rows in the table when the command has ended.
 */
export type RowsListener = (table: TableBlock, added: readonly unknown[]) => void;

/** A table whose rows come page by page. */
export interface GrowingTable<Item> {
  readonly block: TableBlock<Item>;
  add(rows: readonly Item[]): void;
}

export function createGrowingTable<Item>(
  title: string,
  view: TableView<Item>,
  onRows: RowsListener,
  options: Pick<TableBlock<Item>, 'spacing'> = {},
): GrowingTable<Item> {
  const rows: Item[] = [];
  const block = tableBlock(title, view, rows, options);
  return {
    block,
    add(added) {
      // Not by spreading: a page of a hundred thousand rows would overflow the stack.
      for (const row of added) rows.push(row);
      onRows(block, added);
    },
  };
}
