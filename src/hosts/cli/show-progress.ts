import type { Clock } from '../../clock.ts';
import type { ProgressLine } from '../terminal/progress.ts';
import type { GlobalFlags } from './global-flags.ts';
import type { CliIo } from './io.ts';

const SILENT: ProgressLine = { report() {}, hold: async (work) => work(), end() {} };

/** A progress line on stderr; none where stderr is not a terminal, or where debug lines say more. */
export async function openProgress(flags: GlobalFlags, io: CliIo, clock: Clock): Promise<ProgressLine> {
  if (!io.stderr.isTTY || flags.debug) return SILENT;
  const { createProgressLine } = await import('../terminal/progress.ts');
  return createProgressLine({ output: io.stderr, clock });
}
