import { systemClock } from '../../clock.ts';
import type { OktaCommand } from '../../commands/define.ts';
import type { Registry } from '../../core/registry.ts';
import { toUndoText } from '../../core/undo-text.ts';
import { UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';
import { parseCommandName, parseLine } from '../../war-room-language/line.ts';
import { parseScript, type ScriptStep } from '../../war-room-language/parse-script.ts';
import { say } from '../terminal/write.ts';
import { refuseUnasked } from '../war-room/consent.ts';
import { createSession, type LineEnd, type Session } from '../war-room/session.ts';
import { cancellable } from './cancellable.ts';
import type { GlobalFlags } from './global-flags.ts';
import { createInstanceFinder } from './instance-finder.ts';
import { type CliIo, EXIT } from './io.ts';
import { registryOf } from './known-commands.ts';
import { openInstance } from './open-instance.ts';
import { toPageFacts } from './page-facts.ts';
import { readInput } from './read-input.ts';
import { openReportFile } from './report-file.ts';
import { createScriptPrinter, type ScriptPrinter } from './script-printer.ts';
import { openProgress } from './show-progress.ts';
import { refuseUnknownFlags } from './unknown-flag.ts';

interface Script {
  readonly path: string;
  readonly steps: readonly ScriptStep[];
  /** Go on after an error. */
  readonly keepGoing: boolean;
}

/**
 * `okta-v2 run --file steps.txt [--keep-going]`: its lines one after another, with one context. Stops at the first error
 * unless it has to go on. The summary goes to stderr, so that stdout holds results alone.
 *
 * Nobody is asked while a script runs: what needs consent needs `--yes`. With `--dry-run` reading commands run, since
 * later lines build on what they find, and the requests of the others are shown instead of being sent.
 */
export async function runFile(words: readonly string[], flags: GlobalFlags, io: CliIo): Promise<number> {
  if (flags.choice !== undefined) {
    throw new UsageError(
      'run --file takes no --where, --sort, --columns and --count-by: its steps list different things.',
    );
  }
  const { path, keepGoing } = parseWords(words);
  const script = { path, keepGoing, steps: parseScript(readInput(path)) };
  if (script.steps.length === 0) throw new UsageError(`${path} contains no command lines.`);
  if (!flags.yes && !flags.dryRun) await refuseDestruction(script, registryOf(io));
  const file = flags.html === undefined ? undefined : await openReportFile(flags.html, flags, io);
  const opened = openInstance(flags, io, systemClock);
  const session = createSession({
    integration: opened.integration,
    clock: systemClock,
    instanceNamed: createInstanceFinder(opened, flags, io),
  });
  const printer = createScriptPrinter(flags, io, { facts: () => toPageFacts(opened), file });
  const ends = await cancellable((signal) => runSteps(script, { session, printer, signal, flags, io }));
  await printer.finish();
  const status = summarize(script, ends, flags, io);
  // Whether or not that succeeds, it is told how the steps ended.
  await printer.save();
  return status;
}

interface Run {
  readonly session: Session;
  readonly printer: ScriptPrinter;
  readonly signal: AbortSignal;
  readonly flags: GlobalFlags;
  readonly io: CliIo;
}

/** Runs the steps, and gives how each that ran has ended. */
async function runSteps({ path, steps, keepGoing }: Script, run: Run): Promise<readonly LineEnd[]> {
  const ends: LineEnd[] = [];
  for (const step of steps) {
    const end = await runStep(path, step, run);
    ends.push(end);
    if (end !== 'good') say(run.io.stderr, `${path}:${step.lineNumber}: failed\n`);
    if (run.signal.aborted || (end !== 'good' && !keepGoing)) break;
  }
  return ends;
}

async function runStep(path: string, step: ScriptStep, { session, printer, signal, flags, io }: Run): Promise<LineEnd> {
  const progress = await openProgress(flags, io, systemClock);
  try {
    return await session.run(step.line, {
      consent: flags.yes ? 'given' : refuseUnasked,
      signal,
      dryRun: flags.dryRun,
      progress: progress.report,
      onResult: (result, reserved) => progress.hold(() => printer.onResult(result, reserved)),
      onNote: (note) => progress.hold(() => void say(io.stderr, `${path}:${step.lineNumber}: ${note}\n`)),
    });
  } finally {
    progress.end();
  }
}

function summarize({ steps }: Script, ends: readonly LineEnd[], { dryRun }: GlobalFlags, io: CliIo): number {
  const good = ends.filter((end) => end === 'good').length;
  const left = steps.length - ends.length;
  const notRun = left > 0 ? `, ${left} not run` : '';
  const rehearsed = dryRun ? ' Dry run: nothing was changed.' : '';
  say(io.stderr, `${good} of ${steps.length} steps succeeded, ${ends.length - good} failed${notRun}.${rehearsed}\n`);
  if (ends.includes('refused')) return EXIT.usage;
  return good === steps.length ? EXIT.ok : EXIT.failed;
}

/** Before the first step runs: half a script that stops at a missing `--yes` would help nobody. */
async function refuseDestruction({ path, steps }: Script, registry: Registry<OktaCommand>): Promise<void> {
  for (const { line, lineNumber } of steps) {
    const command = await changingCommandOf(line, registry);
    if (!command?.asksAlways) continue;
    throw new UsageError(
      `${path}:${lineNumber}: ${command.name} ${toUndoText(command)}, and a script cannot ask. Nothing was sent. Add --yes to run it.`,
    );
  }
}

/** The command of a line; undefined for a dry run, and for a mistake, which is reported when the step runs. */
async function changingCommandOf(line: string, registry: Registry<OktaCommand>): Promise<OktaCommand | undefined> {
  try {
    const command = await registry.load(parseCommandName(line));
    const { args } = parseLine(line, { defaultArgumentOf: () => command.main });
    return parseTruth(args.dry_run) === true ? undefined : command;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** The words behind `run`, in which a flag and its value are joined. */
function parseWords(words: readonly string[]): { path: string; keepGoing: boolean } {
  let path = '';
  let keepGoing = false;
  refuseUnknownFlags(words, ['file', 'keep-going'], 'run');
  for (const word of words) {
    if (word === '--keep-going') keepGoing = true;
    else if (word.startsWith('--file=')) path = word.slice('--file='.length);
    else throw new UsageError(`run --file takes only --keep-going besides the file, not '${word}'.`);
  }
  if (path === '') throw new UsageError('--file needs the path of a file with command lines; - means stdin.');
  return { path, keepGoing };
}
