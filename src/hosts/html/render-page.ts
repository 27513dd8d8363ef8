import { createHash } from 'node:crypto';
import type { Block, TableBlock } from '../../core/block.ts';
import { toCellLines } from '../../readable/cell-lines.ts';
import { toReadableTime } from '../../readable/readable-time.ts';
import { Evidence } from './evidence.ts';
import { html, type Markup, styleElement } from './markup.ts';
import { Page } from './page.ts';
import { findPageTitle, titleOf } from './page-title.ts';
import { type PagePart, renderSections, type Section } from './render-sections.ts';
import { STYLE_SHEET } from './style-sheet.ts';

export interface PageOptions {
  /** When it is made. */
  readonly madeAt: Date;
  /** What the page says of itself beside the time, such as the command and the org. */
  readonly facts?: readonly (readonly [name: string, value: string])[];
  /** The title of a page whose blocks have none for all of it. */
  readonly title?: string;
}

/**
 * One self-contained file of HTML: no script, no request to anywhere, all text escaped, all times in UTC. Its policy
 * (Content Security Policy Level 3) allows its own style sheet, by hash, and nothing else.
 */
export function renderPage(parts: readonly PagePart[], { madeAt, facts = [], title = 'Okta v2' }: PageOptions): string {
  const all = parts.flatMap(({ blocks }) => blocks);
  const page = new Page(madeAt, findSuspects(all), new Evidence(all));
  const [first, ...others] = parts;
  const ownTitle = others.length === 0 ? findPageTitle(first?.blocks ?? []) : undefined;
  const sections = parts.flatMap((part) => renderSections(part, page, ownTitle));
  const css = `${STYLE_SHEET}${page.styles}`;
  const policy = `default-src 'none'; style-src 'sha256-${hashOf(css)}'; base-uri 'none'; form-action 'none'`;
  const heading = ownTitle === undefined ? title : titleOf(ownTitle);
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${heading}</title>
${styleElement(css)}
</head>
<body>
<header><h1>${heading}</h1><dl>${[...facts, ['Made', toReadableTime(madeAt)] as const].map(renderFact)}</dl>${renderContents(sections)}</header>
<main>
${sections.map(({ markup }) => markup)}</main>
<footer>Made by okta-v2. All times are in UTC, and ages are counted back from when the page was made.</footer>
</body>
</html>
`);
}

function renderFact([name, value]: readonly [name: string, value: string]): Markup {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** Links to the sections of a long page. */
function renderContents(sections: readonly Section[]): Markup | undefined {
  const titled = sections.filter(({ title }) => title !== '');
  if (titled.length < 4 || titled.length > 24) return undefined;
  return html`<nav aria-label="Contents"><ul>${titled.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;
}

/** The addresses of rows that look suspicious. */
function findSuspects(blocks: readonly Block[]): ReadonlySet<string> {
  const tables = blocks.filter((block): block is TableBlock => block.kind === 'table');
  const found = tables.flatMap(({ drawing, rows, peopleColumns, columns }) => {
    const addresses = (peopleColumns ?? columns).filter(({ kind }) => kind === 'address');
    const suspects = rows.filter((row) => drawing?.isSuspect?.(row) ?? false);
    return suspects.flatMap((row) => addresses.flatMap((column) => toCellLines(column.read(row), column, true)));
  });
  return new Set(found.filter((address) => address !== ''));
}

function hashOf(css: string): string {
  return createHash('sha256').update(css).digest('base64');
}
