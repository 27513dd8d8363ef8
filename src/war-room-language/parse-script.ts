import { openQuoteOf } from './line.ts';

export interface ScriptStep {
  readonly line: string;
  /** The step's first line in the file, counted from 1. */
  readonly lineNumber: number;
}

/**
 * The steps of a script: one command a line, or several lines where a quote stays open. Blank lines and lines that begin
 * with # are left out. A quote that never closes takes the rest of the file with it and is told when the step is run.
 */
export function parseScript(text: string): ScriptStep[] {
  const steps: ScriptStep[] = [];
  let pending: string[] = [];
  let openMark: string | undefined;
  const finish = (nextLine: number) => {
    if (pending.length > 0) steps.push({ line: pending.join('\n'), lineNumber: nextLine - pending.length });
    pending = [];
  };
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (openMark === undefined && /^\s*(#|$)/.test(line)) continue;
    pending.push(line);
    if (openMark !== undefined && !line.includes(openMark)) continue;
    openMark = openQuoteOf(pending.join('\n'));
    if (openMark === undefined) finish(index + 2);
  }
  finish(lines.length + 1);
  return steps;
}
