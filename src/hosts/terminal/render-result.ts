import { summarizeError } from '../../core/error-text.ts';
import { type Failure, type Outcome, toMoreText } from '../../core/outcome.ts';
import type { Result } from '../../cortex-text/result.ts';
import { OktaApiError } from '../../errors.ts';
import { toEscapedLines } from '../../readable/escape-controls.ts';
import type { TimeZone } from '../../readable/readable-time.ts';
import { wrapText } from './display-width.ts';
import { renderBlocks } from './render-blocks.ts';
import { toStyle } from './style.ts';

export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** False where the output goes to a file or another program: nothing is wrapped and no value is reworded. */
  readonly isTty: boolean;
  /** Show `Contents`, the raw answer, instead of what people read (`raw-response=true`). */
  readonly rawResponse?: boolean;
  /** Show Okta's own answer below an error (`--debug`). */
  readonly showsAnswers?: boolean;
  /** Of the times for people; default: UTC. */
  readonly timeZone?: TimeZone;
}

/**
 * A command's result as a terminal shows it, without a line break at its end. Errors are one sentence and what to do.
 * Nothing in the data can reach the terminal as a command: control characters are made visible.
 */
export function renderResult(result: Result, options: RenderOptions): string {
  const style = toStyle(options.color);
  if (!result.ok) return toErrorLines(result.error, options).map(style.red).join('\n');
  const note = options.rawResponse ? renderContents(result.entry.Contents) : renderOutcome(result.outcome, options);
  return result.ok === 'partial'
    ? `${note}\n\n${toFailureLines(result.outcome.failures ?? [], options)
        .map(style.red)
        .join('\n')}`
    : note;
}

/** What people read of an outcome. */
export function renderOutcome({ blocks, more }: Outcome, { width, isTty, color, timeZone }: RenderOptions): string {
  return renderBlocks(blocks, {
    width: isTty ? width : Number.POSITIVE_INFINITY,
    style: toStyle(color),
    forPeople: isTty,
    timeZone,
    more: more && toMoreText(more),
  });
}

/** One sentence and what to do; below it Okta's own answer, as it is. */
function toErrorLines(error: unknown, { showsAnswers, isTty, width }: RenderOptions, before = ''): string[] {
  const answer = showsAnswers && error instanceof OktaApiError ? error.failure.bodyText : '';
  const summary = toEscapedLines(`${before}${summarizeError(error)}`);
  return [
    ...(isTty ? summary.flatMap((line) => wrapText(line, width)) : summary),
    ...(answer === '' ? [] : toEscapedLines(answer)),
  ];
}

/** Which of several things failed, and why. */
function toFailureLines(failures: readonly Failure[], options: RenderOptions): string[] {
  return [
    `${failures.length} failed:`,
    ...failures.flatMap(({ what, error }) => toErrorLines(error, options, `  ${what}: `)),
  ];
}

function renderContents(contents: unknown): string {
  const text = typeof contents === 'string' ? contents : JSON.stringify(contents, null, 2);
  return toEscapedLines(text).join('\n');
}
