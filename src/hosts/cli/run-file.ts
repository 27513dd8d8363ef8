import { readFileSync } from 'node:fs';
import { systemClock } from '../../clock.ts';
import type { Entry } from '../../core/entry.ts';
import { UsageError } from '../../errors.ts';
import { parseScript } from '../war-room/parse-script.ts';
import { createSession } from '../war-room/session.ts';
import { confirmDestruction } from './confirm.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT } from './io.ts';
import { openInstance } from './open-instance.ts';
import { printEntries } from './output.ts';
import { cancellable } from './run-commands.ts';

/**
 * `okta-v2 run --file steps.txt [--keep-going]`: its lines one after another, with one context. Stops at the first error
 * unless told to go on; the summary goes to stderr, so that stdout holds results alone.
 */
export async function runFile(words: readonly string[], flags: GlobalFlags, io: CliIo): Promise<number> {
  const { path, keepGoing } = parseWords(words);
  const steps = parseScript(readScript(path));
  if (steps.length === 0) throw new UsageError(`${path} holds no command lines.`);
  const { integration } = openInstance(flags, io, systemClock);
  const asks = !flags.yes && io.stdin.isTTY && io.stderr.isTTY;
  const session = createSession({
    integration,
    clock: systemClock,
    ...(asks && { confirm: (command, sets) => confirmDestruction(command, sets, io) }),
  });
  const collected: Entry[] = [];
  let good = 0;
  let bad = 0;
  await cancellable(async (signal) => {
    for (const { line, lineNumber } of steps) {
      const wentWell = await session.run(line, {
        signal,
        onEntry: async (entry, { rawResponse }) => {
          if (flags.format === 'json') collected.push(entry);
          else if (entry.Type === 4 && flags.format !== 'text') io.stderr.write(`${entry.Contents}\n`);
          else await printEntries([entry], flags.format, io, { rawResponse });
        },
        onNote: (note) => io.stderr.write(`${path}:${lineNumber}: ${note}\n`),
      });
      if (wentWell) good += 1;
      else bad += 1;
      if (!wentWell) io.stderr.write(`${path}:${lineNumber}: failed\n`);
      if (signal.aborted || (!wentWell && !keepGoing)) break;
    }
  });
  if (flags.format === 'json') await printEntries(collected, 'json', io);
  const left = steps.length - good - bad;
  io.stderr.write(
    `${good} of ${steps.length} steps went well, ${bad} failed${left > 0 ? `, ${left} were not run` : ''}.\n`,
  );
  return bad === 0 && left === 0 ? EXIT.ok : EXIT.failed;
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
