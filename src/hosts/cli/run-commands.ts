import { systemClock } from '../../clock.ts';
import { OutputError, UsageError } from '../../errors.ts';
import type { Integration } from '../../integration.ts';
import { say } from '../terminal/write.ts';
import { cancellable } from './cancellable.ts';
import { findOktaCommand } from './find-okta-command.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT } from './io.ts';
import { registryOf } from './known-commands.ts';
import { type OpenedInstance, openInstance } from './open-instance.ts';
import { printResults } from './output.ts';
import { toPageFacts } from './page-facts.ts';
import type { Pager } from './pager.ts';
import { type Call, readFlagCall, readLineCall } from './read-call.ts';
import { reportFailure } from './report-failure.ts';
import type { ReportFile } from './report-file.ts';
import { openProgress } from './show-progress.ts';
import { withAskedSecrets } from './with-asked-secrets.ts';

/** `okta-v2 run …` and `okta-v2 okta-… --flags`. Resolves to the exit status. */
export async function runCommands(words: readonly string[], flags: GlobalFlags, io: CliIo): Promise<number> {
  const [first = '', ...rest] = words;
  if (first === 'run' && rest.some((word) => /^--file(=|$)/.test(word))) {
    const { runFile } = await import('./run-file.ts');
    return runFile(rest, flags, io);
  }
  let name = (await findOktaCommand(first, registryOf(io)))?.name ?? first;
  try {
    const given = first === 'run' ? await readLineCall(rest, io) : await readFlagCall(name, rest, io);
    name = given.command.name;
    const call = await withAskedSecrets(given, io);
    return await runCall(openInstance(flags, io, systemClock), call, flags, io);
  } catch (error) {
    // The command itself may have succeeded, and its entry could not be written either.
    if (error instanceof OutputError) throw error;
    return reportFailure(name, error, flags, io);
  }
}

async function runCall(opened: OpenedInstance, call: Call, flags: GlobalFlags, io: CliIo): Promise<number> {
  const { integration } = opened;
  const { command, args, rawResponse } = call;
  if (flags.choice !== undefined && command.effect !== 'read') {
    throw new UsageError(`${command.name} lists nothing, so it takes no --where, --sort, --columns and --count-by.`);
  }
  const file = await openFile(flags, io);
  if (command.effect !== 'read' && !flags.dryRun && !(await isAgreed(integration, call, flags, io))) {
    say(io.stderr, 'Nothing was done.\n');
    return EXIT.failed;
  }
  // A choice may need all rows: to sort them, or to know which names they have.
  const isStreamed = command.streams && file === undefined && flags.choice === undefined;
  if (flags.format === 'ndjson' && isStreamed) {
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
  const facts = () => toPageFacts(opened, call, flags.choice);
  await printResults([result], flags, io, { rawResponse, facts, ...(page && { page }) });
  await file?.save([result], facts());
  if (result.ok !== true) return EXIT.failed;
  return result.outcome.isMissing ? EXIT.missing : EXIT.ok;
}

/** Asks a person where the change has to be asked for. @throws {UsageError} where nobody can be asked */
async function isAgreed(
  integration: Integration,
  { command, args }: Call,
  flags: GlobalFlags,
  io: CliIo,
): Promise<boolean> {
  const { toConsent } = await import('./confirm.ts');
  const { findQuestion } = await import('../war-room/consent.ts');
  const consent = toConsent(flags, io);
  if (consent === 'given') return true;
  const question = await cancellable((signal) => findQuestion(integration, command, [args], { signal }));
  return question === undefined || consent(question);
}

/** The file of `--html`. */
async function openFile(flags: GlobalFlags, io: CliIo): Promise<ReportFile | undefined> {
  if (flags.html === undefined) return undefined;
  const { openReportFile } = await import('./report-file.ts');
  return openReportFile(flags.html, flags, io);
}

/** The pager, where a person looks at the output. */
async function openPager(flags: GlobalFlags, io: CliIo): Promise<Pager | undefined> {
  if (!flags.pager || !io.stdout.isTTY) return undefined;
  const { createPager } = await import('./pager.ts');
  return createPager(io);
}
