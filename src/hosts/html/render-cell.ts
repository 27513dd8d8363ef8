import type { CellKind } from '../../core/block.ts';
import type { CellLines } from '../../readable/cell-lines.ts';
import { toneOf } from '../../readable/word-tone.ts';
import { html, joinMarkup, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import type { PageColumn } from './plan-table.ts';
import { toAge } from './to-age.ts';

const LINE_BREAK = html`<br>`;

/** The lines of a cell as its kind wants them shown. */
export function renderCell({ column: { kind }, cells }: PageColumn, row: number, page: Page): Markup {
  const lines: CellLines = cells[row] ?? [];
  const [first = ''] = lines;
  if (lines.length <= 1) return renderLine(first, kind, page);
  return joinMarkup(
    lines.map((line) => renderLine(line, kind, page)),
    LINE_BREAK,
  );
}

/** The same, and how long ago a time was. */
export function renderAgedCell(column: PageColumn, row: number, page: Page): Markup {
  const age = toAge(column.atMs?.[row], page.madeAt);
  return html`${renderCell(column, row, page)}${age !== undefined && html` <small>${age}</small>`}`;
}

/** An id, with a link to what it names where findings name that as evidence. */
export function renderReference(id: string, page: Page): Markup {
  const anchor = page.evidence.anchorFor(id);
  return anchor === undefined ? html`${id}` : html`<a href="#${anchor}">${id}</a>`;
}

function renderLine(line: string, kind: CellKind, page: Page): Markup {
  if (kind === 'address' && page.suspects.has(line)) {
    return html`<mark title="Part of what looks suspicious">${line}</mark>`;
  }
  if (kind === 'id') return renderReference(line, page);
  const tone = toneOf(line, kind);
  return tone === undefined ? html`${line}` : html`<b class="${tone}">${line}</b>`;
}
