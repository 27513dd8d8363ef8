import { systemClock } from '../../clock.ts';
import { cancellable } from './cancellable.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT } from './io.ts';
import { openInstance } from './open-instance.ts';
import { printResults } from './output.ts';
import { reportFailure } from './report-failure.ts';
import { openProgress } from './show-progress.ts';

/** `okta-v2 test`: what Cortex's Test button does. Resolves to the exit status. */
export async function testInstance(flags: GlobalFlags, io: CliIo): Promise<number> {
  const { integration } = openInstance(flags, io, systemClock);
  const progress = await openProgress(flags, io, systemClock);
  const result = await cancellable((signal) =>
    integration.run('test-module', {}, { signal, progress: progress.report }),
  );
  progress.end();
  if (!result.ok) return reportFailure('test', result.error, flags, io);
  await printResults([result], flags, io);
  return EXIT.ok;
}
