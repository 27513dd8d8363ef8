import type { TableBlock } from '../../core/block.ts';
import { html, joinMarkup, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import { type PageColumn, planTable, type TablePlan } from './plan-table.ts';
import { renderAgedCell, renderCell } from './render-cell.ts';
import { renderRecord } from './render-record.ts';
import { toTableStyle } from './table-style.ts';

/** A browser lays out those parts of a long table alone that are in sight; all have the same widths. */
const PART = 200;
/** A single row with more columns than this is easier to read as a list of titles and values. */
const MAX_RECORD_COLUMNS = 3;

/** The rows of a table, without its title. */
export function renderTable(table: TableBlock, page: Page): Markup {
  const plan = planTable(table);
  if (table.rows.length === 0 || plan.shown.length === 0) return html`<p class="none">No entries.</p>`;
  const isRecord = table.rows.length === 1 && plan.shown.length + plan.below.length > MAX_RECORD_COLUMNS;
  const rows = isRecord
    ? renderRecord([...plan.shown, ...plan.below], page, page.evidence.anchorAt(table, 0))
    : renderGrid(table, plan, page);
  return html`${rows}${renderNotes(table, plan)}`;
}

function renderGrid(table: TableBlock, plan: TablePlan, page: Page): Markup {
  const name = page.classFor((own) => toTableStyle(plan, own));
  const titles = plan.shown.map(({ column }) => html`<th scope="col">${column.label}</th>`);
  const render = plan.isAged ? renderAgedCell : renderCell;
  const body = table.rows.map((_, row) =>
    renderRow(plan, (column) => render(column, row, page), row, page.evidence.anchorAt(table, row)),
  );
  const renderPart = (part: readonly Markup[], look: string) =>
    html`<div class="${look}"><table class="${name}"><thead><tr>${titles}</tr></thead>
${plan.below.length > 0 ? part : html`<tbody class="zebra">${part}</tbody>`}</table></div>`;
  if (!plan.isLong) return renderPart(body, 'fit');
  const starts = Array.from({ length: Math.ceil(body.length / PART) }, (_, index) => index * PART);
  return joinMarkup(starts.map((start) => renderPart(body.slice(start, start + PART), 'fit part')));
}

/** One row; what has no room beside it stands below it, in a body of the two. */
function renderRow(
  { shown, below }: TablePlan,
  render: (column: PageColumn) => Markup,
  row: number,
  anchor: string | undefined,
): Markup {
  const cells = shown.map((column) => html`<td>${render(column)}</td>`);
  const first = anchor === undefined ? html`<tr>${cells}</tr>` : html`<tr id="${anchor}">${cells}</tr>`;
  if (below.length === 0) return html`${first}\n`;
  const facts = below.filter(({ cells: texts }) => texts[row]?.some((line) => line !== ''));
  const more = facts.map((column) => html`<span><i>${column.column.label}</i> ${render(column)}</span>`);
  const second = more.length > 0 && html`<tr><td colspan="${shown.length}">${joinMarkup(more, ' ')}</td></tr>`;
  return html`<tbody>${first}${second}</tbody>\n`;
}

function renderNotes(table: TableBlock, { shared, empty }: TablePlan): Markup {
  const same = shared.map(({ column, cells }) => `${column.label} ${(cells[0] ?? []).join(' ')}`);
  const notes = [
    ...(table.rows.length > 1 ? [`${table.rows.length.toLocaleString('en-US')} rows`] : []),
    ...(same.length > 0 ? [`in all rows: ${same.join(', ')}`] : []),
    ...(empty.length > 0 ? [`empty: ${empty.join(', ')}`] : []),
  ];
  const note = table.peopleNote?.(table.rows);
  return html`${notes.length > 0 && html`<p class="note">${notes.join('; ')}</p>`}${
    note !== undefined && html`<p class="note">${note}</p>`
  }`;
}
