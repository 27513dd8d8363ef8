import { readFileSync } from 'node:fs';
import { systemClock } from '../../clock.ts';
import type { Result } from '../../cortex-text/result.ts';
import { UsageError } from '../../errors.ts';
import { parseScript } from '../../war-room-language/parse-script.ts';
import { createSession, type LineOptions } from '../war-room/session.ts';
import { asksFirst, createConfirm } from './confirm.ts';
import type { GlobalFlags } from './global-flags.ts';
import { createInstanceFinder } from './instance-finder.ts';
import { type CliIo, EXIT } from './io.ts';
import { openInstance } from './open-instance.ts';
import { printResults } from './output.ts';
import { cancellable } from './run-commands.ts';
import { openProgress } from './show-progress.ts';

/**
 * `okta-v2 run --file steps.txt [--keep-going]`: its lines one after another, with one context. Stops at the first error
 * unless told to go on; the summary goes to stderr, so that stdout holds results alone.
 *
 * With `--dry-run` reading commands run, since later lines build on what they find, and the requests of the others are
 * shown instead of being sent.
 */
export async function runFile(words: readonly string[], flags: GlobalFlags, io: CliIo): Promise<number> {
  const { path, keepGoing } = parseWords(words);
  const steps = parseScript(readScript(path));
  if (steps.length === 0) throw new UsageError(`${path} holds no command lines.`);
  const opened = openInstance(flags, io, systemClock);
  const session = createSession({
    integration: opened.integration,
    clock: systemClock,
    instanceNamed: createInstanceFinder(opened, flags, io),
  });
  const printer = createResultPrinter(flags, io);
  const confirm = asksFirst(flags, io) && path !== '-' ? createConfirm(io) : undefined;
  let good = 0;
  let bad = 0;
  await cancellable(async (signal) => {
    for (const step of steps) {
      const progress = await openProgress(flags, io, systemClock);
      const wentWell = await session.run(step.line, {
        signal,
        dryRun: flags.dryRun,
        progress: progress.report,
        ...(confirm && { confirm: (command, sets) => progress.hold(() => confirm(command, sets)) }),
        onResult: (result, reserved) => progress.hold(() => printer.onResult(result, reserved)),
        onNote: (note) => progress.hold(() => void io.stderr.write(`${path}:${step.lineNumber}: ${note}\n`)),
      });
      progress.end();
      if (wentWell) good += 1;
      else {
        bad += 1;
        io.stderr.write(`${path}:${step.lineNumber}: failed\n`);
      }
      if (signal.aborted || (!wentWell && !keepGoing)) break;
    }
  });
  await printer.finish();
  const left = steps.length - good - bad;
  const notRun = left > 0 ? `, ${left} were not run` : '';
  const dryRun = flags.dryRun ? ' Dry run: nothing was changed.' : '';
  io.stderr.write(`${good} of ${steps.length} steps went well, ${bad} failed${notRun}.${dryRun}\n`);
  return bad === 0 && left === 0 ? EXIT.ok : EXIT.failed;
}

/** How what a step gives is shown. */
interface Printer {
  readonly onResult: LineOptions['onResult'];
  finish(): Promise<void>;
}

function createResultPrinter(flags: GlobalFlags, io: CliIo): Printer {
  const collected: Result[] = [];
  return {
    async onResult(result, { rawResponse }) {
      if (flags.format === 'json') collected.push(result);
      else if (!result.ok && flags.format !== 'text') io.stderr.write(`${result.message}\n`);
      else await printResults([result], flags.format, io, { rawResponse });
    },
    async finish() {
      if (flags.format === 'json') await printResults(collected, 'json', io);
    },
  };
}

function parseWords(words: readonly string[]): { path: string; keepGoing: boolean } {
  let path: string | undefined;
  let keepGoing = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--keep-going') keepGoing = true;
    else if (word === '--file') {
      index += 1;
      path = words[index];
    } else if (word.startsWith('--file=')) path = word.slice('--file='.length);
    else throw new UsageError(`run --file takes --keep-going beside the file, not '${word}'.`);
  }
  if (path === undefined || path === '')
    throw new UsageError('--file needs the path of a file with command lines; - means stdin.');
  return { path, keepGoing };
}

function readScript(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new UsageError(`${path} cannot be read (${code}).`);
  }
}
