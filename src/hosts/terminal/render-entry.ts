import type { Entry } from '../../core/entry.ts';
import { wrapText } from './display-width.ts';
import { escapeControls, toEscapedLines } from './escape-controls.ts';
import { type MarkdownBlock, parseMarkdown } from './parse-markdown.ts';
import { renderTable } from './render-table.ts';
import { type Style, toStyle } from './style.ts';

export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** False where the output goes to a file or another program: nothing is wrapped and no value is reworded. */
  readonly isTty: boolean;
  /** Show `Contents`, the raw answer, instead of the readable text (`raw-response=true`). */
  readonly rawResponse?: boolean;
}

/**
 * A war-room entry as a terminal shows it, without a line break at its end. Errors are shown word for word. Nothing in
 * the data can reach the terminal as a command: control characters are made visible.
 */
export function renderEntry(entry: Entry, options: RenderOptions): string {
  const style = toStyle(options.color);
  if (entry.Type === 4) return toEscapedLines(entry.Contents).map(style.red).join('\n');
  if (options.rawResponse || entry.HumanReadable === null) return renderContents(entry.Contents);
  const blocks = parseMarkdown(entry.HumanReadable).filter(
    // A blank line before a title is written below, whether the text had one or not.
    (block, index, all) =>
      block.kind !== 'text' || block.text.trim() !== '' || (index + 1 < all.length && all[index + 1]?.kind !== 'title'),
  );
  return blocks.flatMap((block, index) => renderBlock(block, index === 0, options, style)).join('\n');
}

function renderContents(contents: unknown): string {
  const text = typeof contents === 'string' ? contents : JSON.stringify(contents, null, 2);
  return toEscapedLines(text).join('\n');
}

function renderBlock(block: MarkdownBlock, isFirst: boolean, options: RenderOptions, style: Style): string[] {
  const width = options.isTty ? options.width : Number.POSITIVE_INFINITY;
  switch (block.kind) {
    case 'title': {
      const lines = wrapText(escapeControls(block.text), width).map(style.bold);
      return isFirst ? lines : ['', ...lines];
    }
    case 'table':
      return renderTable(block, { width, style, forPeople: options.isTty });
    case 'empty':
      return [style.dim('No entries.')];
    case 'text':
      return wrapText(escapeControls(block.text), width);
  }
}
