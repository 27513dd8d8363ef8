import type { Clock } from '../../clock.ts';
import type { CommandSpec } from '../../core/command.ts';
import { summarizeError } from '../../core/error-text.ts';
import { answerTables } from '../../core/rows/answer-tables.ts';
import { rowNames } from '../../core/rows/row-names.ts';
import type { Result } from '../../cortex-text/result.ts';
import { OutputError } from '../../errors.ts';
import type { Integration } from '../../integration.ts';
import { createProgressLine } from '../terminal/progress.ts';
import type { Style } from '../terminal/style.ts';
import { wrapMessage } from '../terminal/wrap-message.ts';
import { say } from '../terminal/write.ts';
import { completeLine } from './complete.ts';
import { type Consent, refuseUnasked } from './consent.ts';
import { hintFor } from './hint.ts';
import type { History } from './history.ts';
import { createPrompt, type Prompt } from './prompt.ts';
import type { KnownInstance } from './room-command.ts';
import { ROOM_COMMANDS, runRoomCommand } from './room-commands.ts';
import { toRoomLine } from './room-line.ts';
import { createSession, type LineEnd, type Session, type SessionOptions } from './session.ts';

/** The terminal, for code that shows something on it. */
export interface Terminal extends Pick<Prompt, 'lend' | 'hasWaitingInput'> {
  /** Aborted when the person has seen enough (Ctrl-C). */
  readonly signal?: AbortSignal;
}

export interface RoomOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Notes and progress. */
  readonly notes: NodeJS.WriteStream;
  /** False if debug lines say more. */
  readonly showsProgress: boolean;
  readonly integration: Integration;
  readonly instanceNamed?: NonNullable<SessionOptions['instanceNamed']>;
  readonly clock: Clock;
  /** The text before the cursor, such as `acme> `. */
  readonly label: string;
  readonly history: History;
  readonly style: Style;
  /** Shown to a person before the first line. */
  readonly welcome: string;
  /** The instance as `:settings` shows it: names and values, none of them secret. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** The instances that `using=<name>` may name. */
  readonly instances: () => readonly KnownInstance[];
  /** False: the person has agreed to every change beforehand. */
  readonly asks: boolean;
  /** Prints a result. */
  readonly print: (result: Result, rawResponse: boolean, terminal: Terminal) => Promise<void>;
  /** Prints a text of the war room's own. */
  readonly page: (text: string, terminal: Terminal) => Promise<void>;
  /** Changing commands only show what they would send. */
  readonly dryRun: boolean;
  /** A session that something has happened in already, instead of a new one. */
  readonly session?: Session;
}

/**
 * A war room: reads lines from a person, or from a program, until the end of the input or `:quit`.
 *
 * @returns how the worst of its lines ended
 */
export async function runRoom(options: RoomOptions): Promise<LineEnd> {
  const commands = await options.integration.registry.loadAll();
  return new Room(
    options,
    commands.filter(({ hidden }) => !hidden),
  ).run();
}

class Room {
  readonly #options: RoomOptions;
  readonly #commands: readonly CommandSpec[];
  readonly #session: Session;
  readonly #prompt: Prompt;
  readonly #isTerminal: boolean;
  #running: AbortController | undefined;
  #isLeaving = false;
  #worst: LineEnd = 'good';

  constructor(options: RoomOptions, commands: readonly CommandSpec[]) {
    const { input, output, label, history, style } = options;
    this.#options = options;
    this.#commands = commands;
    this.#isTerminal = input.isTTY === true && output.isTTY === true;
    const session = options.session ?? createSession(options);
    this.#session = session;
    this.#prompt = createPrompt({
      input,
      output,
      label,
      history,
      complete: (text) =>
        completeLine(text, {
          commands,
          context: session.context,
          roomCommands: ROOM_COMMANDS,
          rowNames: () => session.last.flatMap(({ outcome }) => answerTables(outcome).flatMap(rowNames)),
        }),
      hint: (text) => hintFor(text, commands),
      style,
      onInterrupt: () => this.#running?.abort(),
    });
  }

  async run(): Promise<LineEnd> {
    const { output, welcome } = this.#options;
    if (this.#isTerminal) this.#tell(welcome);
    try {
      while (!this.#isLeaving) {
        const line = await this.#prompt.read();
        if (line === undefined) break;
        if (/^\s*(#|$)/.test(line)) continue;
        this.#note(await this.#runLine(line));
        // A blank line shows where one answer ends and the next line begins.
        if (this.#isTerminal && !this.#isLeaving) say(output, '\n');
      }
    } finally {
      this.#prompt.close();
    }
    return this.#worst;
  }

  #note(end: LineEnd): void {
    if (this.#worst === 'good' || end === 'refused') this.#worst = end;
  }

  /** Nothing that a line does or shows ends the session: a failure is reported, and the prompt comes back. */
  async #runLine(line: string): Promise<LineEnd> {
    const running = new AbortController();
    this.#running = running;
    try {
      const own = toRoomLine(line);
      return await (own === undefined ? this.#runCommand(line, running) : this.#runOwn(own, running));
    } catch (error) {
      // Without a place for its answers, a session has no use.
      if (error instanceof OutputError) throw error;
      say(this.#options.notes, `${this.#options.style.red(summarizeError(error))}\n`);
      return 'failed';
    } finally {
      this.#running = undefined;
    }
  }

  /** A message; a terminal breaks its lines at blanks. */
  #tell(text: string): void {
    const { output } = this.#options;
    say(output, `${this.#isTerminal ? wrapMessage(text, output.columns ?? 80) : text}\n`);
  }

  #terminal({ signal }: AbortController): Terminal {
    const prompt = this.#prompt;
    return { lend: (work) => prompt.lend(work), hasWaitingInput: () => prompt.hasWaitingInput(), signal };
  }

  #runOwn(line: string, running: AbortController): Promise<LineEnd> {
    const { facts, clock, style, output, page, print, history, instances } = this.#options;
    return runRoomCommand(line, {
      session: this.#session,
      commands: this.#commands,
      facts,
      instances,
      history,
      clock,
      style,
      width: output.columns ?? 100,
      page: (text) => page(text, this.#terminal(running)),
      tell: (text) => this.#tell(text),
      print: (result) => print(result, false, this.#terminal(running)),
      run: (command) => this.#runCommand(command, running),
      leave: () => {
        this.#isLeaving = true;
      },
    });
  }

  async #runCommand(line: string, running: AbortController): Promise<LineEnd> {
    const { notes, clock, showsProgress, style, print, dryRun } = this.#options;
    const progress = createProgressLine({ output: notes, clock, isWanted: showsProgress });
    try {
      return await this.#session.run(line, {
        signal: running.signal,
        dryRun,
        progress: progress.report,
        consent: this.#toConsent(progress.hold),
        ...(this.#isTerminal && { askSecret: (name: string) => progress.hold(() => this.#prompt.askSecret(name)) }),
        onResult: (result, { rawResponse }) => progress.hold(() => print(result, rawResponse, this.#terminal(running))),
        onNote: (note) => progress.hold(() => say(notes, `${style.dim(note)}\n`)),
      });
    } finally {
      progress.end();
    }
  }

  #toConsent(hold: <T>(work: () => Promise<T>) => Promise<T>): Consent {
    if (!this.#options.asks) return 'given';
    return this.#isTerminal ? (question) => hold(() => this.#prompt.confirm(question)) : refuseUnasked;
  }
}
