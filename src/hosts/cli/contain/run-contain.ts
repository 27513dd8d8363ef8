import { systemClock } from '../../../clock.ts';
import { parseSettings } from '../../../config/settings.ts';
import type { Result } from '../../../cortex-text/result.ts';
import { TransportError } from '../../../errors.ts';
import type { Integration } from '../../../integration.ts';
import { say, write } from '../../terminal/write.ts';
import type { GlobalFlags } from '../global-flags.ts';
import { type CliIo, EXIT } from '../io.ts';
import { openInstance } from '../open-instance.ts';
import { printResults } from '../output.ts';
import type { OwnFlags } from '../parse-cli-words.ts';
import { reportFailure } from '../report-failure.ts';
import { openProgress } from '../show-progress.ts';
import { isAgreedByCount } from './ask-count.ts';
import { containByJournal } from './contain-by-journal.ts';
import { type ContainmentOrder, readOrder, stepsOf } from './containment-order.ts';
import type { Journal } from './journal.ts';
import { JournalFile } from './journal-file.ts';
import { createJournal, reopenJournal } from './open-journal.ts';
import { toStanding, toSummary } from './to-summary.ts';
import { untilInterrupted } from './until-interrupted.ts';

type FailedResult = Extract<Result, { ok: false }>;

const COMMAND = 'okta-contain-user';

/**
 * `okta-v2 contain --file logins.txt --journal contain.ndjson [--resume]`: okta-contain-user for any number of people, with
 * a journal by which a run that ended too early goes on. Resolves to the exit status.
 */
export async function runContain(own: OwnFlags, flags: GlobalFlags, io: CliIo): Promise<number> {
  const order = readOrder(own);
  const { integration, params } = openInstance(flags, io, systemClock);
  if (flags.dryRun) return showPlan(integration, order, flags, io);
  const { origin: org } = parseSettings(params);
  const journal = await openJournal(order, org, flags, io);
  if (journal === undefined) {
    say(io.stderr, 'Nothing was done.\n');
    return EXIT.failed;
  }
  try {
    return await run(integration, order, journal, flags, io);
  } finally {
    journal.close();
  }
}

/** @returns undefined where a person does not agree to what is left to do */
async function openJournal(
  order: ContainmentOrder,
  org: string,
  flags: GlobalFlags,
  io: CliIo,
): Promise<Journal | undefined> {
  if (!order.isResumed) JournalFile.refuseExisting(order.journalPath);
  const earlier = order.isResumed ? reopenJournal(order, org, systemClock) : undefined;
  const names = earlier?.namesLeft(order.names) ?? order.names;
  if (names.length > 0 && !(await isAgreedByCount({ names, steps: stepsOf(order), org }, flags, io))) return undefined;
  if (earlier === undefined) return createJournal(order, org, systemClock);
  if (names.length > 0) earlier.keep({ event: 'resume' });
  return earlier;
}

async function run(
  integration: Integration,
  order: ContainmentOrder,
  journal: Journal,
  flags: GlobalFlags,
  io: CliIo,
): Promise<number> {
  const result = await containLeft(integration, order, journal, flags, io);
  if (journal.failure !== undefined) throw journal.failure;
  if (result?.ok === false && !isEndedByPerson(result, journal)) return reportFailure(COMMAND, result.error, flags, io);
  const failures = result?.ok === false ? [] : (result?.outcome.failures ?? []);
  const standing = toStanding(order.names, journal, failures);
  await write(io.stdout, toSummary(standing, order));
  return standing.failed.length + standing.left === 0 ? EXIT.ok : EXIT.failed;
}

/** Ctrl-C came before anything was done for anybody: how to go on is told all the same. */
const isEndedByPerson = ({ error }: FailedResult, { isStopping }: Journal): boolean =>
  isStopping && error instanceof TransportError && error.isCancelled;

/** @returns undefined where nobody is left */
async function containLeft(
  integration: Integration,
  order: ContainmentOrder,
  journal: Journal,
  flags: GlobalFlags,
  io: CliIo,
): Promise<Result | undefined> {
  if (journal.namesLeft(order.names).length === 0) return undefined;
  const progress = await openProgress(flags, io, systemClock);
  const onFirst = () => {
    journal.stop();
    const text = 'Finishing the steps that are under way. Press Ctrl-C again to cancel these, too.\n';
    void progress.hold(() => say(io.stderr, text));
  };
  const { maxWaitSeconds } = flags;
  const result = await untilInterrupted({ onFirst }, (signal) =>
    containByJournal({
      ...{ integration, order, journal, signal, progress: progress.report },
      ...(maxWaitSeconds !== undefined && { budgetMs: maxWaitSeconds * 1000 }),
    }),
  );
  progress.end();
  return result;
}

async function showPlan(
  integration: Integration,
  { names, args }: ContainmentOrder,
  flags: GlobalFlags,
  io: CliIo,
): Promise<number> {
  const progress = await openProgress(flags, io, systemClock);
  const result = await integration.run(
    COMMAND,
    { ...args, username: names },
    { dryRun: true, progress: progress.report, budgetMs: Number.POSITIVE_INFINITY },
  );
  progress.end();
  if (!result.ok) return reportFailure(COMMAND, result.error, flags, io);
  await printResults([result], flags, io);
  return result.ok === true ? EXIT.ok : EXIT.failed;
}
