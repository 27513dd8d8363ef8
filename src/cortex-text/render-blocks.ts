import type { Block } from '../core/block.ts';
import { TableWriter } from './table-writer.ts';

/** The readable text of a war-room entry, letter by letter as the original writes it. */
export function renderBlocks(blocks: readonly Block[], writer = new TableWriter()): string {
  const parts = blocks.flatMap((block, index) => [toSpace(blocks[index - 1], block), renderBlock(block, writer)]);
  parts.push(blocks.at(-1)?.spacing?.after ?? '');
  return parts.join('');
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
