import { LineAssembler } from './line-assembler.ts';

export interface ScriptStep {
  readonly line: string;
  /** The step's first line in the file, counted from 1. */
  readonly lineNumber: number;
}

/**
 * The steps of a script: one command a line, or several lines where a quote stays open. Blank lines and lines that begin
 * with # are left out. A quote that never closes takes the rest of the file; running that step reports it.
 */
export function parseScript(text: string): ScriptStep[] {
  const steps: ScriptStep[] = [];
  const assembler = new LineAssembler();
  let firstLine = 0;
  for (const [index, physical] of text.split(/\r?\n/).entries()) {
    if (!assembler.isOpen) {
      if (/^\s*(#|$)/.test(physical)) continue;
      firstLine = index + 1;
    }
    const line = assembler.add(physical);
    if (line !== undefined) steps.push({ line, lineNumber: firstLine });
  }
  const rest = assembler.flush();
  if (rest !== undefined) steps.push({ line: rest, lineNumber: firstLine });
  return steps;
}
