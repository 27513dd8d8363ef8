import { systemClock } from '../../clock.ts';
import type { OktaCommand } from '../../commands/define.ts';
import { REGISTRY } from '../../commands/index.ts';
import { summarizeError } from '../../core/error-text.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { toResult } from '../../cortex-text/result.ts';
import { isWrongUsage, UsageError } from '../../errors.ts';
import { type CommandLine, parseLine } from '../../war-room-language/line.ts';
import { parseCommandFlags } from './command-flags.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT } from './io.ts';
import { openInstance } from './open-instance.ts';
import { printResults } from './output.ts';
import type { Pager } from './pager.ts';
import { openProgress } from './show-progress.ts';

interface Call {
  readonly command: OktaCommand;
  readonly args: RawArguments;
  /** Show Okta's answer instead of the readable text (`raw-response=true`). */
  readonly rawResponse: boolean;
}

/** `okta-v2 run …` and `okta-v2 okta-… --flags`. Resolves to the exit status. */
export async function runCommands(words: readonly string[], flags: GlobalFlags, io: CliIo): Promise<number> {
  const [first = '', ...rest] = words;
  if (first === 'run' && rest.some((word) => /^--file(=|$)/.test(word))) {
    const { runFile } = await import('./run-file.ts');
    return runFile(rest, flags, io);
  }
  let name = first;
  try {
    const call = first === 'run' ? toCall(await readLine(rest, io)) : readFlags(first, rest);
    name = call.command.name;
    return await runCall(call, flags, io);
  } catch (error) {
    return reportFailure(name, error, flags, io);
  }
}

/** An error as one line on stderr, or as the entry that the war room would show. Resolves to the exit status. */
export async function reportFailure(command: string, error: unknown, flags: GlobalFlags, io: CliIo): Promise<number> {
  if (flags.format === 'json') await printResults([toResult(command, { ok: false, error })], 'json', io);
  else io.stderr.write(`error: ${command}: ${summarizeError(error)}\n`);
  return isWrongUsage(error) ? EXIT.usage : EXIT.failed;
}

/** Runs work that Ctrl-C ends; a second Ctrl-C ends the process. */
export async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  process.once('SIGINT', cancel);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', cancel);
  }
}

async function runCall({ command, args, rawResponse }: Call, flags: GlobalFlags, io: CliIo): Promise<number> {
  const { integration } = openInstance(flags, io, systemClock);
  if (command.effect === 'destructive' && !flags.dryRun) {
    const { asksFirst, createConfirm } = await import('./confirm.ts');
    if (asksFirst(flags, io) && !(await createConfirm(io)(command, [args]))) {
      io.stderr.write('Nothing was done.\n');
      return EXIT.failed;
    }
  }
  if (flags.format === 'ndjson' && command.prepare(args).stream !== undefined) {
    const { printStream } = await import('./print-stream.ts');
    return cancellable((signal) => printStream(integration, command.name, args, { signal, flags, io }));
  }
  const progress = await openProgress(flags, io, systemClock);
  const result = await cancellable((signal) =>
    integration.run(command.name, args, { signal, progress: progress.report, dryRun: flags.dryRun }),
  );
  progress.end();
  if (!result.ok) return reportFailure(command.name, result.error, flags, io);
  const page = await openPager(flags, io);
  await printResults([result], flags.format, io, { rawResponse, ...(page && { page }) });
  return result.ok === true ? EXIT.ok : EXIT.failed;
}

/** The pager, where a person looks at the output. */
async function openPager(flags: GlobalFlags, io: CliIo): Promise<Pager | undefined> {
  if (!flags.pager || !io.stdout.isTTY) return undefined;
  const { createPager } = await import('./pager.ts');
  return createPager(io);
}

/** `run '!okta-…'`, or `run -` with the line on stdin. */
async function readLine(words: readonly string[], io: CliIo): Promise<CommandLine> {
  const [line, ...more] = words;
  if (line === undefined)
    throw new UsageError("Give the line to run, as in okta-v2 run '!okta-get-user username=jane@example.com'.");
  if (more.length > 0)
    throw new UsageError('Put the whole line in quotes, so that the shell hands it over as one word.');
  const isPiped = line === '-';
  const parsed = parseLine(isPiped ? await readAll(io.stdin) : line, {
    defaultArgumentOf: (name) => Object.entries(REGISTRY.find(name).args).find(([, { unnamed }]) => unnamed)?.[0],
  });
  if (!isPiped) refuseSecrets(REGISTRY.find(parsed.command), parsed.args);
  return parsed;
}

function toCall({ command, args, reserved }: CommandLine): Call {
  if (reserved.using !== undefined) throw new UsageError('Outside the war room, choose the instance with --instance.');
  return { command: REGISTRY.find(command), args, rawResponse: reserved.rawResponse };
}

function readFlags(name: string, words: readonly string[]): Call {
  const command = REGISTRY.find(name);
  const args = parseCommandFlags(command, words);
  refuseSecrets(command, args);
  return { command, args, rawResponse: false };
}

/** Whatever stands on a command line can be read by everyone on the machine, and stays in the shell's history. */
function refuseSecrets(command: OktaCommand, args: RawArguments): void {
  const name = Object.keys(args).find((given) => command.args[given]?.secret);
  if (name === undefined) return;
  throw new UsageError(
    `${name} would stand on the command line, where others can read it. Pipe the line in instead: okta-v2 run - < line.txt`,
  );
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8').trim();
  if (text === '') throw new UsageError('Nothing came on standard input; pipe a line into okta-v2 run -.');
  return text;
}
