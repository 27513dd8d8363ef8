import type { Block } from '../core/block.ts';
import { TableWriter } from './table-writer.ts';

/** The readable text of a war-room entry, letter by letter as the original writes it. */
export function renderBlocks(blocks: readonly Block[], writer = new TableWriter()): string {
  let text = '';
  let previous: Block | undefined;
  for (const block of blocks) {
    text += toSpace(previous, block);
    text += renderBlock(block, writer);
    previous = block;
  }
  return text + (previous?.spacing?.after ?? '');
}

function renderBlock(block: Block, writer: TableWriter): string {
  if (block.kind === 'table') return writer.toMarkdown(block);
  return block.isHeading ? `### ${block.text}` : block.text;
}

/** A table ends in a line break of its own. */
function toSpace(previous: Block | undefined, next: Block): string {
  const { after } = previous?.spacing ?? {};
  const { before } = next.spacing ?? {};
  if (after !== undefined || before !== undefined) return `${after ?? ''}${before ?? ''}`;
  return previous?.kind === 'text' ? '\n' : '';
}
