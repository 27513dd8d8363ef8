/** The Markdown of our own entries taken apart again: titles, tables, and lines of text. */

export interface MarkdownTable {
  readonly kind: 'table';
  readonly headers: readonly string[];
  /** Cells by row, each as its lines. */
  readonly rows: readonly (readonly (readonly string[])[])[];
}

export type MarkdownBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  | MarkdownTable;

export const NO_ENTRIES = '**No entries.**';

/** Reads what `tableToMarkdown` writes, and anything else as text. */
export function parseMarkdown(markdown: string): MarkdownBlock[] {
  const lines = markdown.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const blocks: MarkdownBlock[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const title = /^\s*#{1,6} (.*)$/.exec(line)?.[1];
    if (/^(\|---)+\|$/.test(lines[index + 1] ?? '') && /^\|.*\|$/.test(line)) {
      const headers = line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(toCellText);
      const rows: string[][][] = [];
      index += 2;
      for (; index < lines.length; index += 1) {
        const cells = toCells(lines[index] ?? '');
        if (cells?.length !== headers.length) break;
        rows.push(cells);
      }
      index -= 1;
      blocks.push({ kind: 'table', headers, rows });
    } else if (title !== undefined) blocks.push({ kind: 'title', text: title });
    else if (line === NO_ENTRIES) blocks.push({ kind: 'empty' });
    else blocks.push({ kind: 'text', text: line });
  }
  return blocks;
}

/** Every `|` of a value is escaped, so a bare one between blanks always parts two cells. */
function toCells(line: string): string[][] | undefined {
  if (!line.startsWith('| ') || !line.endsWith(' |') || line.length < 4) return undefined;
  return line
    .slice(2, -2)
    .split(' | ')
    .map((cell) => cell.split('<br>').map(toCellText));
}

function toCellText(text: string): string {
  return text.includes('\\') ? text.replace(/\\([|`])/g, '$1') : text;
}
