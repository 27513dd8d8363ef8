import type { Clock } from '../../clock.ts';
import type { Result } from '../../cortex-text/result.ts';
import type { Integration } from '../../integration.ts';
import { createProgressLine } from '../terminal/progress.ts';
import type { Style } from '../terminal/style.ts';
import { completeLine } from './complete.ts';
import { type Confirm, toQuestion } from './confirm.ts';
import { hintFor } from './hint.ts';
import type { History } from './history.ts';
import { createPrompt, type Prompt } from './prompt.ts';
import { ROOM_COMMANDS, runRoomCommand } from './room-commands.ts';
import { createSession, type Session, type SessionOptions } from './session.ts';

export interface RoomOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Notes and progress. */
  readonly notes: NodeJS.WriteStream;
  /** False where debug lines tell more. */
  readonly showsProgress: boolean;
  readonly integration: Integration;
  readonly instanceNamed?: NonNullable<SessionOptions['instanceNamed']>;
  readonly clock: Clock;
  /** What stands before the cursor, such as `acme> `. */
  readonly label: string;
  readonly history: History;
  readonly style: Style;
  /** What is said to a person before the first line. */
  readonly welcome: string;
  /** The instance as `:settings` shows it: names and values, none of them secret. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** False: a command that destroys something is not asked about. */
  readonly asks: boolean;
  /** Prints a result; `lend` lets a pager have the terminal. */
  readonly print: (result: Result, rawResponse: boolean, lend: Prompt['lend']) => Promise<void>;
  /** Prints a text of the war room's own. */
  readonly page: (text: string, lend: Prompt['lend']) => Promise<void>;
  /** A session that something has happened in already, instead of a new one. */
  readonly session?: Session;
}

/**
 * A war room: reads lines from a person, or from a program, until the end of the input or `:quit`.
 *
 * @returns whether every line went well
 */
export async function runRoom(options: RoomOptions): Promise<boolean> {
  const { input, output, notes, integration, clock, style } = options;
  const isTerminal = input.isTTY === true && output.isTTY === true;
  const session =
    options.session ??
    createSession({ integration, clock, ...(options.instanceNamed && { instanceNamed: options.instanceNamed }) });
  const commands = session.commands;
  let running: AbortController | undefined;
  let isLeaving = false;
  let wentWell = true;

  const prompt = createPrompt({
    input,
    output,
    label: options.label,
    history: options.history,
    complete: (text) => completeLine(text, { commands, context: session.context, roomCommands: ROOM_COMMANDS }),
    hint: (text) => hintFor(text, commands),
    style,
    onInterrupt: () => running?.abort(),
  });
  const lend: Prompt['lend'] = (work) => prompt.lend(work);

  const confirm: Confirm = (command, sets) => prompt.confirm(toQuestion(command, sets));

  async function runCommand(line: string): Promise<boolean> {
    running = new AbortController();
    const progress = createProgressLine({ output: notes, clock, isWanted: options.showsProgress });
    try {
      return await session.run(line, {
        signal: running.signal,
        progress: progress.report,
        ...(options.asks && isTerminal && { confirm: (command, sets) => progress.hold(() => confirm(command, sets)) }),
        onResult: (result, { rawResponse }) => progress.hold(() => options.print(result, rawResponse, lend)),
        onNote: (note) => progress.hold(() => void notes.write(`${style.dim(note)}\n`)),
      });
    } finally {
      progress.end();
      running = undefined;
    }
  }

  const room = {
    session,
    facts: options.facts,
    clock,
    style,
    width: output.columns ?? 100,
    page: (text: string) => options.page(text, lend),
    run: runCommand,
    leave: () => {
      isLeaving = true;
    },
  };

  if (isTerminal) output.write(`${options.welcome}\n`);
  try {
    while (!isLeaving) {
      const line = await prompt.read();
      if (line === undefined) break;
      if (/^\s*(#|$)/.test(line)) continue;
      const isGood = line.trimStart().startsWith(':') ? await runRoomCommand(line, room) : await runCommand(line);
      wentWell &&= isGood;
      // Where one answer ends and the next line begins.
      if (isTerminal && !isLeaving) output.write('\n');
    }
  } finally {
    prompt.close();
  }
  return wentWell;
}
