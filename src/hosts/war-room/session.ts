import type { Clock } from '../../clock.ts';
import type { CommandSpec } from '../../core/command.ts';
import type { NoteEntry } from '../../cortex-text/entry.ts';
import { type Result, toFailedResult } from '../../cortex-text/result.ts';
import { UsageError } from '../../errors.ts';
import type { Integration, RunOptions } from '../../integration.ts';
import { mergeContext, type WarRoomContext } from '../../war-room-language/context-merge.ts';
import { expandArguments } from '../../war-room-language/expand-arguments.ts';
import { extendContext } from '../../war-room-language/extend-context.ts';
import { parseLine } from '../../war-room-language/line.ts';
import type { ReservedArguments } from '../../war-room-language/reserved-arguments.ts';
import type { Confirm } from './confirm.ts';

export interface SessionOptions {
  readonly integration: Integration;
  readonly clock: Clock;
  /** The instance that `using=<name>` means. @throws UsageError where there is none of that name */
  readonly instanceNamed?: (name: string) => Integration;
}

export interface LineOptions extends RunOptions {
  /** Asked before a command that destroys something, once for all its runs; absent: nobody is asked. */
  readonly confirm?: Confirm;
  /** Called for each result as soon as it is there. */
  readonly onResult: (result: Result, reserved: Pick<ReservedArguments, 'rawResponse'>) => void | Promise<void>;
  /** Called with what a person should know beside the entries. */
  readonly onNote: (note: string) => void;
}

/** A war room: lines go in, entries come out, and what they leave in the context is there for the next line. */
export interface Session {
  readonly context: WarRoomContext;
  readonly commands: readonly CommandSpec[];
  /** Runs one line; true if every run of it went well. Mistakes in the line become error entries. */
  run(line: string, options: LineOptions): Promise<boolean>;
  /** Puts another context in place of this one (`:load`). */
  replaceContext(context: WarRoomContext): void;
}

export function createSession({ integration, clock, instanceNamed }: SessionOptions): Session {
  const commands = integration.registry.commands.filter(({ hidden }) => !hidden);
  let context: WarRoomContext = {};

  async function run(line: string, options: LineOptions): Promise<boolean> {
    const parsed = parseLine(line, { defaultArgumentOf: (name) => unnamedArgumentOf(integration.registry.find(name)) });
    const { reserved } = parsed;
    const command = integration.registry.find(parsed.command);
    const instance = reserved.using === undefined ? integration : chooseInstance(reserved.using, instanceNamed);
    const isArray = (name: string) => command.args[name]?.isArray ?? false;
    const { argumentSets, emptyReferences } = expandArguments(parsed.args, context, isArray);
    for (const reference of emptyReferences) options.onNote(`${reference} is empty in this session's context.`);
    const { confirm, dryRun } = options;
    if (command.effect === 'destructive' && confirm && !dryRun && !(await confirm(command, argumentSets))) {
      options.onNote('Nothing was done.');
      return false;
    }
    let isGood = true;
    for (const args of argumentSets) {
      const result = await runPatiently(
        () => runOnce(instance, command.name, args, reserved, options),
        reserved,
        options,
      );
      if (result.ok) keep(result.entry, reserved);
      isGood &&= result.ok === true;
      await options.onResult(result, reserved);
      if (options.signal?.aborted) return false;
    }
    return isGood;
  }

  function keep(entry: NoteEntry, reserved: ReservedArguments): void {
    if (!reserved.ignoreOutputs) mergeContext(context, entry.EntryContext);
    if (reserved.extendContext !== undefined) mergeContext(context, extendContext(entry, reserved.extendContext));
  }

  /** Tries again as often, and at such intervals, as `retry-count` and `retry-interval` say. */
  async function runPatiently(
    attempt: () => Promise<Result>,
    { retryCount = 0, retryIntervalS = 30 }: ReservedArguments,
    { signal, onNote }: LineOptions,
  ): Promise<Result> {
    let result = await attempt();
    for (let retry = 1; retry <= retryCount && !result.ok && !signal?.aborted; retry += 1) {
      onNote(`Try ${retry} of ${retryCount} after ${retryIntervalS} s.`);
      await clock.sleep(retryIntervalS * 1000, signal).catch(() => {});
      if (!signal?.aborted) result = await attempt();
    }
    return result;
  }

  async function runOnce(
    instance: Integration,
    command: string,
    args: Readonly<Record<string, unknown>>,
    { executionTimeoutS }: ReservedArguments,
    { signal, progress, dryRun = false, onNote }: LineOptions,
  ): Promise<Result> {
    const runOptions = { dryRun, ...(progress && { progress }) };
    if (executionTimeoutS === undefined)
      return instance.run(command, args, { ...runOptions, ...(signal && { signal }) });
    const done = new AbortController();
    const timeout = new AbortController();
    clock.sleep(executionTimeoutS * 1000, done.signal).then(
      () => {
        onNote(`The execution timeout of ${executionTimeoutS} s is over.`);
        timeout.abort();
      },
      () => {},
    );
    try {
      const either = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
      return await instance.run(command, args, { ...runOptions, signal: either });
    } finally {
      done.abort();
    }
  }

  return {
    get context() {
      return context;
    },
    commands,
    async run(line, options) {
      try {
        return await run(line, options);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        await options.onResult(toFailedResult(error.message, error), { rawResponse: false });
        return false;
      }
    },
    replaceContext(replacement) {
      context = replacement;
    },
  };
}

/** The argument that a value without a name is for. */
export function unnamedArgumentOf({ args }: CommandSpec): string | undefined {
  return Object.entries(args).find(([, spec]) => spec.unnamed)?.[0];
}

function chooseInstance(name: string, instanceNamed: SessionOptions['instanceNamed']): Integration {
  if (instanceNamed === undefined)
    throw new UsageError(`There is no instance ${name} to use; this session has one only.`);
  return instanceNamed(name);
}
