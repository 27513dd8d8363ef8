import type { Clock } from '../../clock.ts';
import type { CommandSpec } from '../../core/command.ts';
import { answerTables } from '../../core/rows/answer-tables.ts';
import { type Result, toFailedResult, toResult } from '../../cortex-text/result.ts';
import { UsageError } from '../../errors.ts';
import type { Integration, RunOptions } from '../../integration.ts';
import { applyChange } from '../../war-room-language/apply-change.ts';
import { mergeContext, type WarRoomContext } from '../../war-room-language/context-merge.ts';
import { expandArguments } from '../../war-room-language/expand-arguments.ts';
import { extendContext } from '../../war-room-language/extend-context.ts';
import { parseCommandName, parseLine } from '../../war-room-language/line.ts';
import type { ReservedArguments } from '../../war-room-language/reserved-arguments.ts';
import { askForSecrets, type SecretAsker } from './ask-for-secrets.ts';
import { CONSENT_NEEDED, type Consent, findQuestion, type Question } from './consent.ts';
import { runPatiently } from './run-patiently.ts';

export interface SessionOptions {
  readonly integration: Integration;
  readonly clock: Clock;
  /** The instance that `using=<name>` means. @throws {UsageError} where there is none of that name */
  readonly instanceNamed?: (name: string) => Integration;
}

export interface LineOptions extends Pick<RunOptions, 'signal' | 'progress' | 'dryRun'> {
  readonly consent: Consent;
  /** Asks for a secret (`password=?`); absent where there is nobody to ask. */
  readonly askSecret?: SecretAsker;
  /** Called for each result as soon as it is there. */
  readonly onResult: (result: Result, reserved: Pick<ReservedArguments, 'rawResponse'>) => void | Promise<void>;
  /** Called with what a person should know beside the entries. */
  readonly onNote: (note: string) => void;
}

/** How a line ended; `refused`: it needs a person's consent, and nobody could be asked. */
export type LineEnd = 'good' | 'failed' | 'refused';

/** A war room: lines go in, entries come out, and what they leave in the context is there for the next line. */
export interface Session {
  readonly context: WarRoomContext;
  /** What the last line gave that gave rows: one result for each time that its command ran. */
  readonly last: readonly AnsweredResult[];
  /** Runs one line. Mistakes in the line become error entries. */
  run(line: string, options: LineOptions): Promise<LineEnd>;
  /** Puts another context in place of this one (`:load`). */
  replaceContext(context: WarRoomContext): void;
}

/** A result with an outcome. */
export type AnsweredResult = Exclude<Result, { ok: false }>;

export function createSession(options: SessionOptions): Session {
  return new LineSession(options);
}

/** A line that has been read: which command runs where, and with which arguments. */
interface ReadLine {
  readonly command: CommandSpec;
  readonly instance: Integration;
  readonly reserved: ReservedArguments;
  /** One set for each run. */
  readonly argumentSets: readonly Readonly<Record<string, unknown>>[];
  readonly emptyReferences: readonly string[];
}

/** A result that leaves something in the context. */
type Kept = Exclude<Result, { readonly ok: false }>;

const READABLE = { rawResponse: false };

class LineSession implements Session {
  readonly #options: SessionOptions;
  #context: WarRoomContext = {};
  #last: readonly AnsweredResult[] = [];

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get context(): WarRoomContext {
    return this.#context;
  }

  get last(): readonly AnsweredResult[] {
    return this.#last;
  }

  replaceContext(context: WarRoomContext): void {
    this.#context = context;
  }

  async run(line: string, options: LineOptions): Promise<LineEnd> {
    try {
      return await this.#runLine(await this.#read(line), options);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      await options.onResult(toFailedResult(error.message, error), READABLE);
      return error.code === CONSENT_NEEDED ? 'refused' : 'failed';
    }
  }

  async #read(line: string): Promise<ReadLine> {
    const { integration, instanceNamed } = this.#options;
    const command = await integration.registry.load(parseCommandName(line));
    const parsed = parseLine(line, { defaultArgumentOf: () => command.main });
    const { reserved } = parsed;
    const isArray = (name: string) => command.args[name]?.isArray ?? false;
    return {
      command,
      instance: reserved.using === undefined ? integration : chooseInstance(reserved.using, instanceNamed),
      reserved,
      ...expandArguments(parsed.args, this.#context, isArray),
    };
  }

  async #runLine(read: ReadLine, options: LineOptions): Promise<LineEnd> {
    const argumentSets = await askForSecrets(read.command, read.argumentSets, options.askSecret);
    const line = { ...read, argumentSets };
    for (const reference of line.emptyReferences) options.onNote(`${reference} is empty in this session's context.`);
    if (!(await this.#isAgreed(line, options))) return 'failed';
    let isGood = true;
    const answered: AnsweredResult[] = [];
    for (const args of argumentSets) {
      const result = await this.#runOnce(line, args, options);
      if (result.ok && answerTables(result.outcome).length > 0) answered.push(result);
      if (answered.length > 0) this.#last = answered;
      isGood = result.ok === true && isGood;
      if (options.signal?.aborted) return 'failed';
    }
    return isGood ? 'good' : 'failed';
  }

  /** Asks where it has to be asked; says so where the command does not run. */
  async #isAgreed({ instance, command, argumentSets }: ReadLine, options: LineOptions): Promise<boolean> {
    const { consent, dryRun, onResult, onNote, signal, progress } = options;
    if (consent === 'given' || dryRun) return true;
    let question: Question | undefined;
    try {
      question = await findQuestion(instance, command, argumentSets, withoutUndefined({ signal, progress }));
    } catch (error) {
      await onResult(toResult(command.name, { ok: false, error }), READABLE);
      return false;
    }
    if (question === undefined || (await consent(question))) return true;
    onNote('Nothing was done.');
    return false;
  }

  async #runOnce(line: ReadLine, args: Readonly<Record<string, unknown>>, options: LineOptions): Promise<Result> {
    const { instance, command, reserved } = line;
    const { onResult, onNote, progress, dryRun = false } = options;
    const result: Result = await runPatiently(
      (signal) => instance.run(command.name, args, { dryRun, ...withoutUndefined({ signal, progress }) }),
      reserved,
      { clock: this.#options.clock, signal: options.signal, onNote },
    );
    if (result.ok) this.#keep(result, reserved);
    await onResult(result, reserved);
    return result;
  }

  #keep({ outcome, entry }: Kept, { ignoreOutputs, extendContext: specification }: ReservedArguments): void {
    for (const change of outcome.changes ?? []) applyChange(this.#context, change);
    if (!ignoreOutputs) mergeContext(this.#context, entry.EntryContext);
    if (specification !== undefined) mergeContext(this.#context, extendContext(entry, specification));
  }
}

function chooseInstance(name: string, instanceNamed: SessionOptions['instanceNamed']): Integration {
  if (instanceNamed === undefined) {
    throw new UsageError(`There is no instance ${name} to use; this session has one only.`);
  }
  return instanceNamed(name);
}

/** Leaves out what is undefined, since an option that is there must have a value. */
function withoutUndefined({ signal, progress }: { [Name in 'signal' | 'progress']: RunOptions[Name] | undefined }) {
  return { ...(signal && { signal }), ...(progress && { progress }) };
}
