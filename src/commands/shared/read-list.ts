import { type TableView, textBlock } from '../../core/block.ts';
import { createGrowingTable } from '../../core/growing-table.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Page } from '../../okta/api/pagination.ts';
import type { CommandContext } from '../define.ts';
import { collectPages } from './collect-pages.ts';

/** How a command shows the rows that it lists. */
export interface Listing<Row> {
  readonly title: string;
  readonly view: TableView<Row>;
  /** What is said where there are no rows. */
  readonly none: string;
  /** The context entries of the rows, by key. */
  toContext(rows: readonly Row[]): Readonly<Record<string, unknown>>;
}

/** Reads a list to its end and shows it, row by row as the pages come. */
export async function readList<Row>(
  { title, view, none, toContext }: Listing<Row>,
  pages: AsyncIterable<Page<Row>>,
  { progress, onRows }: CommandContext,
): Promise<Outcome> {
  const table = createGrowingTable(title, view, onRows);
  const { rows, more } = await collectPages(pages, progress, table.add);
  if (rows.length === 0) return { blocks: [textBlock(none)], raw: rows };
  return { blocks: [table.block], context: toContext(rows), raw: rows, more };
}
