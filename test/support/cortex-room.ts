import { onTestFinished } from 'vitest';
import type { NoteEntry } from '../../src/cortex-text/entry.ts';
import { answerLine, type Message } from '../../src/hosts/cortex/host.ts';
import { type OrgSeed, type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { mergeContext, type WarRoomContext } from '../../src/war-room-language/context-merge.ts';
import { readContext } from '../../src/war-room-language/context-query.ts';
import { expandArguments } from '../../src/war-room-language/expand-arguments.ts';
import { extendContext } from '../../src/war-room-language/extend-context.ts';
import { createVirtualClock } from './virtual-clock.ts';

export interface TaskOptions {
  /** As playbooks set it: `Key=path`, read from `Contents`. */
  readonly extendContext?: string;
  readonly ignoreOutputs?: boolean;
  /** Arguments that take a whole list; a list for any other one runs the command once per element. */
  readonly isArray?: (name: string) => boolean;
}

/** A playbook's tasks on the Cortex host, each a job of its own, with the context that they share. */
export interface CortexRoom {
  readonly simulator: Simulator;
  readonly context: WarRoomContext;
  /** Runs a task that has to succeed; `${…}` in its arguments is read from the context. */
  task(command: string, args?: Readonly<Record<string, string>>, options?: TaskOptions): Promise<NoteEntry[]>;
  /** One job with the arguments just as they are. */
  job(command: string, args?: Readonly<Record<string, unknown>>): Promise<NoteEntry>;
  /** Runs a job that has to fail, and gives the text of its error entry. */
  fail(command: string, args?: Readonly<Record<string, unknown>>): Promise<string>;
  /** What `${path}` gives. */
  read(path: string): unknown;
}

export async function openCortexRoom(seed?: OrgSeed): Promise<CortexRoom> {
  const clock = createVirtualClock();
  const simulator = await startSimulator({ clock, rateLimits: false, ...(seed && { seed }) });
  onTestFinished(() => simulator.close());
  const params = { url: simulator.url, credentials: { identifier: '', password: simulator.token }, use_oauth: false };
  const context: WarRoomContext = {};

  const answer = async (command: string, args: Readonly<Record<string, unknown>>): Promise<Message[]> => {
    const messages: Message[] = [];
    const line = JSON.stringify({ command, args, params, integrationContext: {} });
    await answerLine(line, (message) => messages.push(message), clock);
    return messages;
  };
  const job: CortexRoom['job'] = async (command, args = {}) => {
    for (const message of await answer(command, args)) {
      if (message.op === 'results') return message.entries[0] as NoteEntry;
      if (message.op === 'error') throw new Error(message.message);
    }
    throw new Error(`${command} gave no result.`);
  };

  return {
    simulator,
    context,
    job,
    async task(command, args = {}, options = {}) {
      const entries: NoteEntry[] = [];
      for (const set of expandArguments(args, context, options.isArray ?? (() => false)).argumentSets) {
        const entry = await job(command, set);
        entries.push(entry);
        if (options.ignoreOutputs !== true) mergeContext(context, entry.EntryContext);
        if (options.extendContext !== undefined) mergeContext(context, extendContext(entry, options.extendContext));
      }
      return entries;
    },
    async fail(command, args = {}) {
      for (const message of await answer(command, args)) if (message.op === 'error') return message.message;
      throw new Error(`${command} should have failed.`);
    },
    read: (path) => readContext(context, path),
  };
}
