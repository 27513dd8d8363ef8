import type { Result } from '../../cortex-text/result.ts';
import { say } from '../terminal/write.ts';
import type { LineOptions } from '../war-room/session.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';
import { printResults } from './output.ts';

/** How what the steps of a script give is shown. */
export interface ScriptPrinter {
  readonly onResult: LineOptions['onResult'];
  finish(): Promise<void>;
}

/** Prints results as they come; with `--json` all of them as one list at the end. */
export function createScriptPrinter(flags: GlobalFlags, io: CliIo): ScriptPrinter {
  const collected: Result[] = [];
  return {
    async onResult(result, { rawResponse }) {
      if (flags.format === 'json') collected.push(result);
      else if (!result.ok && flags.format !== 'text') say(io.stderr, `${result.message}\n`);
      else await printResults([result], flags.format, io, { rawResponse });
    },
    async finish() {
      if (flags.format === 'json') await printResults(collected, 'json', io);
    },
  };
}
