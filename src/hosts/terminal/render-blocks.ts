import type { Block, TableBlock, TextBlock } from '../../core/block.ts';
import { escapeControls, toEscapedLines } from '../../readable/escape-controls.ts';
import { wrapText } from './display-width.ts';
import { renderTable } from './render-table.ts';
import type { TableSpace } from './table-space.ts';

/** Texts and tables one below the other, with a blank line before each title, and no line break at the end. */
export function renderBlocks(blocks: readonly Block[], space: TableSpace): string {
  const lines: string[] = [];
  // Said beside the number of rows; below everything where several tables share the rows.
  const isOneTable = blocks.filter(({ kind }) => kind === 'table').length === 1;
  const tableSpace = isOneTable ? space : { ...space, more: undefined };
  for (const block of blocks) {
    if (space.forPeople && block.isForCortexAlone) continue;
    const rendered = block.kind === 'table' ? toTable(block, tableSpace) : toText(block, space);
    if (lines.length > 0 && hasTitle(block)) lines.push('');
    for (const line of rendered) lines.push(line);
  }
  if (space.more !== undefined && space.forPeople && !isOneTable) lines.push(space.style.dim(toSentence(space.more)));
  return lines.join('\n');
}

const toSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function hasTitle(block: Block): boolean {
  return block.kind === 'table' ? block.title !== '' : block.isHeading === true;
}

function toTable(block: TableBlock, space: TableSpace): readonly string[] {
  const note = space.forPeople ? block.peopleNote?.(block.rows) : undefined;
  const notes = note === undefined ? [] : wrapText(escapeControls(note), space.width).map(space.style.dim);
  const table = [...renderTable(block, space), ...notes];
  return block.title === '' ? table : [...toTitle(block.title, space), ...table];
}

function toText(block: TextBlock, space: TableSpace): readonly string[] {
  if (block.isHeading) return toTitle(block.text, space);
  return toEscapedLines(block.text).flatMap((line) => wrapText(line, space.width));
}

function toTitle(text: string, { width, style }: TableSpace): readonly string[] {
  return wrapText(escapeControls(text), width).map(style.bold);
}
