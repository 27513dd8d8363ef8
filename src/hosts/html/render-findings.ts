import type { TableBlock } from '../../core/block.ts';
import { html, joinMarkup, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import { type PageColumn, toPageColumns } from './plan-table.ts';
import { renderCell, renderReference } from './render-cell.ts';
import { worstTone } from './worst-tone.ts';

/** Findings as a list: how serious, what, the sentence about it, and what else is known. */
export function renderFindings(table: TableBlock, page: Page): Markup {
  if (table.rows.length === 0) return html`<p class="none">Nothing was found.</p>`;
  const columns = toPageColumns(table);
  const severity = columns.find(({ column }) => column.kind === 'severity');
  const name = columns.find(({ column }) => column.kind === 'text' && column.isKept);
  const detail = columns.find(({ column }) => column.wraps === true && column.kind === 'text');
  const facts = columns.filter((column) => column !== severity && column !== name && column !== detail);
  const items = table.rows.map((_, row) => {
    const cell = (column: PageColumn | undefined) => column && renderCell(column, row, page);
    const known = facts.filter(({ cells }) => cells[row]?.some((line) => line !== ''));
    return html`<li class="${worstTone(severity?.cells[row] ?? []) ?? 'quiet'}"><h3>${cell(severity)} ${cell(name)}</h3>
<p>${cell(detail)}</p><p class="facts">${joinMarkup(
      known.map((column) => html`<span><i>${column.column.label}</i> ${renderFact(column, row, table, page)}</span>`),
      ' ',
    )}</p></li>\n`;
  });
  return html`<ol class="findings">${items}</ol>`;
}

/** A fact; each item of a list by itself, since it may name a row of another table. */
function renderFact(column: PageColumn, row: number, { rows }: TableBlock, page: Page): Markup {
  const value = column.column.read(rows[row]);
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return renderCell(column, row, page);
  return joinMarkup(
    value.map((item) => renderReference(item, page)),
    ', ',
  );
}
