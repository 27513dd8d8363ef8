import type { Block } from '../../core/block.ts';

/**
 * The block whose title becomes that of the page: a heading at its beginning, unless others head parts of the page beside
 * it, as they do in a list of users, but not in a report; without any heading, the only table that has a title.
 */
export function findPageTitle(blocks: readonly Block[]): Block | undefined {
  const [first, second, ...others] = blocks;
  if (first === undefined) return undefined;
  if (isHeading(first)) {
    const isAlone = !others.slice(0, -1).some(isHeading);
    return isAlone || isHeading(second) || second?.role === 'verdict' ? first : undefined;
  }
  const titled = blocks.filter((block) => block.kind === 'table' && block.title !== '');
  return titled.length === 1 && !blocks.some(isHeading) ? titled[0] : undefined;
}

/** The title of a block as a page shows it; '' where it has none. */
export function titleOf(block: Block): string {
  const title = block.kind === 'table' ? block.title : block.isHeading ? block.text : '';
  return title.replace(/:\s*$/, '');
}

function isHeading(block: Block | undefined): boolean {
  return block?.kind === 'text' && block.isHeading === true;
}
