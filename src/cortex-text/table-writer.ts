import type { TableBlock } from '../core/block.ts';
import { renderTable, writeRows } from './render-table.ts';

interface Written {
  rowCount: number;
  readonly texts: string[];
}

/** Writes the rows of tables while their pages come, so that little is left to do when the command has ended. */
export class TableWriter {
  readonly #written = new Map<TableBlock, Written>();

  /** A `RowsListener`. Tables whose columns depend on all of their rows are left to the end. */
  readonly add = (table: TableBlock, rows: readonly unknown[]): void => {
    if (rows.length === 0 || table.columns.some(({ hidesWhenEmpty }) => hidesWhenEmpty)) return;
    const written = this.#written.get(table) ?? { rowCount: 0, texts: [] };
    written.rowCount += rows.length;
    written.texts.push(writeRows(table.columns, rows));
    this.#written.set(table, written);
  };

  /** The whole table; rows that were added are not written again. */
  toMarkdown(table: TableBlock): string {
    const written = this.#written.get(table);
    return renderTable(table, written?.rowCount === table.rows.length ? written.texts : undefined);
  }
}
