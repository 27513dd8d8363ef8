import { summarizeError } from '../../core/error-text.ts';
import type { Result } from '../../cortex-text/result.ts';
import { say } from '../terminal/write.ts';
import type { LineOptions } from '../war-room/session.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';
import { printResults } from './output.ts';
import type { PageFacts } from './page-facts.ts';
import type { ReportFile } from './report-file.ts';

interface ScriptPrinterOptions {
  readonly facts: () => PageFacts;
  /** All results are written to it at the end, too. */
  readonly file: ReportFile | undefined;
}

/** How what the steps of a script give is shown. */
export interface ScriptPrinter {
  readonly onResult: LineOptions['onResult'];
  finish(): Promise<void>;
  /** Writes all of them to the file of `--html`, if there is one. */
  save(): Promise<void>;
}

/** Prints results as they come; as JSON or a page, all of them as one at the end. */
export function createScriptPrinter(flags: GlobalFlags, io: CliIo, options: ScriptPrinterOptions): ScriptPrinter {
  const isWhole = flags.format === 'json' || flags.format === 'html';
  const collected: Result[] = [];
  return {
    async onResult(result, { rawResponse }) {
      if (isWhole || options.file !== undefined) collected.push(result);
      if (isWhole) return;
      if (!result.ok && flags.format !== 'text') say(io.stderr, `${summarizeError(result.error)}\n`);
      else await printResults([result], flags, io, { rawResponse });
    },
    async finish() {
      if (isWhole) await printResults(collected, flags, io, { facts: options.facts });
    },
    async save() {
      if (collected.length > 0) await options.file?.save(collected, options.facts());
    },
  };
}
