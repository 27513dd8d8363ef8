import { setFlagsFromString } from 'node:v8';
import { systemClock } from '../../clock.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import type { Integration } from '../../integration.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT, write } from './io.ts';
import { toRowText } from './output.ts';
import { openProgress } from './show-progress.ts';

interface StreamOptions {
  readonly signal: AbortSignal;
  readonly flags: GlobalFlags;
  readonly io: CliIo;
}

/**
 * Prints the rows of a list page by page; the next page is asked for once the reader has taken the last one, so that
 * memory does not grow with the rows. Throws what goes wrong on the way; the rows before it are printed by then.
 */
export async function printStream(
  integration: Integration,
  command: string,
  args: RawArguments,
  { signal, flags, io }: StreamOptions,
): Promise<number> {
  keepHeapSmall();
  const progress = await openProgress(flags, io, systemClock);
  let rows = 0;
  try {
    for await (const page of integration.stream(command, args, { signal, progress: progress.report })) {
      rows += page.length;
      progress.report({ kind: 'rows', rows });
      const text = await toRowText(page, io);
      if (text === '') continue;
      // On the same terminal the two would be written into one another.
      if (io.stdout.isTTY) await progress.hold(() => write(io.stdout, text));
      else await write(io.stdout, text);
    }
  } finally {
    progress.end();
  }
  return EXIT.ok;
}

/** Printed rows are garbage at once, but V8 lets the heap grow to several times what is in use before it collects them. */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--semi-space-growth-factor=1');
}
