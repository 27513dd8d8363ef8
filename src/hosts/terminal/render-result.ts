import type { Result } from '../../cortex-text/result.ts';
import { toEscapedLines } from '../../readable/escape-controls.ts';
import { renderBlocks } from './render-blocks.ts';
import { type Style, toStyle } from './style.ts';

export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** False where the output goes to a file or another program: nothing is wrapped and no value is reworded. */
  readonly isTty: boolean;
  /** Show `Contents`, the raw answer, instead of what people read (`raw-response=true`). */
  readonly rawResponse?: boolean;
}

/**
 * A command's result as a terminal shows it, without a line break at its end. Errors are shown word for word. Nothing in
 * the data can reach the terminal as a command: control characters are made visible.
 */
export function renderResult(result: Result, options: RenderOptions): string {
  const style = toStyle(options.color);
  if (!result.ok) return renderError(result.message, style);
  const note = options.rawResponse
    ? renderContents(result.entry.Contents)
    : toText(result.outcome.blocks, options, style);
  return result.ok === 'partial' ? `${note}\n\n${renderError(result.message, style)}` : note;
}

function toText(blocks: Parameters<typeof renderBlocks>[0], { width, isTty }: RenderOptions, style: Style): string {
  return renderBlocks(blocks, { width: isTty ? width : Number.POSITIVE_INFINITY, style, forPeople: isTty });
}

function renderError(message: string, style: Style): string {
  return toEscapedLines(message).map(style.red).join('\n');
}

function renderContents(contents: unknown): string {
  const text = typeof contents === 'string' ? contents : JSON.stringify(contents, null, 2);
  return toEscapedLines(text).join('\n');
}
