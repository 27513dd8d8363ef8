import { type Block, type TableBlock, textBlock } from '../../core/block.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { PageOptions } from '../html/render-page.ts';

/** A file for the shim to hand to Cortex. */
export interface ReportFile {
  readonly name: string;
  /** In base64 (RFC 4648, §4). */
  readonly content: string;
}

/** Characters of a content. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/**
 * The outcome as a page, if its command wants one handed out. Where it would be too large for Cortex, the longest table has
 * only its first rows, and the page says so.
 *
 * @param most characters of the content
 */
export async function toReportFile(
  { reportName, pageBlocks, blocks }: Outcome,
  options: PageOptions,
  most = MOST_CHARACTERS,
): Promise<ReportFile | undefined> {
  if (reportName === undefined) return undefined;
  const { renderPage } = await import('../html/render-page.ts');
  const render = (shown: readonly Block[]) => toBase64(renderPage([{ blocks: shown }], options));
  const all = pageBlocks ?? blocks;
  let content = render(all);
  for (let share = most / content.length; content.length > most; share *= 0.8) {
    const shorter = withShorterTable(all, share);
    if (shorter === undefined) return undefined;
    content = render(shorter);
  }
  return { name: toFileName(reportName), content };
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** The blocks with a share of the rows of the longest table; undefined where no row would be left. */
function withShorterTable(blocks: readonly Block[], share: number): readonly Block[] | undefined {
  const tables = blocks.filter((block): block is TableBlock => block.kind === 'table');
  const [longest] = [...tables].sort((one, other) => other.rows.length - one.rows.length);
  const count = Math.floor((longest?.rows.length ?? 0) * share);
  if (longest === undefined || count === 0) return undefined;
  const note = `The next table has the first ${count} of ${longest.rows.length} rows: with all of them, the file would be too large.`;
  return blocks.flatMap((block) =>
    block === longest ? [textBlock(note), { ...longest, rows: longest.rows.slice(0, count) }] : [block],
  );
}

/** Letters, digits and a few marks, so that no part of a login is taken for a folder. */
function toFileName(name: string): string {
  const plain = name.replaceAll(/[^\w.@+-]+|\.{2,}/g, '_').replaceAll(/_{2,}/g, '_');
  return `${plain.slice(0, 120)}.html`;
}
