import { html, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import type { PageColumn } from './plan-table.ts';
import { renderAgedCell } from './render-cell.ts';

/** The only row of a table as titles with their values. */
export function renderRecord(columns: readonly PageColumn[], page: Page, anchor: string | undefined): Markup {
  const fields = columns.map(
    (column) => html`<div><dt>${column.column.label}</dt><dd>${renderAgedCell(column, 0, page)}</dd></div>`,
  );
  return anchor === undefined
    ? html`<dl class="record">${fields}</dl>`
    : html`<dl class="record" id="${anchor}">${fields}</dl>`;
}
