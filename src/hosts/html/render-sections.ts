import type { Block, TableBlock, TextBlock } from '../../core/block.ts';
import { toEscapedLines } from '../../readable/escape-controls.ts';
import type { Tone } from '../../readable/word-tone.ts';
import { html, joinMarkup, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import { titleOf } from './page-title.ts';
import { toPageColumns } from './plan-table.ts';
import { renderFindings } from './render-findings.ts';
import { renderTable } from './render-table.ts';
import { renderTimeline } from './render-timeline.ts';
import { worstTone } from './worst-tone.ts';

/** Longer tables of a report are folded away. */
const MAX_OPEN_ROWS = 30;

/** What a page shows of one command. */
export interface PagePart {
  readonly blocks: readonly Block[];
  /** What went wrong. */
  readonly error?: string;
}

/** A part of the page that its contents can link to, where it has a title. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly markup: Markup;
}

/** @param pageTitle a block that the page already has as its title */
export function renderSections(part: PagePart, page: Page, pageTitle: Block | undefined): readonly Section[] {
  return new SectionWriter(part, page, pageTitle).write();
}

class SectionWriter {
  readonly #part: PagePart;
  readonly #page: Page;
  /** A report leads with its verdict; the rows of long tables are only looked up in it. */
  readonly #isReport: boolean;
  readonly #pageTitle: Block | undefined;
  #isBelowHeading = false;

  constructor(part: PagePart, page: Page, pageTitle: Block | undefined) {
    this.#part = part;
    this.#page = page;
    this.#pageTitle = pageTitle;
    this.#isReport = part.blocks.some(({ role }) => role === 'verdict');
  }

  write(): readonly Section[] {
    const { blocks, error } = this.#part;
    const shown = blocks.filter((block) => block.kind === 'table' || block !== this.#pageTitle);
    return [
      ...(error === undefined ? [] : [this.#renderError(error)]),
      ...shown.map((block) => (block.kind === 'text' ? this.#renderText(block) : this.#renderTable(block))),
    ];
  }

  #renderText(block: TextBlock): Section {
    const id = this.#page.nextSectionId();
    if (block.isHeading && this.#headsSomething(block)) {
      this.#isBelowHeading = true;
      return { id, title: titleOf(block), markup: html`<h2 id="${id}">${titleOf(block)}</h2>\n` };
    }
    const paragraphs = toParagraphs(block.text);
    if (block.role !== 'verdict') return { id, title: '', markup: html`<div class="text">${paragraphs}</div>\n` };
    const tone = findTone(this.#part.blocks);
    return {
      id,
      title: '',
      markup: html`<section class="verdict ${tone}" aria-label="Verdict">${paragraphs}</section>\n`,
    };
  }

  /** A heading at the end is a remark, such as the tag of the next page. */
  #headsSomething(block: TextBlock): boolean {
    return block !== this.#part.blocks.at(-1);
  }

  #renderTable(block: TableBlock): Section {
    const id = this.#page.nextSectionId();
    const title = block === this.#pageTitle ? '' : titleOf(block);
    const heading = title !== '' && (this.#isBelowHeading ? html`<h3>${title}</h3>` : html`<h2>${title}</h2>`);
    const markup = html`<section id="${id}">${heading}${this.#renderRows(block)}</section>\n`;
    return { id, title: this.#isBelowHeading ? '' : title, markup };
  }

  #renderRows(block: TableBlock): Markup {
    const table = () => renderTable(block, this.#page);
    if (block.role === 'findings') return renderFindings(block, this.#page);
    const drawing = block.role === 'timeline' ? renderTimeline(block, this.#page) : undefined;
    return html`${drawing}${this.#isReport && block.rows.length > MAX_OPEN_ROWS ? fold(toRowCount(block), table()) : table()}`;
  }

  #renderError(error: string): Section {
    const id = this.#page.nextSectionId();
    return {
      id,
      title: '',
      markup: html`<section class="error" aria-label="Error">${toParagraphs(error)}</section>\n`,
    };
  }
}

function fold(summary: string, body: Markup): Markup {
  return html`<details><summary>${summary}</summary>${body}</details>`;
}

function toRowCount({ rows }: TableBlock): string {
  return `Show all ${rows.length.toLocaleString('en-US')} rows`;
}

/** A blank line begins a paragraph, another line break a line. */
function toParagraphs(text: string): Markup {
  const paragraphs = text.split(/(?:\r?\n){2,}/).map(toEscapedLines);
  const filled = paragraphs.filter((lines) => lines.some((line) => line.trim() !== ''));
  return joinMarkup(
    filled.map(
      (lines) =>
        html`<p>${joinMarkup(
          lines.map((line) => html`${line}`),
          html`<br>`,
        )}</p>`,
    ),
  );
}

/** How serious the worst of the findings is; good where there are none. */
function findTone(blocks: readonly Block[]): Tone {
  const tables = blocks.filter((block): block is TableBlock => block.role === 'findings' && block.kind === 'table');
  if (tables.length === 0) return 'quiet';
  const severities = tables.flatMap(toPageColumns).filter(({ column }) => column.kind === 'severity');
  return worstTone(severities.flatMap(({ cells }) => cells.flat())) ?? 'good';
}
