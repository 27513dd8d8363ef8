import { systemClock } from '../../clock.ts';
import { type Block, textBlock } from '../../core/block.ts';
import { type Outcome, toMoreText } from '../../core/outcome.ts';
import type { Result } from '../../cortex-text/result.ts';
import { renderPage } from '../html/render-page.ts';
import type { PagePart } from '../html/render-sections.ts';
import type { PageFacts } from './page-facts.ts';

/** Results as one self-contained file of HTML. */
export function toPage(results: readonly Result[], facts: PageFacts, rawResponse: boolean): string {
  const parts = results.map((result) => toPart(result, rawResponse));
  return renderPage(parts, { madeAt: new Date(systemClock.now()), ...facts });
}

function toPageBlocks({ blocks, pageBlocks = blocks, more }: Outcome): readonly Block[] {
  const shown = pageBlocks.filter(({ isForCortexAlone }) => !isForCortexAlone);
  return more === undefined ? shown : [...shown, textBlock(`These are not all: ${toMoreText(more)}.`)];
}

function toPart(result: Result, rawResponse: boolean): PagePart {
  if (!result.ok) return { blocks: [], error: result.message };
  const { Contents } = result.entry;
  const raw = () => (typeof Contents === 'string' ? Contents : JSON.stringify(Contents, null, 2));
  return {
    blocks: rawResponse ? [textBlock(raw())] : toPageBlocks(result.outcome),
    ...(result.ok === 'partial' && { error: result.message }),
  };
}
